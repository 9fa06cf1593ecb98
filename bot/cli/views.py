"""`guatu events`, `guatu digest` and `guatu view`: what is known of a place, printed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from bot.cli.databases import database_for_work
from bot.cli.options import UserError, read_settings, still_clock
from bot.spans import split_whole_days
from jobs.clock import SHANGHAI, shanghai_day
from jobs.composing import compose_slot
from jobs.digests import Slot, log_line, render_plain
from jobs.typed_days import Days
from jobs.views import VIEWS, make_view
from storage.database import Connection
from storage.events import last_event_id, list_events
from storage.facts import list_facts_by_id
from storage.happened import list_happened_by_id
from storage.records import Cadence, Region
from storage.regions import find_region_by_path, list_regions_named
from storage.things import list_things_by_keys

DAYS = {Cadence.DAILY: 1, Cadence.WEEKLY: 7, Cadence.MONTHLY: 30}


def print_events(place: str, *, config: Path | None, database: str | None, now: str | None) -> int:
    """Print the event log of a place, one line an event. Returns the exit status."""
    until = still_clock(now)()
    with _reading(config, database) as conn:
        region = read_place(conn, place)
        events = list_events(conn, region.path, after_id=None, upto_id=last_event_id(conn))
        told = [event for event in events if event.recorded_at <= until]
        things = list_things_by_keys(conn, [event.thing_key for event in told])
        facts = list_facts_by_id(conn, {each for event in told for each in event.fact_ids})
    for event in told:
        source = facts.get(event.fact_ids[-1]) if event.fact_ids else None
        _print(log_line(event, things.get(event.thing_key), source, region))
    if not told:
        _print(f"Nothing has been read of {region.path} yet. Take articles in: guatu ingest FILE")
    return 0


def print_digest(
    place: str,
    wanted: Mapping[str, bool],
    *,
    config: Path | None,
    database: str | None,
    now: str | None,
) -> int:
    """Print the digest of the last day, week or month. Returns the exit status.

    `wanted` tells for each cadence whether it was asked for; a week where none was.
    """
    chosen = [Cadence(name) for name, is_wanted in wanted.items() if is_wanted]
    if len(chosen) > 1:
        raise UserError("one of --day, --week and --month, not several")
    cadence = chosen[0] if chosen else Cadence.WEEKLY
    instant = still_clock(now)()
    today = shanghai_day(instant)
    slot = Slot(cadence, today - timedelta(days=DAYS[cadence]), today)
    with _reading(config, database) as conn:
        region = read_place(conn, place)
        events = list_events(conn, region.path, after_id=None, upto_id=last_event_id(conn))
        after = datetime.combine(slot.since, time(), SHANGHAI).astimezone(UTC)
        told = [event.id for event in events if after <= event.recorded_at <= instant]
        draft = compose_slot(conn, region, slot, list_happened_by_id(conn, told), then=today)
    _print(render_plain(draft))
    return 0


def print_view(
    name: str, place: str, *, config: Path | None, database: str | None, now: str | None
) -> int:
    """Print a view of a place. Returns the exit status."""
    if name not in VIEWS:
        raise UserError(f"{name}: no such view; there are {', '.join(VIEWS)}")
    today = shanghai_day(still_clock(now)())
    with _reading(config, database) as conn:
        _print(render_plain(make_view(conn, name, read_place(conn, place), today)))
    return 0


@contextmanager
def _reading(config: Path | None, database: str | None) -> Iterator[Connection]:
    settings = read_settings(config, database)
    with database_for_work(settings.database.url) as db, db.read() as conn:
        yield conn


def read_place(conn: Connection, words: str) -> Region:
    """The place by its path or name. Raises UserError where it is not one place."""
    found = find_region_by_path(conn, words)
    named = [found] if found else list_regions_named(conn, words)
    if len(named) == 1:
        return named[0]
    if not named:
        raise UserError(f"{words}: no such place; try a path as 山东省/滨州市")
    which = ", ".join(region.path for region in named[:5])
    raise UserError(f"{words}: there are {len(named)} of them: {which}")


def read_days(words: str | None, today: date) -> Days | None:
    """The days that an option names; None without one. Raises UserError where it names none."""
    if words is None:
        return None
    rest, days = split_whole_days(words, today)
    if days is None or rest:
        raise UserError(f"--days {words}: no days; try 2023, 2023-06, 下半年, 下月 or 2023年6月5日")
    return days


def _print(text: str) -> None:
    print(text)  # noqa: T201 -- a command line speaks
