"""The gazetteer's index: which regions a name may mean, and what lies in what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from enum import IntEnum

from ahocorasick_rs import AhoCorasick

from jobs.extraction.places.place_words import LEVEL_NAMES
from jobs.extraction.rules.spotter import FoundName, names_in_order
from jobs.extraction.rules.value import Value
from storage.records import Region, RegionLevel

MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_SIZE = {
    RegionLevel.PROVINCE: 3,
    RegionLevel.CITY: 2,
    RegionLevel.COUNTY: 1,
    RegionLevel.ZONE: 0,
    RegionLevel.TOWN: 0,
}


class NameKind(IntEnum):
    FULL = 0
    SHORT = 1
    OTHER = 2


class Named(Value, frozen=True):
    """A region under one of its names."""

    region: Region
    kind: NameKind
    size: int
    """By its level: 3 for a province, 0 for a zone."""


def city_path(path: str) -> str:
    """The path down to the city: 山东省/滨州市 of 山东省/滨州市/沾化区, 上海市 of its districts."""
    parts = path.split("/")
    return parts[0] if parts[0] in MUNICIPALITIES else "/".join(parts[:2])


def inside(path: str, above: str) -> bool:
    """Whether a place is another one or lies in it. Nothing lies in the empty path."""
    return above != "" and (path == above or path.startswith(f"{above}/"))


class PlaceIndex:
    """Names to regions and back. Building it takes some tens of milliseconds."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self._by_code = {region.code: region for region in regions}
        self._by_path = {
            f"{old.under or region.path.rpartition('/')[0]}/{old.name}": region
            for region in regions
            for old in region.former
        } | {region.path: region for region in regions}
        names: dict[str, list[Named]] = defaultdict(list)
        for region in regions:
            for name, kind in _names_of(region):
                if not self._follows_its_place(region, name):
                    names[name].append(Named(region, kind, _SIZE[region.level]))
        self.names = dict(names)
        self._patterns = list(self.names)
        self._automaton = AhoCorasick(self._patterns)
        self._counties: dict[str, list[Region]] = defaultdict(list)
        for region in regions:
            if region.level == RegionLevel.COUNTY:
                self._counties[city_path(region.path)].append(region)

    def _follows_its_place(self, region: Region, name: str) -> bool:
        """聊城高新区 is read by its form, and kept as written."""
        above = self._by_code.get(region.parent or "")
        return above is not None and name == f"{above.short}高新区"

    def known(self, path: str) -> Region | None:
        """The region of exactly this path, under its name of today or an old one."""
        return self._by_path.get(path)

    def find(self, text: str) -> list[FoundName]:
        """The names in a text, the longest at each place; one may begin in the one before it."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return []
        hits = [(start, -end, which) for which, start, end in found]
        return list(names_in_order(hits, self._patterns))

    def counties(self, city: str) -> Sequence[Region]:
        """The counties and districts of a city, by its path."""
        return self._counties.get(city, ())

    def was_renamed(self, region: Region) -> bool:
        """Whether the region or one above it had another name once."""
        parent = self._by_code.get(region.parent or "")
        return bool(region.former) or (parent is not None and self.was_renamed(parent))

    def path_on(self, region: Region, on: date | None) -> str:
        """The region's path by the names of a day; by those of today where none is given."""
        if on is None:
            return region.path
        parent = self._by_code.get(region.parent or "")
        above = self.path_on(parent, on) if parent else ""
        name = region.name
        for old in region.former:
            if on < old.until:
                name, above = old.name, old.under or above
                break
        return f"{above}/{name}" if above else name

    def code_of(self, path: str) -> str | None:
        """The GB/T 2260 code of the deepest division in a path."""
        region = self.deepest(path)
        return region.official_code if region else None

    def deepest(self, path: str) -> Region | None:
        """The region of a path, or of the longest beginning of it that is known."""
        while path:
            if region := self._by_path.get(path):
                return region
            path = path.rpartition("/")[0]
        return None

    def is_of_level(self, path: str, level: str) -> bool:
        """Whether a place is a 省, 市, 县, 区 by its name or one that it had."""
        region = self._by_path.get(path)
        former = [old.name for old in region.former] if region else []
        names = [path.rpartition("/")[2], *former]
        return any(LEVEL_NAMES[level].search(name) for name in names)


def _names_of(region: Region) -> Iterable[tuple[str, NameKind]]:
    yield region.name, NameKind.FULL
    if region.short != region.name:
        yield region.short, NameKind.SHORT
    for alias in dict.fromkeys(region.aliases):
        if alias not in (region.name, region.short):
            yield alias, NameKind.OTHER
