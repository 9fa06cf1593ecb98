"""A zone without a name of its own (聊城市/开发区) is the city's only zone of that kind."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from storage.records import Region, StoredFact

_KINDS = {
    "开发区": re.compile("经济(?:技术)?开发区$"),
    "经开区": re.compile("经济(?:技术)?开发区$"),
    "经济开发区": re.compile("经济(?:技术)?开发区$"),
    "经济技术开发区": re.compile("经济技术开发区$"),
    "高新区": re.compile("高新(?:技术(?:产业)?)?(?:开发|产业)?区$"),
    "高新技术开发区": re.compile("高新技术(?:产业)?开发区$"),
    "高新技术产业开发区": re.compile("高新技术产业开发区$"),
    "度假区": re.compile("度假区$"),
    "旅游度假区": re.compile("旅游度假区$"),
    "保税区": re.compile("保税区$"),
}


_SHORT = frozenset({"开发区", "经开区", "高新区", "度假区", "保税区"})


def places_of_unnamed_zones(facts: Iterable[StoredFact]) -> set[str]:
    """The paths of the places that have a zone in these facts which is called by its kind only."""
    paths = {stored.fact.region for stored in facts}
    return {path.rpartition("/")[0] for path in paths if _kind_of(path) is not None}


def in_named_zones(
    facts: Iterable[StoredFact], zones: Mapping[str, Sequence[Region]]
) -> list[StoredFact]:
    """The facts with unnamed zones called by name; those of which a place has several stay.

    `zones` are the regions right under each of `places_of_unnamed_zones`.
    """
    paths: dict[str, str] = {}

    def named(path: str) -> str:
        if path not in paths:
            paths[path] = _named(path, zones)
        return paths[path]

    return [
        stored
        if (path := named(stored.fact.region)) == stored.fact.region
        else replace(stored, fact=replace(stored.fact, region=path))
        for stored in facts
    ]


def _named(path: str, zones: Mapping[str, Sequence[Region]]) -> str:
    kind = _kind_of(path)
    if kind is None:
        return path
    found = [
        zone.path
        for zone in zones.get(path.rpartition("/")[0], ())
        if _kind_of(zone.path) not in _SHORT and _KINDS[kind].search(zone.name)
    ]
    return found[0] if len(found) == 1 else path


def _kind_of(path: str) -> str | None:
    """The kind that is all of a zone's name, but for its place's: 开发区, 聊城开发区."""
    above, _, name = path.rpartition("/")
    place = above.rpartition("/")[2]
    for written in (name, name.removeprefix(place), name.removeprefix(place.rstrip("省市县区"))):
        if written in _KINDS:
            return written
    return None
