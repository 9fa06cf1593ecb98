"""The list that a chat was shown last, in each topic of a forum."""

from sqlalchemy import select

from storage.database import Connection
from storage.tables import shown_lists
from storage.upserts import insert_or

GENERAL = 0
"""Stands for no topic: a null would not be held unique."""


def put_shown(conn: Connection, chat_id: int, topic_id: int | None, exports: str) -> None:
    """Keep what exports the list that is shown now; what was shown before is forgotten."""
    statement = insert_or(conn, shown_lists).values(
        chat_id=chat_id, topic_id=topic_id or GENERAL, exports=exports
    )
    keys = [shown_lists.c.chat_id, shown_lists.c.topic_id]
    conn.execute(statement.on_conflict_do_update(index_elements=keys, set_={"exports": exports}))


def find_shown(conn: Connection, chat_id: int, topic_id: int | None) -> str | None:
    """What exports the list that was shown last; None where none was."""
    query = select(shown_lists.c.exports).where(
        shown_lists.c.chat_id == chat_id, shown_lists.c.topic_id == (topic_id or GENERAL)
    )
    return conn.scalar(query)
