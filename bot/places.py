"""From what people type to the places that they may mean."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import jieba
from rapidfuzz import fuzz, process

from jobs.lexicons import load_regions
from jobs.pinyin import in_plain_letters, in_simplified, syllables
from jobs.texts.words_zh import ENGLISH_PLACES
from storage.database import Connection
from storage.records import Region, RegionLevel, lies_in
from storage.regions import find_region, list_known_names, list_regions_named, list_regions_of_level

NEAR_ENOUGH = 50
"""Of 100, by characters: 滨洲 shares one of two with 滨州."""

NEAR_IN_LETTERS = 84
"""Of 100, by letters: binzou and binzhou share twelve of thirteen."""

SOUNDS_ALIKE = 200
HOLDS_THE_WORDS = 100
"""Better than any likeness of characters: a name of the same sound is the commonest slip."""

ENGLISH_WORD = re.compile(r" (?:city|county|district|province|town|prefecture)$")

LONGEST_NAME = 30
"""Characters; what is longer names no place."""

LONGEST_IN_WORDS = 4
"""Words that a name is cut into: 滨州|高新技术|产业|开发区."""

LARGER_FIRST = list(RegionLevel)
BEYOND_THE_LIST = (RegionLevel.ZONE, RegionLevel.TOWN)
"""The levels of places that articles may add to those known from the start."""

jieba.setLogLevel(logging.WARNING)


def load_names() -> None:
    """Load what names are looked for in, most of a second's work, before anybody asks."""
    jieba.initialize()
    _codes_of_the_list()
    _names_of_the_list()


def places_called(conn: Connection, words: str) -> list[Region]:
    """The places that the words name as they stand, largest first.

    Traditional characters, pinyin and English are read too: 濱州, binzhou, Boxing County, Tibet.
    """
    letters = ENGLISH_WORD.sub("", in_plain_letters(words))
    for form in dict.fromkeys((words, in_simplified(words), ENGLISH_PLACES.get(letters, letters))):
        if found := list_regions_named(conn, form):
            return sorted(found, key=_larger_first)
    return []


def places_named(conn: Connection, words: str) -> list[Region]:
    """The places that the words name, largest first; those named among other words where none is.

    滨州 is a name as it stands; 聊城今年的 is cut into words first.
    """
    return places_called(conn, words) or _places_among(conn, in_simplified(words))


def places_like(conn: Connection, words: str, limit: int) -> list[Region]:
    """Known places whose names sound or look like the words, or hold them, best first."""
    return _near(conn, words, limit)[0]


def places_meant(conn: Connection, words: str) -> bool:
    """Whether words that name no place were most likely meant to: 滨洲, 山东滨洲, binzou.

    Much of what people say resembles some county's name; a slip leaves its first character.
    """
    near, score = _near(conn, words, 1)
    return bool(near) and (
        score >= HOLDS_THE_WORDS or words.isascii() or near[0].name[0] in in_simplified(words)
    )


def _near(conn: Connection, words: str, limit: int) -> tuple[list[Region], float]:
    """The places near to the words, and how near the first is.

    Of 山东滨洲, where the first characters name a place, only places below that one are meant.
    """
    asked = re.sub(r"\s+", "", in_simplified(in_plain_letters(words)))
    if not 2 <= len(asked) <= LONGEST_NAME:
        return [], 0
    for length in range(len(asked) - 2, 1, -1):
        for above in list_regions_named(conn, asked[:length]):
            found = _near_below(conn, asked[length:], limit, above.path + "/")
            if found[0]:
                return found
    return _near_below(conn, asked, limit, "")


