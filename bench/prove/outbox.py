"""An outbox that is full: digests of one place, enqueued for its followers as a tick would."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.botapi.html import parse_html
from jobs.digests import parse_schedule
from storage.chats import find_chat, put_chat
from storage.database import Database
from storage.deliveries import count_deliveries, enqueue_deliveries
from storage.digests import add_digest
from storage.records import Cadence
from storage.subscriptions import add_subscription

PLACE = "山东省/滨州市"


class Row(NamedTuple):
    """A delivery as the database has it; its text without mark-up, as a reader sees it."""

    chat_id: int
    text: str
    state: str
    message_id: int | None


def fill_outbox(
    db: Database, chats: Iterable[int], parts: Sequence[str], now: datetime, *, number: int = 1
) -> None:
    """Enqueue the digest of a `number` for each of these chats, which follow the place."""
    with db.write() as conn:
        digest = add_digest(
            conn,
            region=PLACE,
            cadence=Cadence.DAILY,
            after_event_id=number - 1,
            upto_event_id=number,
            slot_on=now.date(),
            parts=parts,
        )
        for chat_id in chats:
            if find_chat(conn, chat_id) is None:
                kind = "private" if chat_id > 0 else "group"
                put_chat(conn, chat_id, kind=kind, title="")
            subscription = add_subscription(
                conn,
                chat_id=chat_id,
                region=PLACE,
                schedule=parse_schedule("每天 09:00"),
                next_digest_at=now,
                created_at=now,
            )
            enqueue_deliveries(conn, subscription, digest, now)


def states(db: Database) -> Counter[str]:
    """How many deliveries are in each state that any is in."""
    with db.read() as conn:
        return +Counter({str(state): count for state, count in count_deliveries(conn).items()})


def list_outbox(db: Database) -> list[Row]:
    """All deliveries, in the order of writing."""
    with db.read() as conn:
        rows = conn.exec_driver_sql(
            "SELECT chat_id, text, state, message_id FROM deliveries ORDER BY id"
        )
        return [
            Row(chat_id, parse_html(html).text.strip(), state, message_id)
            for chat_id, html, state, message_id in rows
        ]
