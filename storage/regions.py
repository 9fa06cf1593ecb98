"""Places: what they are called, where they lie, and finding them by what people type."""

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import insert, select

from storage.batches import batches
from storage.columns import AnyRow, AnySelect, in_region
from storage.database import Connection, NotFoundError
from storage.records import Region, RegionLevel
from storage.tables import region_names, regions

UNKNOWN_COUNTRY = "000000"
TOWN_ENDINGS = ("镇", "乡", "街道", "街道办", "街道办事处")
SEPARATORS = re.compile(r"[\s/／·、，,>-]+")


def add_regions(conn: Connection, new: Iterable[Region]) -> int:
    """Add the places whose code and path are not known yet. Returns how many were added.

    A place that is known answers to its further names from now on.
    """
    given = list(new)
    rows = conn.execute(select(regions.c.path, regions.c.code))
    paths = {row.path: row.code for row in rows}
    codes = set(paths.values())
    unknown = [region for region in given if region.code not in codes and region.path not in paths]
    for batch in batches(unknown):
        conn.execute(insert(regions), [_row(region) for region in batch])
    _add_names(conn, [*unknown, *(each for each in given if paths.get(each.path) == each.code)])
    return len(unknown)


def _add_names(conn: Connection, called: Sequence[Region]) -> None:
    """What these places answer to, where it is not known of them yet."""
    known = {
        (row.name, row.region_code)
        for row in conn.execute(select(region_names.c.name, region_names.c.region_code))
    }
    missing = [row for row in _name_rows(called) if (row["name"], row["region_code"]) not in known]
    for batch in batches(missing):
        conn.execute(insert(region_names), batch)


def _name_rows(called: Iterable[Region]) -> list[dict[str, str]]:
    return [
        {"name": name, "region_code": region.code}
        for region in called
        for name in {region.name, region.short, *region.aliases, *region.spellings}
    ]


def find_region(conn: Connection, code: str) -> Region | None:
    return _first(conn, select(regions).where(regions.c.code == code))


def get_region(conn: Connection, code: str) -> Region:
    """The place with this code. Raises NotFoundError."""
    region = find_region(conn, code)
    if region is None:
        raise NotFoundError(f"no region with the code {code!r}")
    return region


def find_region_by_path(conn: Connection, path: str) -> Region | None:
    return _first(conn, select(regions).where(regions.c.path == path))


def list_regions_by_path(conn: Connection, paths: Iterable[str]) -> list[Region]:
    """The places with these paths, in their order; those not known are left out."""
    wanted = list(dict.fromkeys(paths))
    found: dict[str, Region] = {}
    for batch in batches(wanted):
        rows = conn.execute(select(regions).where(regions.c.path.in_(batch)))
        found.update((row.path, _region(row)) for row in rows)
    return [found[path] for path in wanted if path in found]


def ensure_region(
    conn: Connection, path: str, spell: Callable[[str], tuple[str, ...]] = lambda name: ()
) -> Region:
    """The place with this path, added (with those above it) where it is not known yet.

    What is added so was found in a text by its form: a development zone or a town. Its code is made
    from its path, so it is the same in every installation. `spell` tells what else may be typed
    for a name. `path` must not be empty.
    """
    known = find_region_by_path(conn, path)
    if known is not None:
        return known
    above, _, name = path.rpartition("/")
    parent = ensure_region(conn, above, spell) if above else None
    level = RegionLevel.TOWN if name.endswith(TOWN_ENDINGS) else RegionLevel.ZONE
    official = parent.official_code if parent else UNKNOWN_COUNTRY
    letters = base64.b32encode(hashlib.sha256(path.encode()).digest())[:8].decode().lower()
    region = Region(
        code=f"{official}-{letters}",
        name=name,
        short=name,
        level=level,
        parent=parent.code if parent else None,
        path=path,
        spellings=spell(name),
    )
    conn.execute(insert(regions), [_row(region)])
    conn.execute(insert(region_names), _name_rows([region]))
    return region