def _near_below(conn: Connection, asked: str, limit: int, below: str) -> tuple[list[Region], float]:
    listed = _codes_of_the_list()
    added = [
        each
        for level in BEYOND_THE_LIST
        for each in list_regions_of_level(conn, level)
        if each.code not in listed
    ]
    scores: dict[str, float] = {}
    found: dict[str, Region] = {}
    for names in (_names_of_the_list(), _names_of(added)):
        for index, score in names.scores(asked):
            region = names.regions[index]
            if region.path.startswith(below):
                found[region.code] = region
                scores[region.code] = max(score, scores.get(region.code, 0))
    best = max(scores.values(), default=0)
    if best == SOUNDS_ALIKE:
        found = {code: region for code, region in found.items() if scores[code] == best}
    ranked = sorted(found, key=lambda code: (-scores[code], _larger_first(found[code])))
    stored = (find_region(conn, code) for code in ranked[: limit * 4])
    return [region for region in stored if region is not None][:limit], best


@dataclass(frozen=True, slots=True)
class _Names:
    """Names, how each is read in letters, and whose it is."""

    names: Sequence[str]
    read: Sequence[str]
    regions: Sequence[Region]

    def scores(self, asked: str) -> list[tuple[int, float]]:
        """The names near to what was asked, by index, and how near each is."""
        if asked.isascii():
            return self._best(asked, self.read, NEAR_IN_LETTERS)
        near = self._best(asked, self.names, NEAR_ENOUGH)
        near += [(at, HOLDS_THE_WORDS) for at, name in enumerate(self.names) if asked in name]
        sound = "".join(syllables(asked) or ())
        if sound:
            near += [(at, SOUNDS_ALIKE) for at, read in enumerate(self.read) if read == sound]
        return near

    @staticmethod
    def _best(asked: str, names: Sequence[str], enough: float) -> list[tuple[int, float]]:
        scored = process.extract(asked, names, scorer=fuzz.ratio, score_cutoff=enough, limit=None)
        return [(index, score) for _, score, index in scored]


@cache
def _codes_of_the_list() -> frozenset[str]:
    return frozenset(region.code for region in load_regions())


@cache
def _names_of_the_list() -> _Names:
    return _names_of(load_regions())


def _names_of(regions: Sequence[Region]) -> _Names:
    called = [
        (name, region)
        for region in regions
        for name in dict.fromkeys((region.name, region.short, *region.aliases))
    ]
    return _Names(
        names=[name for name, _ in called],
        read=["".join(syllables(name) or ()) for name, _ in called],
        regions=[region for _, region in called],
    )


def _places_among(conn: Connection, words: str) -> list[Region]:
    """The places named by single words of a phrase; of places that lie in each other the smallest.

    Of 北海 and 滨州, in either order, only the 北海 in 滨州 is meant; of 滨州 聊城 both may be.
    """
    groups: list[list[Region]] = []
    for called in _called_in_turn(conn, jieba.lcut(words)):
        for at, group in enumerate(groups):
            if within := _inside(called, group) or _inside(group, called):
                groups[at] = within
                break
        else:
            groups.append(called)
    return list({each.code: each for group in groups for each in group}.values())


def _called_in_turn(conn: Connection, words: list[str]) -> Iterator[list[Region]]:
    """The places that the words name one after the other: 北海|经济|开发区 is one name."""
    together = {
        (at, end): name
        for at in range(len(words))
        for end in range(at + 1, min(len(words), at + LONGEST_IN_WORDS) + 1)
        if 1 < len(name := "".join(words[at:end])) <= LONGEST_NAME and name.isalnum()
    }
    known = list_known_names(conn, set(together.values()))
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + LONGEST_IN_WORDS), at, -1):
            name = together.get((at, end), "")
            # Letters may be English, and have their own forms.
            is_name = name in known or (name.isascii() and end == at + 1)
            if name and is_name and (called := places_called(conn, name)):
                yield called
                at = end
                break
        else:
            at += 1


def _inside(some: Sequence[Region], others: Sequence[Region]) -> list[Region]:
    return [each for each in some if any(lies_in(each.path, one.path) for one in others)]


def _larger_first(region: Region) -> tuple[int, str]:
    return (LARGER_FIRST.index(region.level), region.code)
