"""INSERT … ON CONFLICT, which both databases have and SQLAlchemy spells once for each."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Connection

Insert = postgresql.Insert | sqlite.Insert


def insert_or(conn: Connection, table: Table) -> Insert:
    """An INSERT that takes `on_conflict_do_nothing` or `on_conflict_do_update`."""
    if conn.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
