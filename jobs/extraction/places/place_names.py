"""Names of places in a text: which words are names, and which of the namesakes is meant."""

import re
from collections.abc import Sequence

from jobs.extraction.places.place_index import Named, NameKind, PlaceIndex, city_path, inside
from jobs.extraction.places.place_words import (
    AIM_NAMES,
    COMMON_WORDS,
    LONE_NAME_BEGINS,
    NAME_BEGINS,
    NAME_ENDS,
    NO_PLACE_BEHIND,
    ORDINARY_DISTRICTS,
    OTHER_WORDS,
    OWN_ZONE,
    SETS_TO_WORK,
    SPEAKS_FIRST,
    ZONE,
    ZONE_NEEDS_SHORT,
    ZONE_STARTS,
)
from jobs.extraction.rules.spotter import FoundName
from jobs.extraction.rules.value import Value, replace
from storage.records import Region, RegionLevel

_OTHER_WORD_BEHIND = re.compile(r"市[场值政容]|区[域别块间位]|县域")
_OTHER_WORD_ENDS = frozenset("场值政容域别块间位")
"""The characters that it ends with."""
_REMEMBERED = 500
_TOWN_ENDS = ("镇", "乡", "街道")
_IN_A_ROW = re.compile(
    "(?:[、和][\u4e00-\u9fff]{2,4}?){0,6}等?[两三四五六七八九]个?(?:[县区市]|地(?!块))"
)
_ROW_GOES_ON = frozenset("、和等两三四五六七八九")
"""Behind a county's name in a row: 霸州、大城两县市."""
_RANK = re.compile(r"^(?:国家级?|省级)")


class Spot(Value, frozen=True):
    """A place at `text[start:end]`, as a path; `region` where the gazetteer knows it."""

    start: int
    end: int
    path: str
    rule: str
    region: Region | None = None
    short: bool = False
    """A county or zone by its short name, which chance may have made."""


class _Meant(Value, frozen=True):
    """What a name means where a page speaks from."""

    region: Region
    path: str
    size: int
    short: bool
    full: bool
    """By its full name, where that is not its short one as well."""
    at_home: bool
    """In the city that the page speaks from."""
    near: bool
    """In its province."""
    lone: bool
    """Read without knowing where the page speaks from."""
    weak: bool
    """A county or zone by its short name, which chance may have made."""
    risky: bool
    """Its name may be part of other words: those around it decide."""
    doubtful: bool
    """Its name may be no place's, or not this one's: what stands around it decides."""


class _Scope:
    """A place that a page speaks from, and what names mean there."""

    def __init__(self, here: str) -> None:
        self.here = here
        self.city = city_path(here)
        self.province = here.split("/", 1)[0]
        self.meant: dict[str, _Meant | None] = {}
        """What each name means with none before it, as pages name the same places again."""

    def mean(self, name: str, entries: Sequence[Named], before: str) -> _Meant | None:
        """The nearest of a name's bearers, of which those come first that lie in `before`."""
        named = _choose(entries, self, before)
        if named is None:
            return None
        region = named.region
        short = named.kind is NameKind.SHORT
        at_home = inside(region.path, self.city)
        risky = name in OTHER_WORDS or (len(name) <= 2 and name[-1] == "县")
        return _Meant(
            region,
            region.path,
            named.size,
            short,
            named.kind is NameKind.FULL and region.short != region.name,
            at_home,
            inside(region.path, self.province),
            not self.here,
            short and named.size <= 1,
            risky,
            risky or (not at_home and (short or name in ORDINARY_DISTRICTS)),
        )


