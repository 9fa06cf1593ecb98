"""`guatu ingest` and `guatu reextract`: pages into the database."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli.databases import database_for_work
from bot.cli.files import read_published, read_region
from bot.cli.options import UserError, read_settings, say, still_clock
from jobs.clock import system_clock
from jobs.config import FetchSettings, Settings
from jobs.fetch import Fetched, Fetcher, FetchFailed
from jobs.ingest import Ingested, ingest_page
from jobs.lexicons import load_extractor, load_regions
from jobs.logs import start_logging
from jobs.pages import ReadPage, read_page
from jobs.reextract import reextract
from storage.database import Database
from storage.records import Publication, Source
from storage.sources import upload_source

MEDIA_TYPES = {
    **dict.fromkeys((".html", ".htm"), "text/html"),
    ".txt": "text/plain",
    ".pdf": "application/pdf",
}


def ingest_places(
    places: Sequence[str],
    *,
    published: str,
    region: str,
    config: Path | None,
    database: str | None,
    now: str | None,
) -> int:
    """Take files, folders and addresses in. Returns the exit status."""
    settings = read_settings(config, database)
    start_logging("WARNING", settings.secrets)
    given = read_published(published)
    home = read_region(region, load_regions())
    clock = still_clock(now)
    inputs = [each for place in places for each in _inputs(place)]
    with database_for_work(settings.database.url) as db:
        with db.write() as conn:
            source = replace(upload_source(conn), region=home)
        work = _ingest_all(
            inputs, db=db, source=source, settings=settings, given=given, now=clock()
        )
        return asyncio.run(work)


def reextract_all(config: Path | None, database: str | None) -> int:
    """Read all stored pages anew. Returns the exit status."""
    settings = read_settings(config, database)
    start_logging("WARNING", settings.secrets)
    with database_for_work(settings.database.url) as db, _progress() as progress:
        task = progress.add_task("Reading", total=None)
        done = reextract(
            db,
            load_extractor(),
            now=system_clock(),
            on_page=lambda at, total: progress.update(task, completed=at, total=total),
        )
    print(  # noqa: T201
        f"{done.pages} pages read anew: {done.facts} facts of {done.things} tracked things, "
        f"{done.corrections} corrections to tell"
    )
    return 0


async def _ingest_all(
    inputs: Sequence[str | Path],
    *,
    db: Database,
    source: Source,
    settings: Settings,
    given: Publication,
    now: datetime,
) -> int:
    extractor = load_extractor()
    total: Counter[str] = Counter()
    async with Fetcher(settings.fetch) as fetcher:
        with _progress() as progress:
            for place in progress.track(inputs, description="Reading"):
                try:
                    page = await _read(place, fetcher, settings.fetch)
                except UserError as error:
                    progress.console.print(f"guatu: {error}", markup=False, soft_wrap=True)
                    total["failed"] += 1
                    continue
                ingested = await asyncio.to_thread(
                    ingest_page,
                    db,
                    extractor,
                    source=source,
                    url=place if isinstance(place, str) else place.resolve().as_uri(),
                    text=page.text,
                    title=page.title,
                    published=given if given.on else page.published,
                    now=now,
                    origin=page.origin,
                    printed_page=page.printed_page,
                )
                _count(total, ingested)
    print(_summary(total))  # noqa: T201 -- the command's answer
    return 1 if total["failed"] else 0


def _inputs(place: str) -> Iterator[str | Path]:
    """An address as it is, a file as a path, a folder as its readable files."""
    if place.startswith(("http://", "https://")):
        yield place
        return
    path = Path(place)
    if path.is_dir():
        found = [each for each in path.rglob("*") if each.suffix.lower() in MEDIA_TYPES]
        yield from sorted(found)
    else:
        yield path


async def _read(place: str | Path, fetcher: Fetcher, limits: FetchSettings) -> ReadPage:
    """The page of a file or an address. Raises UserError."""
    if isinstance(place, Path):
        page = await asyncio.to_thread(_read_file, place, limits.max_page_bytes)
    else:
        fetched = await fetcher.fetch(place)
        if not isinstance(fetched, Fetched):
            reason = fetched.reason if isinstance(fetched, FetchFailed) else "nothing came"
            raise UserError(f"{place}: {reason}")
        if fetched.cut:
            _say_cut(place, limits.max_page_bytes)
        page = await asyncio.to_thread(
            read_page,
            fetched.body,
            media_type=fetched.media_type,
            charset=fetched.charset,
            url=fetched.url,
        )
    if not page.text.strip():
        raise UserError(f"{place}: no article text in it")
    return page


def _read_file(path: Path, limit: int) -> ReadPage:
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        kinds = "only .txt, .html and .pdf"
        raise UserError(f"{path}: can't read {path.suffix or 'this'} files, {kinds}")
    try:
        with path.open("rb") as file:
            body = file.read(limit + 1)
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}") from None
    if len(body) > limit:
        _say_cut(path, limit)
    return read_page(body[:limit], media_type=media_type)


def _say_cut(place: str | Path, limit: int) -> None:
    say(f"guatu: {place}: cut at {limit / 1_000_000:g} MB (fetch.max_page_mb)")


def _count(total: Counter[str], ingested: Ingested) -> None:
    total["known" if ingested.known else "new"] += 1
    total["articles"] += ingested.articles
    total["facts"] += ingested.facts
    total["events"] += ingested.events


def _summary(total: Counter[str]) -> str:
    failed = f"; {total['failed']} could not be read" if total["failed"] else ""
    if not total["new"]:
        return f"Nothing new: {_count_of(total['known'], 'page')} known already{failed}."
    return (
        f"{_count_of(total['new'], 'new page')} with {_count_of(total['articles'], 'article')}, "
        f"{_count_of(total['facts'], 'fact')} and {_count_of(total['events'], 'event')}; "
        f"{total['known']} known already{failed}."
    )


def _count_of(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
