"""When a source is looked at again: as often as it prints, and ever more seldom while it fails."""

from datetime import datetime, timedelta

from storage.records import Source

LOOKS_AN_ITEM = 12
"""How many looks are worth it for each time that something is printed: a daily paper gets one
every two hours, a weekly one every twelve."""
LONGEST = timedelta(hours=12)
LONGEST_AFTER_FAILURES = timedelta(days=1)
SOON = timedelta(minutes=1)
"""After a turn that had no time for all that is new."""


def after_success(source: Source, now: datetime, *, unfinished: bool = False) -> datetime:
    """When to look again. `poll_minutes` is the operator's word: never sooner, but to go on."""
    if unfinished:
        return now + SOON
    least = timedelta(minutes=source.poll_minutes)
    if source.usual_gap_minutes is None or source.last_item_at is None:
        return now + least
    gap = max(timedelta(minutes=source.usual_gap_minutes), now - source.last_item_at)
    return now + max(least, min(gap / LOOKS_AN_ITEM, LONGEST))


def after_failure(source: Source, now: datetime, retry_at: datetime | None = None) -> datetime:
    """When to try again: twice as late each time, and not before the host wants it."""
    least = timedelta(minutes=source.poll_minutes)
    wait = min(least * (1 << min(source.failures, 20)), max(LONGEST_AFTER_FAILURES, least))
    return max(now + wait, retry_at or now)
