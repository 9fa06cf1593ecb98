"""Back issues are history: what they change is known from then on, and told to nobody."""

from collections.abc import Sequence
from datetime import datetime

from jobs.clock import shanghai_day
from jobs.tracking import watch_dates, watch_silence
from storage.database import Connection
from storage.events import append_events, mark_history
from storage.records import Event
from storage.things import list_things_by_keys


def keep_as_history(conn: Connection, events: Sequence[Event], now: datetime) -> None:
    """Keep events from being told, and with them what the calendar would say of their things.

    Of a date that was over before its article was read, nobody awaits that it passes.
    """
    today = shanghai_day(now)
    things = list_things_by_keys(conn, {event.thing_key for event in events}).values()
    over = [thing for thing in things if thing.due_on is not None and thing.due_on < today]
    calendar = [*watch_dates(over, today), *watch_silence(things, today)]
    told_by_calendar = append_events(conn, calendar, now)
    mark_history(conn, [event.id for event in (*events, *told_by_calendar)])
