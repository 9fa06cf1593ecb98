"""How things stand: the numbers of `guatu status` and of /metrics."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Connection, Database, schema_version
from storage.deliveries import count_deliveries, oldest_waiting_since
from storage.processes import list_processes
from storage.records import DeliveryState, Process, Source, SourceKind
from storage.sources import list_sources
from storage.subscriptions import count_followers


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state of a database at an instant. `chats` are those with a subscription."""

    at: datetime
    schema: str
    deliveries: dict[DeliveryState, int]
    waiting_since: datetime | None
    chats: int
    subscriptions: int
    processes: tuple[Process, ...]
    sources: tuple[Source, ...]

    @property
    def last_tick_at(self) -> datetime | None:
        """The latest sign of life of any process; None where none was at work within a day."""
        return max((process.ticked_at for process in self.processes), default=None)

    def age(self, instant: datetime | None) -> timedelta | None:
        """How long ago that was."""
        return None if instant is None else max(self.at - instant, timedelta())


def read_status(db: Database, now: datetime) -> Status:
    """How things stand, in one snapshot. Raises DatabaseError."""
    with db.read() as conn:
        return status_of(conn, now)


def status_of(conn: Connection, now: datetime) -> Status:
    """The same from a connection that is open."""
    chats, subscriptions = count_followers(conn)
    return Status(
        at=now,
        schema=schema_version(conn),
        deliveries=count_deliveries(conn),
        waiting_since=oldest_waiting_since(conn),
        chats=chats,
        subscriptions=subscriptions,
        processes=tuple(list_processes(conn)),
        sources=tuple(
            source for source in list_sources(conn) if source.kind is not SourceKind.UPLOAD
        ),
    )
