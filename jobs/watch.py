"""What the calendar tells of the things that are followed, and of the sources, once a day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from jobs.clock import shanghai_day
from jobs.tracking import watch_dates, watch_silence, watch_sources
from jobs.tracking.dates import NEWS_UNTIL, QUIET_AFTER
from storage.articles import count_articles
from storage.database import Connection, Database
from storage.events import append_events, untold
from storage.records import EventKind, NewEvent, Source, Thing
from storage.sources import list_sources
from storage.things import list_all_dated_things, list_quiet_projects

FARTHEST_WARNING = timedelta(days=30)


def watch(db: Database, now: datetime) -> int:
    """Write what came due, passed or fell silent by today in Shanghai. Returns how many events.

    Looking again on the same day, or after some days without looking, tells nothing twice.
    """
    today = shanghai_day(now)
    with db.write() as conn:
        dated = list_all_dated_things(conn, today + FARTHEST_WARNING)
        until = today - QUIET_AFTER
        quiet = list_quiet_projects(conn, until - NEWS_UNTIL, until)
        sources = list_sources(conn)
        events = [
            *untold(conn, watch_dates(dated, today)),
            *watch_silence(quiet, today),
            *watch_sources(sources, today),
        ]
        told = _with_what_was_read(conn, events, {thing.key: thing for thing in dated}, sources)
        return len(append_events(conn, told, now))


def _with_what_was_read(
    conn: Connection,
    events: Sequence[NewEvent],
    things: dict[str, Thing],
    sources: Sequence[Source],
) -> list[NewEvent]:
    """The events, with how much was read since of a place whose date passed without a report."""
    counted: dict[tuple[str, date], int] = {}

    def passed(event: NewEvent) -> NewEvent:
        thing = things[event.thing_key]
        place = (thing.region, thing.last_on + timedelta(days=1))
        if place not in counted:
            counted[place] = count_articles(conn, *place)
        read = {"articles": counted[place], "read_on": _iso(last_success_on(sources, thing.region))}
        return replace(event, detail=event.detail | read)

    return [passed(event) if event.kind is EventKind.PASSED else event for event in events]


def last_success_on(sources: Iterable[Source], region: str) -> date | None:
    """The last day on which a source of the place, or of one above or below it, was read."""
    days = [
        shanghai_day(source.last_success_at)
        for source in sources
        if source.last_success_at is not None
        and (f"{source.region}/".startswith(f"{region}/") or f"{region}/".startswith(source.region))
    ]
    return max(days, default=None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
