"""What the commands of `guatu sources` do."""
# ruff: noqa: T201 -- a command line speaks

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.databases import database_for_work
from bot.cli.files import read_region
from bot.cli.options import UserError, read_settings, still_clock
from jobs.clock import SHANGHAI, shanghai_day
from jobs.config import Settings
from jobs.fetch import Fetcher
from jobs.lexicons import load_extractor, load_regions
from jobs.logs import start_logging
from jobs.sources.configured import take_over_sources
from jobs.sources.detect import Detected
from jobs.sources.entry import UnreadableIndexError
from jobs.sources.exchange import (
    UnreadableListError,
    from_opml,
    from_toml,
    to_opml,
    to_toml,
)
from jobs.sources.preview import Preview, find_kind, preview
from storage.database import Connection, Database
from storage.records import Source, SourceKind
from storage.sources import (
    find_source,
    list_sources,
    pause_source,
    remove_source,
)

KINDS = tuple(kind.value for kind in SourceKind if kind is not SourceKind.UPLOAD)
OPML = frozenset({".opml", ".xml"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user says of a source to add; empty where the site shall say it."""

    address: str
    name: str = ""
    kind: str = ""
    region: str = ""
    selector: str = ""
    every: int = 60


def add_one(
    wanted: Wanted, *, yes: bool, config: Path | None, database: str | None, now: str | None
) -> int:
    """Detect, preview, ask and save. Returns the exit status."""
    if wanted.kind and wanted.kind not in KINDS:
        raise UserError(f"--kind {wanted.kind}: one of {', '.join(KINDS)}")
    region = read_region(wanted.region, load_regions())
    with _opened(config, database) as (settings, db):
        found, seen = asyncio.run(_try(wanted, region, settings, _today(now)))
        source = _as_source(found, region, wanted.selector)
        source = replace(source, name=wanted.name or found.name, poll_minutes=wanted.every)
        _show(source, seen)
        for feed in found.feeds:
            print(f"It has a feed too: {feed}")
        if not yes and not _agrees():
            print("Not saved.")
            return 1
        added = take_over_sources(db, from_toml(to_toml([source])))
    print(f"{'Added' if added else 'Changed'} {source.name}. `guatu run` polls it from now on.")
    return 0


def try_one(which: str, *, config: Path | None, database: str | None, now: str | None) -> int:
    """Preview a source or an address. Returns the exit status."""
    with _opened(config, database) as (settings, db):
        with db.read() as conn:
            known = find_source(conn, which)
        today = _today(now)
        if known is None:
            if which.isdecimal():
                raise UserError(f"no source {which}: see `guatu sources list`")
            found, seen = asyncio.run(_try(Wanted(which), "", settings, today))
            _show(_as_source(found, "", ""), seen)
        else:
            anew = replace(known, etag=None, last_modified=None, last_success_at=None)
            _show(known, asyncio.run(_preview(anew, settings, today)))
    return 0


def show_all(*, config: Path | None, database: str | None, now: str | None) -> int:
    """Print the table of sources. Returns the exit status."""
    with _opened(config, database) as (_, db):
        listed = _listed(db)
    if not listed:
        print("No sources yet: guatu sources add URL")
        return 0
    table = Table("", "name", "kind", "place", "state", "last success", "last item", "next try")
    for each in listed:
        table.add_row(
            str(each.id),
            each.name,
            each.kind.value,
            each.region or "–",
            _state(each),
            _when(each.last_success_at),
            _when(each.last_item_at),
            "–" if each.paused else _when(each.next_poll_at, "now"),
        )
    terminal = sys.stdout.isatty()
    Console(width=None if terminal else 200).print(table, highlight=False)
    for each in listed:
        if each.last_error:
            print(f"{each.id} {each.name}: {each.last_error}")
    return 0


def set_paused(which: str, *, paused: bool, config: Path | None, database: str | None) -> int:
    """Pause a source, or let it go on. Returns the exit status."""
    with _opened(config, database) as (_, db), db.write() as conn:
        source = pause_source(conn, _wanted(conn, which).id, paused=paused)
    print(f"{source.name} {'is paused' if paused else 'is polled again'}.")
    return 0


def remove_one(which: str, *, config: Path | None, database: str | None, now: str | None) -> int:
    """Remove a source. Returns the exit status."""
    with _opened(config, database) as (settings, db), db.write() as conn:
        source = _wanted(conn, which)
        remove_source(conn, source.id, still_clock(now)())
    print(f"{source.name} is removed; its articles stay.")
    if any(each.url == source.url for each in settings.sources):
        print("It stands in the configuration: take it out there too, or `guatu run` adds it again")
    return 0


def import_all(file: Path, *, config: Path | None, database: str | None) -> int:
    """Take over the sources of a file. Returns the exit status."""
    try:
        body = file.read_bytes()
        opml = file.suffix.lower() in OPML
        sources = from_opml(body) if opml else from_toml(body.decode("utf-8"))
    except OSError as error:
        raise UserError(f"{file}: {error.strerror}") from None
    except (UnreadableListError, UnicodeDecodeError) as error:
        raise UserError(f"{file}: {error}") from None
    with _opened(config, database) as (_, db):
        added = take_over_sources(db, sources)
    print(f"{added} sources added, {len(sources) - added} known already.")
    return 0


def export_all(*, opml: bool, config: Path | None, database: str | None) -> int:
    """Print all sources. Returns the exit status."""
    with _opened(config, database) as (_, db):
        listed = _listed(db)
    print(to_opml(listed) if opml else to_toml(listed), end="")
    return 0


@contextmanager
def _opened(config: Path | None, database: str | None) -> Iterator[tuple[Settings, Database]]:
    settings = read_settings(config, database)
    start_logging("ERROR", settings.secrets)
    with database_for_work(settings.database.url) as db:
        yield settings, db


async def _try(
    wanted: Wanted, region: str, settings: Settings, today: date
) -> tuple[Detected, Preview]:
    address = wanted.address
    async with Fetcher(settings.fetch) as fetcher:
        try:
            if wanted.kind and wanted.kind != SourceKind.FOLDER.value:
                found = Detected(SourceKind(wanted.kind), address, address)
            else:
                found = await find_kind(fetcher, address)
        except UnreadableIndexError as error:
            raise UserError(f"{address}: {error}") from None
    return found, await _preview(_as_source(found, region, wanted.selector), settings, today)


async def _preview(source: Source, settings: Settings, today: date) -> Preview:
    async with Fetcher(settings.fetch) as fetcher:
        try:
            return await preview(fetcher, load_extractor(), source, today=today)
        except UnreadableIndexError as error:
            raise UserError(f"{source.url}: {error}") from None


def _as_source(found: Detected, region: str, selector: str) -> Source:
    return Source(
        id=0,
        name=found.name,
        kind=found.kind,
        url=found.url,
        region=region,
        link_selector=selector or None,
    )


def _show(source: Source, seen: Preview) -> None:
    place = f", at home in {source.region}" if source.region else ""
    print(f"{source.name}: {source.kind.value}{place}, {source.url}")
    print(f"{seen.listed} articles to take in now; the latest:")
    for each in seen.articles:
        if each.problem:
            print(f"  ✗ {each.title or each.url}: {each.problem}")
            continue
        print(f"  • {each.title or each.url}")
        day = each.published.iso or "no date"
        print(f"    {day} · {each.region or 'no place'} · {each.facts} facts")


def _agrees() -> bool:
    if not sys.stdin.isatty():
        print("--yes saves it.")
        return False
    return typer.confirm("Save it?", default=True)


def _listed(db: Database) -> list[Source]:
    with db.read() as conn:
        return [each for each in list_sources(conn) if each.kind is not SourceKind.UPLOAD]


def _wanted(conn: Connection, which: str) -> Source:
    source = find_source(conn, which)
    if source is None:
        raise UserError(f"no source {which}: see `guatu sources list`")
    return source


def _state(source: Source) -> str:
    if source.paused:
        return "paused"
    if source.trouble:
        return f"{source.trouble.value} since {_when(source.trouble_since_at)} ({source.failures}×)"
    return "well" if source.last_success_at else "new"


def _when(instant: datetime | None, otherwise: str = "–") -> str:
    return f"{instant.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if instant else otherwise


def _today(now: str | None) -> date:
    return shanghai_day(still_clock(now)())
