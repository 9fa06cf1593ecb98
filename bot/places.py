"""From what people type to the places that they may mean."""

import logging
import re

import jieba
from rapidfuzz import fuzz, process

from jobs.lexicons import load_regions
from storage.database import Connection
from storage.records import Region, RegionLevel
from storage.regions import find_region, list_regions_named

NEAR_ENOUGH = 50
"""Of 100, by characters: 滨洲 shares one of two with 滨州."""

LARGER_FIRST = list(RegionLevel)

jieba.setLogLevel(logging.WARNING)


def places_named(conn: Connection, words: str) -> list[Region]:
    """The places that the words name, largest first; those named among other words where none is.

    `滨州` and `滨州 北海` are names as they stand; 聊城今年的 is cut into words first.
    """
    found = list_regions_named(conn, words) or _places_among(conn, words)
    return sorted(found, key=lambda region: (LARGER_FIRST.index(region.level), region.code))


def places_like(conn: Connection, words: str, limit: int) -> list[Region]:
    """Known places whose names look most like the words, or hold them, best first."""
    asked = re.sub(r"\s+", "", words)
    if len(asked) < 2:
        return []
    regions = load_regions()
    names = [(name, region) for region in regions for name in (region.name, region.short)]
    scored = process.extract(
        asked,
        [name for name, _ in names],
        scorer=fuzz.ratio,
        score_cutoff=NEAR_ENOUGH,
        limit=None,
    )
    best: dict[str, float] = {}
    for _, score, index in scored:
        code = names[index][1].code
        best[code] = max(best.get(code, 0), score)
    for name, region in names:
        if asked in name:
            best[region.code] = 100
    level = {region.code: LARGER_FIRST.index(region.level) for region in regions}
    ranked = sorted(best, key=lambda code: (-best[code], level[code], code))
    found = (find_region(conn, code) for code in ranked[: limit * 4])
    return [region for region in found if region is not None][:limit]


def _places_among(conn: Connection, words: str) -> list[Region]:
    """The places named by single words of a phrase; the later word stands for the smaller place."""
    for word in reversed(jieba.lcut(words)):
        if len(word) > 1 and (found := list_regions_named(conn, word)):
            return found
    return []
