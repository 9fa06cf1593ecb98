"""`guatu correct`: a fact as it is read, and what is right instead."""

import getpass
from collections.abc import Sequence
from pathlib import Path

from bot.cli.databases import database_for_work
from bot.cli.options import UserError, read_settings, say, still_clock
from jobs.correct import correct_fact, correctable, read_changes
from jobs.digests import log_line
from jobs.follow import as_read
from storage.database import Database, NotFoundError
from storage.facts import get_fact, list_facts_by_id
from storage.records import Event, StoredFact, fact_type
from storage.regions import find_region_by_path
from storage.things import list_things_by_keys


def correct_or_show(
    fact_id: int,
    words: Sequence[str],
    *,
    withdraw: bool,
    config: Path | None,
    database: str | None,
    now: str | None,
) -> int:
    """Correct a fact as `words` say, or print it where they say nothing. Returns the status."""
    settings = read_settings(config, database)
    if words and withdraw:
        raise UserError("either FIELD=VALUE or --withdraw, not both")
    with database_for_work(settings.database.url) as db:
        stored = _fact(db, fact_id)
        if not words and not withdraw:
            _print_fact(stored)
            return 0
        try:
            changes = read_changes(stored.fact, words)
            events = correct_fact(
                db,
                fact_id,
                changes=changes,
                withdrawn=withdraw,
                made_by=getpass.getuser(),
                now=still_clock(now)(),
            )
        except ValueError as error:
            raise UserError(str(error)) from error
        say(
            "Written down. "
            + (
                "What was told wrong is told right:"
                if events
                else "Nothing that was told changes by it."
            )
        )
        _print_events(db, events)
    return 0


def _fact(db: Database, fact_id: int) -> StoredFact:
    with db.read() as conn:
        try:
            stored = get_fact(conn, fact_id)
        except NotFoundError as error:
            raise UserError(f"{error}; the chat shows the number of each fact (编号)") from error
        return next(iter(as_read(conn, [stored])), stored)


def _print_fact(stored: StoredFact) -> None:
    _print(f"{fact_type(stored.fact)} {stored.id}, article {stored.article_id}")
    for name, value in correctable(stored.fact).items():
        _print(f"  {name} = {'' if value is None else value}")
    _print(f"  “{stored.sentence or stored.fact.quote}”")


def _print_events(db: Database, events: Sequence[Event]) -> None:
    with db.read() as conn:
        things = list_things_by_keys(conn, [event.thing_key for event in events])
        facts = list_facts_by_id(conn, {each for event in events for each in event.fact_ids})
        for event in events:
            source = facts.get(event.fact_ids[-1]) if event.fact_ids else None
            region = find_region_by_path(conn, event.region)
            if region is not None:
                _print(log_line(event, things.get(event.thing_key), source, region))


def _print(text: str) -> None:
    print(text)  # noqa: T201 -- a command line speaks
