"""Sources gone silent: what they have not said can't be known, and readers shall know that."""

from collections.abc import Iterable
from datetime import date, timedelta

from storage.records import EventKind, NewEvent, Source, SourceKind

PRINTS_NOTHING_BY_ITSELF = frozenset({SourceKind.UPLOAD, SourceKind.PAGE, SourceKind.FOLDER})
SILENT_AFTER = timedelta(days=14)
"""Local papers print every day; a fortnight without an article is longer than any holiday."""
USUAL_GAPS = 3
"""What prints seldom is silent after so many times its usual gap."""


def watch_sources(sources: Iterable[Source], today: date) -> tuple[NewEvent, ...]:
    """The sources that gave no new article for `SILENT_AFTER`, once for each silence.

    A source is of the place that it speaks from; one of no place is the operator's matter only. Of
    single pages and folders nobody expects that they print. This is all that followers of a place
    are told of an outage: that it is one, and why, the admins hear.
    """
    return tuple(
        _silence(source, source.last_item_at.date())
        for source in sources
        if source.kind not in PRINTS_NOTHING_BY_ITSELF
        and not source.paused
        and source.region
        and source.last_item_at is not None
        and today - source.last_item_at.date() >= _silent_after(source)
    )


def _silent_after(source: Source) -> timedelta:
    return max(SILENT_AFTER, timedelta(minutes=USUAL_GAPS * (source.usual_gap_minutes or 0)))


def _silence(source: Source, last_item_on: date) -> NewEvent:
    success = source.last_success_at
    return NewEvent(
        kind=EventKind.SOURCE_SILENT,
        thing_key=f"source|{source.id}",
        region=source.region,
        happened_on=last_item_on + _silent_after(source),
        once=f"{EventKind.SOURCE_SILENT}|{source.id}|{last_item_on}",
        detail={
            "name": source.name,
            "since": last_item_on.isoformat(),
            "read_on": success.date().isoformat() if success else None,
        },
    )