class NameReader:
    """Reads names of places under the place that the page speaks from."""

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index
        self._scopes: dict[str, _Scope] = {}

    def sure_spots_of(self, text: str, found: Sequence[FoundName]) -> list[Spot]:
        """The names that only one place has, wherever the page comes from."""
        names = self._index.names
        return [
            spot
            for spot in self.spots_of(text, found, "")
            if len(names.get(text[spot.start : spot.end], ())) <= 1
        ]

    def spots(self, text: str, here: str) -> list[Spot]:
        """The names in order; one directly behind the place it lies in is one with it."""
        return self.spots_of(text, self._index.find(text), here)

    def spots_of(self, text: str, found: Sequence[FoundName], here: str) -> list[Spot]:
        """The same, where it is known which names stand in the text."""
        spots: list[Spot] = []
        if not found:
            return spots
        scope = self._scope(here)
        free_from = behind = 0
        for each in found:
            name, start, end = each
            if start < free_from:
                continue
            before = spots[-1].path if spots and free_from == start else ""
            spot = self._spot(text, each, scope, before)
            overlaps, behind = start < behind, end
            if spot is None or (overlaps and len(name) <= 2 and not inside(spot.path, scope.city)):
                continue  # 其中|阳信 is no 中阳; but 运河|南堤 is no 河南
            if before and inside(spot.path, before):
                spots[-1] = replace(spot, start=spots[-1].start)
            else:
                spots.append(spot)
            free_from = spot.end
        return spots

    def _scope(self, here: str) -> _Scope:
        scope = self._scopes.get(here)
        if scope is None:
            if len(self._scopes) >= _REMEMBERED:
                self._scopes.clear()
            scope = self._scopes[here] = _Scope(here)
        return scope

    def _spot(self, text: str, found: FoundName, scope: _Scope, before: str) -> Spot | None:
        """What a name means at its place; `before` is the place named directly before it."""
        name, start, end = found
        behind = text[end : end + 1]
        if name in COMMON_WORDS and not before and not self._is_meant(text, found, scope):
            return None
        if (
            behind in _OTHER_WORD_ENDS
            and len(name) > 2
            and name[-1] in "市区县"
            and _OTHER_WORD_BEHIND.match(text, end - 1)
        ):
            name, end, behind = name[:-1], end - 1, name[-1]
            if name in COMMON_WORDS and not before:
                return None
        if before:
            meant = scope.mean(name, self._index.names.get(name, ()), before)
        else:
            meant = scope.meant[name] if name in scope.meant else self._near(name, scope)
        if meant is None:
            return None
        doubtful = meant.doubtful or (meant.short and NO_PLACE_BEHIND[behind])
        if doubtful and not _is_name(text, (name, start, end), meant, before):
            return None
        if behind in ZONE_STARTS and (zone := ZONE.match(text, end)):
            return self._with_zone(text[start:end], start, zone, meant)
        return Spot(start, end, meant.path, "place.name", meant.region, meant.weak)

    def _is_meant(self, text: str, found: FoundName, scope: _Scope) -> bool:
        """Whether a common word is a place near home all the same: 东山：…, 大丰经济开发区."""
        name, start, end = found
        if text[end : end + 1] in _ROW_GOES_ON and _IN_A_ROW.match(text, end):
            meant = self._near(name, scope) if scope.here else None
            return meant is not None and meant.at_home
        if start and text[end : end + 1] not in ZONE_STARTS:
            return False
        zone = ZONE.match(text, end) if text[end : end + 1] in ZONE_STARTS else None
        zoned = zone is not None and not ZONE_NEEDS_SHORT.search(zone[0])
        if not zoned and (start or not SPEAKS_FIRST.match(text, end)):
            return False
        meant = self._near(name, scope)
        if meant is None or scope.here:
            return meant is not None and meant.at_home
        # Only a place's name stands before 经开区, and only one place has this one.
        return meant.lone and OWN_ZONE.match(text, end) is not None

    def _near(self, name: str, scope: _Scope) -> _Meant | None:
        """What a name means with none before it."""
        if name not in scope.meant:
            scope.meant[name] = scope.mean(name, self._index.names.get(name, ()), "")
        return scope.meant[name]

    def _with_zone(self, written: str, start: int, zone: re.Match[str], meant: _Meant) -> Spot:
        """A name that the kind of a zone follows."""
        region = meant.region
        if region.level == RegionLevel.ZONE or (meant.full and ZONE_NEEDS_SHORT.search(zone[0])):
            return Spot(start, zone.start(), meant.path, "place.name", region, meant.weak)
        kind = _RANK.sub("", zone[0])
        name = kind if meant.full else self._zone_name(region, written, kind)
        path = f"{meant.path}/{name}"
        return Spot(start, zone.end(), path, "place.zone", self._index.known(path))

    def _zone_name(self, region: Region, written: str, kind: str) -> str:
        """A zone as written; 经开区 by what it is short for, where that zone is known."""
        if kind != "经开区":
            return written + kind
        long = (f"{written}经济技术开发区", f"{written}经济开发区")
        known = [name for name in long if self._index.known(f"{region.path}/{name}")]
        return known[0] if known else written + kind


def _choose(entries: Sequence[Named], scope: _Scope, before: str) -> Named | None:
    for place in (before, scope.here, scope.city, scope.province):
        near = [named for named in entries if inside(named.region.path, place)]
        if near:
            return _biggest(near)
    return _biggest(entries)


def _is_name(text: str, found: FoundName, meant: _Meant, before: str) -> bool:
    name, _, end = found
    no_place = NO_PLACE_BEHIND[text[end : end + 1]] if meant.short else None
    town = meant.short and not meant.at_home and text.startswith(_TOWN_ENDS, end)
    if town or (no_place is not None and no_place.match(text, end)):
        return False  # 湖滨镇 is no 湖滨区 elsewhere
    if before and meant.path != before and inside(meant.path, before):
        return True
    if meant.risky and _is_other_word(text, found):
        return False
    if meant.at_home:
        return True
    if not meant.short:
        return name not in ORDINARY_DISTRICTS
    return (
        meant.size > 1
        or name in OTHER_WORDS
        or len(name) > 3
        or ((meant.near or meant.lone) and OWN_ZONE.match(text, end) is not None)
        or _stands_alone(text, found, meant)
    )


def _is_other_word(text: str, found: FoundName) -> bool:
    """Whether the characters around a risky name make other words of it: 形|成都|市圈, 示|范县."""
    name, start, end = found
    if name in OTHER_WORDS:
        before, behind = OTHER_WORDS[name]
        return (start > 0 and text[start - 1] in before) or text[end : end + 1] in set(behind)
    if not start:
        return False
    return AIM_NAMES.get(name, LONE_NAME_BEGINS).match(text, start - 1, start) is None


def _stands_alone(text: str, found: FoundName, meant: _Meant) -> bool:
    """Whether a county's short name far from home stands as a name does."""
    _, start, end = found
    if not NAME_BEGINS.search(text, max(0, start - 1), start):
        return False
    if meant.near or NAME_ENDS.match(text, end) is not None:
        return True
    if not start and meant.lone and SETS_TO_WORK.match(text, end):
        return True
    # 甲开发区 on a page of another province is its own place's, whatever county is called 甲.
    return meant.lone and _is_zoned(text, end)


def _is_zoned(text: str, end: int) -> bool:
    return text[end : end + 1] in ZONE_STARTS and ZONE.match(text, end) is not None


def _biggest(entries: Sequence[Named]) -> Named | None:
    """The one that is bigger than all others, by its full name rather than a short one."""
    if len(entries) <= 1:
        return entries[0] if entries else None
    ranked = sorted(entries, key=lambda named: (-named.size, named.kind))
    first, second = ranked[:2]
    if first.size == second.size and first.kind == second.kind:
        return None
    return first
