"""A database that refuses: the log says when the ends of deliveries begin to wait, and when not."""

import logging
from datetime import timedelta

from jobs.config import DeliverySettings
from jobs.deliver import deliver_due
from jobs.pace import Pace
from storage.chats import put_chat
from storage.database import Database, DatabaseError
from storage.deliveries import enqueue_alert
from storage.records import Outcome, Sent
from tests.fakes import TurnedClock


class FullDisk:
    """A database that can't be written to while it is full."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.is_full = False

    def read(self):
        return self._db.read()

    def write(self):
        if self.is_full:
            raise DatabaseError("the disk is full")
        return self._db.write()


async def test_it_is_said_at_the_beginning_and_at_the_end(
    db: Database, clock: TurnedClock, caplog
) -> None:
    with db.write() as conn:
        put_chat(conn, 1, kind="private", title="")
        enqueue_alert(conn, 1, "早", once="1", now=clock())
    disk, refused = FullDisk(db), 0

    async def pause(seconds: float) -> None:
        nonlocal refused
        clock.turn(seconds=seconds)
        refused += disk.is_full
        disk.is_full = disk.is_full and refused < 4

    async def send(chat_id: int, html: str, **_: int | None) -> Outcome:
        disk.is_full = True
        return Sent(chat_id)

    pace = Pace(DeliverySettings(), clock, pause)
    with caplog.at_level(logging.INFO, logger="jobs.outbox"):
        delivered = await deliver_due(disk, send, clock, pace=pace, lease=timedelta(minutes=2))
    assert (delivered.sent, refused) == (1, 4)
    assert [record.message for record in caplog.records] == [
        "ends of deliveries wait to be written down",
        "ends of deliveries are written down again",
    ]
