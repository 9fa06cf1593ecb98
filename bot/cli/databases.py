"""Opening the database for a command, with the regions that a new one starts from."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.cli.options import UserError, say
from jobs.lexicons import load_spelled_regions
from storage.database import (
    Database,
    DatabaseError,
    migrate,
    open_database,
    pending_migrations,
)
from storage.regions import add_regions


@contextmanager
def database_for_work(url: str) -> Iterator[Database]:
    """The database, made first if it is an SQLite file that is not there yet.

    An old one is never migrated on the way: that is `guatu migrate`'s to do. Raises UserError for
    all that is wrong with the database, then or later.
    """
    with plain_errors():
        if is_missing_file(url):
            bring_up_to_date(url)
            say(f"guatu: made a new database, {url}")
        database = open_database(url)
        try:
            yield database
        finally:
            database.close()


def bring_up_to_date(url: str) -> tuple[list[str], int]:
    """Migrate and load the regions. Returns the steps taken and how many regions were added."""
    steps = migrate(url)
    database = open_database(url)
    try:
        with database.write() as conn:
            return steps, add_regions(conn, load_spelled_regions())
    finally:
        database.close()


def is_missing_file(url: str) -> bool:
    """Whether this is the address of an SQLite file that does not exist."""
    path = url.partition("sqlite:///")[2]
    return bool(path) and path != ":memory:" and not Path(path.partition("?")[0]).exists()


@contextmanager
def plain_errors() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise UserError(str(error)) from error


__all__ = [
    "bring_up_to_date",
    "database_for_work",
    "is_missing_file",
    "pending_migrations",
    "plain_errors",
]
