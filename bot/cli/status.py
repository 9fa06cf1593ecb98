"""`guatu status`: how things stand, for the person who runs guatu."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bot.cli.databases import plain_errors
from bot.cli.options import read_settings, still_clock
from jobs.status import Status, read_status
from storage.database import open_database
from storage.records import DeliveryState, Source


def print_status(*, config: Path | None, database: str | None, now: str | None) -> int:
    """Print the numbers of /metrics as a table. Returns the exit status."""
    settings = read_settings(config, database)
    with plain_errors():
        db = open_database(settings.database.url)
        try:
            status = read_status(db, still_clock(now)())
        finally:
            db.close()
    rows = list(_rows(status))
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:{width}}  {value}")  # noqa: T201
    return 0


def _rows(status: Status) -> Iterator[tuple[str, str]]:
    yield "schema", status.schema
    yield (
        "last tick",
        _ago(status.age(status.last_tick_at), "none within a day"),
    )
    for process in status.processes:
        roles = ", ".join(process.roles)
        yield "process", f"{process.name} ({roles}), {_ago(status.age(process.ticked_at))}"
    yield "subscribers", f"{status.chats} chats, {status.subscriptions} subscriptions"
    for state, count in status.deliveries.items():
        yield "queued" if state is DeliveryState.PENDING else str(state), str(count)
    waiting = status.age(status.waiting_since)
    yield "oldest", "nothing waits" if waiting is None else f"waits for {_span(waiting)}"
    for source in status.sources:
        yield "source", f"{source.name}: {_source(status, source)}"


def _source(status: Status, source: Source) -> str:
    read = f"read {_ago(status.age(source.last_success_at), 'never')}"
    if source.failures:
        return f"{read}; failed {source.failures} times: {source.last_error}"
    return f"{read}; paused" if source.paused else read


def _ago(age: timedelta | None, never: str = "") -> str:
    return never if age is None else f"{_span(age)} ago"


def _span(age: timedelta) -> str:
    seconds = int(age.total_seconds())
    for size, unit in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} seconds"
