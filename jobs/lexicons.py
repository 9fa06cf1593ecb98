"""What the extractor knows before it reads: places and indicators, from the files in `seeds/`."""

import csv
import gc
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from jobs.extraction.extract import Extraction, Extractor
from jobs.extraction.figures.indicators import Indicator, IndicatorKind
from jobs.typed_names import typed_names
from storage.records import FormerName, Measure, Region, RegionLevel


@cache
def load_regions() -> tuple[Region, ...]:
    """The official divisions down to counties, and the functional zones known by name.

    A zone in `zones.toml` replaces one of the same path in `regions.csv`. Paths are unique.
    """
    regions = {region.path: region for region in _official_regions()}
    for zone in _curated_zones({path: region.code for path, region in regions.items()}):
        regions[zone.path] = zone
    return tuple(regions.values())


@cache
def load_spelled_regions() -> tuple[Region, ...]:
    """The same places with what else is typed for them: what a database starts from."""
    regions = load_regions()
    by_code = {region.code: region for region in regions}
    return tuple(
        replace(region, spellings=typed_names(region, by_code.get(region.parent or "")))
        for region in regions
    )


def path_today(path: str) -> str:
    """The path that a place goes by in `load_regions`, where a page writes it otherwise.

    An old name becomes today's (百色市/靖西县), another spelling of a known zone its own
    (济南市/济南高新区); any other path stays as it is.
    """
    known = _paths_by_name().get(path)
    if known is not None:
        return known
    above, _, name = path.rpartition("/")
    if not above:
        return path
    whole = f"{path_today(above)}/{name}"
    return _paths_by_name().get(whole, whole)


def in_places_of_today(read: Extraction) -> Extraction:
    """What a page states, its places called as they are today: so places are stored."""
    articles = tuple(replace(each, region=path_today(each.region)) for each in read.articles)
    facts = tuple(
        each if (path := path_today(each.region)) == each.region else replace(each, region=path)
        for each in read.facts
    )
    return replace(read, articles=articles, facts=facts)


@cache
def _paths_by_name() -> dict[str, str]:
    regions = load_regions()
    paths: dict[str, str] = {}
    for region in regions:
        above = region.path.rpartition("/")[0]
        for name in region.aliases:
            paths.setdefault(f"{above}/{name}", region.path)
        for old in region.former:
            paths[f"{old.under or above}/{old.name}"] = region.path
    return paths | {region.path: region.path for region in regions}


@cache
def load_indicators() -> tuple[Indicator, ...]:
    """The indicators of local statistics, as `seeds/indicators.toml` groups them."""
    listed = tomllib.loads((files("seeds") / "indicators.toml").read_text(encoding="utf-8"))
    return tuple(
        _indicator({**group, **indicator})
        for group in listed["group"]
        for indicator in group["indicators"]
    )


@cache
def load_extractor() -> Extractor:
    """The extractor with all places and indicators; the first call takes a moment.

    What it knows stays for good, so Python's search for rubbish passes over it from then on: to
    look through all of it takes longer than to read ten pages.
    """
    extractor = Extractor((*load_regions(), *_towns()), load_indicators())
    gc.freeze()
    return extractor


def _towns() -> Iterator[Region]:
    """Towns whose name tells their county. They serve to find where a page comes from."""
    paths = {region.code: region.path for region in load_regions()}
    lines = (files("seeds") / "towns.csv").read_text(encoding="utf-8").splitlines()
    for number, (name, county) in enumerate(csv.reader(lines)):
        yield Region(
            code=f"{county}-t{number}",
            name=name,
            short=name,
            level=RegionLevel.TOWN,
            parent=county,
            path=f"{paths[county]}/{name}",
        )


def _indicator(row: dict[str, Any]) -> Indicator:
    return Indicator(
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        unit=row["unit"],
        measure=Measure(row["measure"]),
        kind=IndicatorKind(row["kind"]),
        higher_is_better=row.get("higher_is_better"),
    )


def _official_regions() -> Iterator[Region]:
    paths: dict[str, str] = {}
    lines = (files("seeds") / "regions.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(lines):
        parent = row["parent"]
        path = f"{paths[parent]}/{row['name']}" if parent else row["name"]
        paths[row["code"]] = path
        former = tuple(_former_name(words) for words in _split(row["former"]))
        yield Region(
            code=row["code"],
            name=row["name"],
            short=row["short"],
            level=RegionLevel(row["level"]),
            parent=parent or None,
            path=path,
            aliases=(*_split(row["aliases"]), *(old.name for old in former)),
            former=former,
        )


def _curated_zones(codes: dict[str, str]) -> Iterator[Region]:
    listed = tomllib.loads((files("seeds") / "zones.toml").read_text(encoding="utf-8"))
    for zone in listed["zone"]:
        parent = codes[zone["under"]]
        yield Region(
            code=f"{parent}-{zone['code']}",
            name=zone["name"],
            short=zone.get("short", zone["name"]),
            level=RegionLevel.ZONE,
            parent=parent,
            path=f"{zone['under']}/{zone['name']}",
            aliases=tuple(zone.get("aliases", ())),
        )


def _split(words: str) -> list[str]:
    return words.split("|") if words else []


def _former_name(words: str) -> FormerName:
    """莱芜市@2019-01@山东省: the name, the month or day it ended, where the place belonged then."""
    name, until, *under = words.split("@")
    year, month, *day = map(int, until.split("-"))
    return FormerName(
        name=name, until=date(year, month, *(day or [1])), under=under[0] if under else None
    )
