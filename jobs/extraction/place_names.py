"""Names of places in a text: which words are names, and which of the namesakes is meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobs.extraction.place_index import Named, NameKind, PlaceIndex, city_path, inside
from jobs.extraction.place_words import (
    COMMON_WORDS,
    NAME_BEGINS,
    NAME_ENDS,
    NO_PLACE_BEHIND,
    ORDINARY_DISTRICTS,
    OTHER_WORDS,
    SPEAKS_FIRST,
    ZONE,
    ZONE_NEEDS_SHORT,
    ZONE_STARTS,
)
from jobs.extraction.record import record
from storage.records import Region, RegionLevel

_OTHER_WORD_BEHIND = re.compile(r"市[场值政容]|区[域别块间位]|县域")
_REMEMBERED = 20_000
_RANK = re.compile(r"^(?:国家级?|省级)")


@record
class Spot:
    """A place at `text[start:end]`, as a path; `region` where the gazetteer knows it."""

    start: int
    end: int
    path: str
    rule: str
    region: Region | None = None
    short: bool = False
    """A county or zone by its short name, which chance may have made."""


@record
class _Candidate:
    named: Named
    name: str
    span: tuple[int, int]


class NameReader:
    """Reads names of places under the place that the page speaks from."""

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index
        self._nearest: dict[tuple[str, str], Named | None] = {}

    def sure_spots(self, text: str) -> Iterator[Spot]:
        """The names that only one place has, wherever the page comes from."""
        for spot in self.spots(text, ""):
            if len(self._index.names.get(text[spot.start : spot.end], ())) <= 1:
                yield spot

    def spots(self, text: str, here: str) -> Iterator[Spot]:
        """The names in order; one directly behind the place it lies in is one with it."""
        last: Spot | None = None
        for found in self._index.find(text):
            name, start, _ = found
            before = last.path if last is not None and last.end == start else ""
            if last is not None and start < last.end:
                continue
            if name in COMMON_WORDS and not before and not self._is_meant(text, found, here):
                continue
            named, end = self._meant(text, found, here, before)
            if named is None:
                continue
            spot = self._with_zone(text, start, end, named)
            if last is not None and before and inside(spot.path, before):
                spot = replace(spot, start=last.start)
            elif last is not None:
                yield last
            last = spot
        if last is not None:
            yield last

    def _meant(
        self, text: str, found: tuple[str, int, int], here: str, before: str
    ) -> tuple[Named | None, int]:
        name, start, end = found
        if len(name) > 2 and name[-1] in "市区县" and _OTHER_WORD_BEHIND.match(text, end - 1):
            name, end = name[:-1], end - 1
            if name in COMMON_WORDS and not before:
                return None, end
        entries: Sequence[Named] = self._index.names.get(name, ())
        named = self._choose(entries, here, before) if before else self._near(name, here)
        if named is None:
            return None, end
        candidate = _Candidate(named, name, (start, end))
        return (named if self._is_name(text, candidate, here, before) else None), end

    def _is_meant(self, text: str, found: tuple[str, int, int], here: str) -> bool:
        """Whether a common word is a place near home all the same: 东山：…, 大丰经济开发区."""
        name, start, end = found
        zone = ZONE.match(text, end) if text[end : end + 1] in ZONE_STARTS else None
        zoned = zone is not None and not ZONE_NEEDS_SHORT.search(zone[0])
        if not zoned and (start or not SPEAKS_FIRST.match(text, end)):
            return False
        near = self._near(name, here) if here else None
        return near is not None and inside(near.region.path, city_path(here))

    def _near(self, name: str, here: str) -> Named | None:
        """The namesake nearest to a place; remembered, as pages name the same places again."""
        key = (name, here)
        if key not in self._nearest:
            if len(self._nearest) >= _REMEMBERED:
                self._nearest.clear()
            self._nearest[key] = self._choose(self._index.names.get(name, ()), here, "")
        return self._nearest[key]

    @staticmethod
    def _choose(entries: Sequence[Named], here: str, before: str) -> Named | None:
        scopes = [before] if before else []
        if here:
            scopes += [here, city_path(here), here.split("/", 1)[0]]
        for scope in scopes:
            near = [named for named in entries if inside(named.region.path, scope)]
            if near:
                return _biggest(near)
        return _biggest(entries)

    @staticmethod
    def _is_name(text: str, spot: _Candidate, here: str, before: str) -> bool:
        region, end = spot.named.region, spot.span[1]
        short = spot.named.kind == NameKind.SHORT
        if short and NO_PLACE_BEHIND.match(text, end):
            return False
        if before and inside(region.path, before) and region.path != before:
            return True
        if _is_other_word(text, spot):
            return False
        near = here if inside(region.path, city_path(here)) else ""
        if not short:
            return bool(near) or spot.name not in ORDINARY_DISTRICTS
        return (
            bool(near)
            or spot.named.size > 1
            or spot.name in OTHER_WORDS
            or len(spot.name) > 3
            or _stands_alone(text, spot, inside(region.path, here.split("/", 1)[0]))
        )

    def _with_zone(self, text: str, start: int, end: int, named: Named) -> Spot:
        region = named.region
        zone = ZONE.match(text, end) if text[end : end + 1] in ZONE_STARTS else None
        written = text[start:end]
        full = named.kind == NameKind.FULL and region.short != region.name
        if (
            zone is None
            or region.level == RegionLevel.ZONE
            or (full and ZONE_NEEDS_SHORT.search(zone[0]))
        ):
            short = named.kind == NameKind.SHORT and named.size <= 1
            return Spot(start, end, region.path, "place.name", region, short)
        kind = _RANK.sub("", zone[0])
        name = kind if full else self._zone_name(region, written, kind)
        path = f"{region.path}/{name}"
        return Spot(start, zone.end(), path, "place.zone", self._index.known(path))

    def _zone_name(self, region: Region, written: str, kind: str) -> str:
        """A zone as written; 经开区 by what it is short for, where that zone is known."""
        if kind != "经开区":
            return written + kind
        long = (f"{written}经济技术开发区", f"{written}经济开发区")
        known = [name for name in long if self._index.known(f"{region.path}/{name}")]
        return known[0] if known else written + kind


def _is_other_word(text: str, spot: _Candidate) -> bool:
    """Whether the characters around a name make other words of it: 形|成都|市圈."""
    before, behind = OTHER_WORDS.get(spot.name, ("", ""))
    start, end = spot.span
    return (start > 0 and text[start - 1] in before) or text[end : end + 1] in set(behind)


def _stands_alone(text: str, spot: _Candidate, same_province: bool) -> bool:
    """Whether a county's short name far from home stands as a name does."""
    start, end = spot.span
    if not NAME_BEGINS.search(text, max(0, start - 1), start):
        return False
    return same_province or NAME_ENDS.match(text, end) is not None


def _biggest(entries: Sequence[Named]) -> Named | None:
    """The one that is bigger than all others, by its full name rather than a short one."""
    if len(entries) <= 1:
        return entries[0] if entries else None
    ranked = sorted(entries, key=lambda named: (-named.size, named.kind))
    first, second = ranked[:2]
    if first.size == second.size and first.kind == second.kind:
        return None
    return first
