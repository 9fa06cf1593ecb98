"""`guatu backfill`: the back issues of a source, as history."""

import asyncio
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli.databases import database_for_work
from bot.cli.options import UserError, read_settings, still_clock
from jobs.backfill import backfill
from jobs.clock import Clock
from jobs.config import Settings
from jobs.fetch import Fetcher
from jobs.intake import Taken
from jobs.lexicons import load_extractor
from jobs.logs import start_logging
from jobs.sources.entry import UnreadableIndexError
from storage.database import Database
from storage.records import Source
from storage.sources import find_source


def backfill_source(
    which: str,
    *,
    since: str,
    until: str,
    config: Path | None,
    database: str | None,
    now: str | None,
) -> int:
    """Take in what a source printed between two days. Returns the exit status."""
    settings = read_settings(config, database)
    start_logging("ERROR", settings.secrets)
    first = _day("--since", since)
    last = _day("--until", until) if until else None
    if last and last < first:
        raise UserError(f"--until {until}: before --since {since}")
    clock = still_clock(now)
    with database_for_work(settings.database.url) as db:
        with db.read() as conn:
            source = find_source(conn, which)
        if source is None:
            raise UserError(f"no source {which}: see `guatu sources list`")
        taken, problem = asyncio.run(_run(db, settings, clock, source, first, last))
    failed = f"; {taken.failed} articles did not come" if taken.failed else ""
    print(f"{taken.new} new articles with {taken.facts} facts, as history{failed}.")  # noqa: T201
    if problem:
        raise UserError(f"{source.name}: {problem}; the same command goes on from there")
    return 1 if taken.failed else 0


async def _run(  # noqa: PLR0917 -- each once
    db: Database,
    settings: Settings,
    clock: Clock,
    source: Source,
    since: date,
    until: date | None,
) -> tuple[Taken, str | None]:
    """What was taken in, and why it ended before its time."""
    taken = Taken()
    with _progress() as progress:
        task = progress.add_task(source.name, total=None, articles=0)

        def show(day: date | None, now_taken: Taken) -> None:
            nonlocal taken
            taken = now_taken
            progress.update(task, articles=taken.new)
            if day:
                last = until or day
                total = max((last - since).days + 1, (day - since).days + 1)
                known_total = progress.tasks[task].total or total
                done = known_total - max((day - since).days, 0)
                progress.update(task, total=known_total, completed=done)

        async with Fetcher(settings.fetch) as fetcher:
            try:
                taken = await backfill(
                    db,
                    load_extractor(),
                    fetcher,
                    clock,
                    source,
                    since=since,
                    until=until,
                    on_progress=show,
                )
            except UnreadableIndexError as error:
                return taken, str(error)
    return taken, None


def _day(option: str, words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise UserError(f"{option} {words}: not a date (2023-01-01)") from None


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("days, {task.fields[articles]} new articles"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
