"""The door to the database: opening, reading, writing, migrating.

Everything here is synchronous; asynchronous callers give whole transactions to a thread.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import alembic.command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, inspect, text
from sqlalchemy import exc as sql_errors

from storage.engine import (
    DatabaseError,
    NotFoundError,
    make_engine,
    parse_url,
    reading,
    shown,
    sqlite_file,
    writing,
)

__all__ = [
    "Connection",
    "Database",
    "DatabaseError",
    "NotFoundError",
    "lock_sources",
    "lock_tracking",
    "migrate",
    "open_database",
    "pending_migrations",
    "schema_version",
]

MIGRATIONS = Path(__file__).parent / "migrations"
UNREACHABLE = (
    sql_errors.OperationalError,
    sql_errors.InterfaceError,
    sql_errors.TimeoutError,
    sqlite3.Error,
)
TRACKING_LOCK = 0x67756174
"""PostgreSQL's number for the lock of `lock_tracking` ("guat")."""
MIGRATION_LOCK = TRACKING_LOCK + 1
SOURCES_LOCK = TRACKING_LOCK + 2


class Database:
    """A database that is open and up to date; one for each process, safe to share by threads."""

    def __init__(self, url: str, engine: Engine) -> None:
        self.url = url
        self._engine = engine
        self._reading = reading(engine)
        self._writing = writing(engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one snapshot and writes nothing."""
        with _plain_errors(self._engine.url), self._reading.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back on an error. Keep it short."""
        with _plain_errors(self._engine.url), self._writing.begin() as connection:
            yield connection

    def check_is_there(self) -> None:
        """Raise DatabaseError where the file was taken away: SQLite would go on in nowhere."""
        path = sqlite_file(self._engine.url)
        if path is not None and not path.exists():
            raise DatabaseError(f"{path} is not there any more")

    def close(self) -> None:
        self._engine.dispose()


def open_database(url: str) -> Database:
    """Open a database that `migrate` has made.

    Raises DatabaseError where it is missing, unreachable, no database of ours, or of another
    version than this program; the message says what to do.
    """
    if pending := pending_migrations(url):
        place = shown(parse_url(url))
        raise DatabaseError(
            f"The database {place} is not up to date ({len(pending)} steps): run `guatu migrate`"
        )
    return Database(url, make_engine(parse_url(url)))


def pending_migrations(url: str) -> list[str]:
    """The names of the steps that `migrate` would take now. Changes nothing."""
    parsed = parse_url(url)
    path = sqlite_file(parsed)
    if path is not None and not path.exists():
        return _steps()
    engine = make_engine(parsed)
    try:
        with _plain_errors(parsed), engine.connect() as connection:
            return _steps_after(_version(connection), parsed)
    finally:
        engine.dispose()


def migrate(url: str) -> list[str]:
    """Bring the database to the newest version, as a whole or not at all.

    Returns the names of the steps taken. Makes the folder and file of an SQLite database. Raises
    DatabaseError as `open_database` does.
    """
    parsed = parse_url(url)
    path = sqlite_file(parsed)
    if path is not None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseError(f"Can't make the folder {path.parent}: {error.strerror}") from error
    # SQLite alters a table by writing it anew; a foreign key in force would empty those below it.
    engine = make_engine(parsed, foreign_keys=False)
    try:
        with _plain_errors(parsed), writing(engine).begin() as connection:
            _lock(connection, MIGRATION_LOCK)
            steps = _steps_after(_version(connection), parsed)
            if steps:
                alembic.command.upgrade(_alembic_config(connection), "head")
            return steps
    finally:
        engine.dispose()


def schema_version(connection: Connection) -> str:
    """The name of the newest migration step that the database has taken."""
    return _version(connection) or ""


def lock_tracking(connection: Connection) -> None:
    """Let nobody else track or append events before this transaction is over.

    Who folds new facts into known things reads before writing; two at once would each miss what
    the other adds. On SQLite every writing transaction is alone already.
    """
    _lock(connection, TRACKING_LOCK)


def lock_sources(connection: Connection) -> None:
    """Let nobody else look for a source and add it before this transaction is over."""
    _lock(connection, SOURCES_LOCK)


def _lock(connection: Connection, number: int) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})


def _alembic_config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _steps() -> list[str]:
    """All steps, oldest first. A step's file is called by its name, which starts with a number."""
    return sorted(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _steps_after(version: str | None, url: URL) -> list[str]:
    steps = _steps()
    if version is None:
        return steps
    if version not in steps:
        raise DatabaseError(
            f"The database {shown(url)} was made by a newer guatu ({version}): update guatu"
        )
    return steps[steps.index(version) + 1 :]


@contextmanager
def _plain_errors(url: URL) -> Iterator[None]:
    """Turn the driver's errors into ours: other layers know no SQL, and no secret gets out."""
    try:
        yield
    except UNREACHABLE as error:
        raise DatabaseError(f"Can't use the database {shown(url)}: {_reason(error)}") from error
    except sql_errors.DBAPIError as error:
        if "not a database" in str(error.orig):
            raise DatabaseError(f"{shown(url)} is no database: choose another file") from error
        raise


def _reason(error: Exception) -> str:
    cause = error.orig if isinstance(error, sql_errors.DBAPIError) else error
    return " ".join(str(cause).split())
