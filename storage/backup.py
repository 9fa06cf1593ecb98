"""A copy of an SQLite database, made while others go on writing."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

from storage.engine import BUSY_SECONDS, DatabaseError, parse_url, shown, sqlite_file

PAGES_AT_ONCE = 1000
HELD_BACK = "it waited or was on its way when the backup was made"
HOLD_BACK = """
UPDATE deliveries SET state = 'uncertain', leased_until = NULL, error = ?
WHERE state IN ('pending', 'leased')
"""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: bytes, the name of the newest migration step, messages held back."""

    size: int
    version: str
    held_back: int


def back_up(
    url: str,
    target: Path,
    *,
    force: bool = False,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Copied:
    """Copy the database as it is now to `target`: it gets its name when it was found whole.

    `on_progress` hears of pages done and in all. Messages that wait in the copy are uncertain
    there: when it is restored, nobody can know whether they were sent meanwhile. Raises
    DatabaseError; a file that was there stays then, and always without `force`.
    """
    parsed = parse_url(url)
    source = sqlite_file(parsed)
    if source is None:
        raise DatabaseError(_use_pg_dump(parsed, target))
    if not source.exists():
        raise DatabaseError(f"{source} is not there: nothing to back up")
    if target.exists() and (not force or target.samefile(source)):
        advice = "choose another file" if target.samefile(source) else "choose another, or --force"
        raise DatabaseError(f"{target} is there already: {advice}")
    part = target.with_name(f"{target.name}.part")
    with _plain_errors(target):
        part.unlink(missing_ok=True)
        try:
            copied = _copy(source, part, on_progress)
            part.replace(target)
            _sync(target.parent)
        finally:
            part.unlink(missing_ok=True)
    return copied


def _copy(source: Path, part: Path, on_progress: Callable[[int, int], None]) -> Copied:
    with (
        closing(sqlite3.connect(source, timeout=BUSY_SECONDS, isolation_level=None)) as original,
        closing(sqlite3.connect(part, isolation_level=None)) as copy,
    ):
        # In a transaction the original stands still for us, whoever writes: without one the copy
        # would begin anew at every commit of theirs, and perhaps never end.
        original.execute("BEGIN")
        version = _version(original)
        original.backup(
            copy,
            pages=PAGES_AT_ONCE,
            progress=lambda _, left, total: on_progress(total - left, total),
        )
        # One file, to be moved about; guatu makes it WAL again when it opens it.
        copy.execute("PRAGMA journal_mode = DELETE")
        held_back = copy.execute(HOLD_BACK, (HELD_BACK,)).rowcount
        _check(copy, version)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    return Copied(part.stat().st_size, version, held_back)


def _version(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


def _check(copy: sqlite3.Connection, version: str) -> None:
    found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise DatabaseError(f"The copy is broken ({found}): is the disk, or the database?")
    if not version or _version(copy) != version:
        raise DatabaseError("The copy is of no version of guatu: is this guatu's database?")


def _sync(folder: Path) -> None:
    """Let the new name outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _use_pg_dump(url: URL, target: Path) -> str:
    address = shown(url).replace("postgresql+psycopg", "postgresql")
    return (
        "PostgreSQL makes its own backups, also while guatu runs: "
        f'pg_dump --format=custom --file={target} "{address}"'
    )


@contextmanager
def _plain_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DatabaseError(f"Can't back up to {target}: {reason}") from error