def list_regions_named(conn: Connection, words: str) -> list[Region]:
    """All places that `words` may mean, by code.

    A place answers to its name, short name and aliases, and those of places above it may stand
    before: 北海 means two places, 滨州北海, 滨州/北海 and 山东省 滨州市 北海经济开发区 only one.
    """
    asked = SEPARATORS.sub("", words)
    endings = {asked[start:]: asked[:start] for start in range(len(asked))}
    rows = conn.execute(
        select(region_names.c.name, *regions.c)
        .join(regions, regions.c.code == region_names.c.region_code)
        .where(region_names.c.name.in_(list(endings)))
        .order_by(regions.c.code)
    ).all()
    candidates = [(endings[row.name], _region(row)) for row in rows]
    names = _names_above(conn, [region for before, region in candidates if before])
    found = {
        region.code: region
        for before, region in candidates
        if _spells(before, [names[path] for path in _paths_above(region)])
    }
    return list(found.values())


def list_known_names(conn: Connection, names: Iterable[str]) -> set[str]:
    """Those of `names` that some place answers to by itself."""
    known: set[str] = set()
    for batch in batches(names):
        query = select(region_names.c.name).where(region_names.c.name.in_(batch)).distinct()
        known.update(conn.scalars(query))
    return known


def list_regions_under(
    conn: Connection, code_or_path: str, limit: int | None = None, offset: int = 0
) -> list[Region]:
    """The places directly under a place, by code. Raises NotFoundError if it is not known."""
    parent = find_region(conn, code_or_path) or find_region_by_path(conn, code_or_path)
    if parent is None:
        raise NotFoundError(f"no region with the code or path {code_or_path!r}")
    query = select(regions).where(regions.c.parent == parent.code).order_by(regions.c.code)
    return [_region(row) for row in conn.execute(query.limit(limit).offset(offset))]


def list_codes_with_regions_under(conn: Connection, codes: Sequence[str]) -> set[str]:
    """Those of `codes` whose places have others directly under them."""
    query = select(regions.c.parent).where(regions.c.parent.in_(codes)).distinct()
    return {code for code in conn.scalars(query) if code is not None}


def list_regions_below(conn: Connection, path: str) -> list[Region]:
    """A place and all places below it, at any depth, by path."""
    query = select(regions).where(in_region(regions.c.path, path)).order_by(regions.c.path)
    return [_region(row) for row in conn.execute(query)]


def list_provinces(conn: Connection) -> list[Region]:
    return list_regions_of_level(conn, RegionLevel.PROVINCE)


def list_regions_of_level(conn: Connection, level: RegionLevel) -> list[Region]:
    """All places of a level, by code."""
    query = select(regions).where(regions.c.level == level).order_by(regions.c.code)
    return [_region(row) for row in conn.execute(query)]


def _paths_above(region: Region) -> list[str]:
    parts = region.path.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts))]


def _names_above(conn: Connection, places: Sequence[Region]) -> defaultdict[str, set[str]]:
    """The names of all places above these, by path."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    paths = {path for place in places for path in _paths_above(place)}
    for batch in batches(sorted(paths)):
        rows = conn.execute(
            select(regions.c.path, region_names.c.name)
            .join(regions, regions.c.code == region_names.c.region_code)
            .where(regions.c.path.in_(batch))
        )
        for path, name in rows:
            names[path].add(name)
    return names


def _spells(words: str, levels: Sequence[set[str]]) -> bool:
    """Whether `words` is made of names of the levels, in order; levels may be left out."""
    if not words:
        return True
    return any(
        words.startswith(name) and _spells(words[len(name) :], levels[depth + 1 :])
        for depth, names in enumerate(levels)
        for name in names
    )


def _first(conn: Connection, query: AnySelect) -> Region | None:
    row = conn.execute(query).first()
    return None if row is None else _region(row)


def _row(region: Region) -> dict[str, Any]:
    return {
        "code": region.code,
        "name": region.name,
        "short": region.short,
        "level": region.level,
        "parent": region.parent,
        "path": region.path,
        "aliases": list(region.aliases),
    }


def _region(row: AnyRow) -> Region:
    return Region(
        code=row.code,
        name=row._mapping[regions.c.name],
        short=row.short,
        level=row.level,
        parent=row.parent,
        path=row.path,
        aliases=tuple(row.aliases),
    )
