"""Engines for the two kinds of database, and the transactions that they start."""

import json
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
MAPPED_BYTES = 1 << 30
"""So much of an SQLite file is read where the system keeps it. To have each page copied takes a
third of the time of an answer that reads thousands of rows."""

BUSY_SECONDS = 10.0
"""How long a writer waits for another one on SQLite."""


class DatabaseError(Exception):
    """The database can't be used. The message is one sentence for the person who runs guatu."""


class NotFoundError(LookupError):
    """A row that had to be there is not; the message names what was looked for."""


def parse_url(url: str) -> URL:
    """The URL with its driver: `sqlite:///guatu.db`, `postgresql://…` (also `postgres://…`).

    Raises DatabaseError for anything else, and for SQLite without a file: every connection to a
    database in memory would see another, empty one.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseError(
            "The database must be a URL, such as sqlite:///guatu.db or postgresql://user@host/guatu"
        ) from None
    kind = parsed.get_backend_name()
    if kind in {"postgresql", "postgres"}:
        return parsed.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise DatabaseError(f"guatu keeps its data in SQLite or PostgreSQL, not in {kind}")
    if parsed.database in {None, "", ":memory:"}:
        raise DatabaseError("guatu needs SQLite in a file, such as sqlite:///guatu.db")
    return parsed.set(drivername="sqlite+pysqlite")


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite database, else None."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def shown(url: URL) -> str:
    """The URL as it may be printed: a file's path, or a server's address without the password."""
    path = sqlite_file(url)
    if path is not None:
        return str(path)
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


def make_engine(url: URL, *, foreign_keys: bool = True) -> Engine:
    """An engine whose transactions are whole on either database. Parameters never reach a log."""
    options: dict[str, Any] = {
        "hide_parameters": True,
        "json_serializer": JSON.encode,
        "json_deserializer": msgspec.json.decode,
    }
    if url.get_backend_name() == "postgresql":
        # A server may have restarted since the connection was last used.
        return create_engine(
            url, pool_pre_ping=True, connect_args={"connect_timeout": 10}, **options
        )
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, **options)
    event.listen(engine, "connect", partial(_configure_sqlite, foreign_keys=foreign_keys))
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def reading(engine: Engine) -> Engine:
    """The same pool with transactions that see one snapshot; on PostgreSQL they can't write."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return engine


def writing(engine: Engine) -> Engine:
    """The same pool with transactions that may write; on SQLite one at a time."""
    return engine.execution_options(begin_immediate=True)


def _configure_sqlite(
    connection: sqlite3.Connection, _record: object, *, foreign_keys: bool
) -> None:
    # sqlite3 would begin transactions by its own rules; `_begin_sqlite` does it instead.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
    # Each commit outlives a power cut: a message is leased on disk before it is sent.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later would lose its place to another writer.
    immediate = connection.get_execution_options().get("begin_immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
