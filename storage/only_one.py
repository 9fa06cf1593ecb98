"""One `guatu run` at a time on an SQLite file."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from storage.engine import DatabaseError, parse_url, sqlite_file


def is_shared(url: str) -> bool:
    """Whether several processes may work on this database at once. Raises DatabaseError."""
    return sqlite_file(parse_url(url)) is None


@contextmanager
def only_one(url: str) -> Iterator[None]:
    """Be the only process in this context on the database of `url`; it must have been made.

    The lock is a file beside the database that the kernel frees when its holder dies, however it
    dies. PostgreSQL may be shared: there nobody waits for anybody. Raises DatabaseError.
    """
    parsed = parse_url(url)
    path = sqlite_file(parsed)
    if path is None:
        yield
        return
    with path.with_name(f"{path.name}.running").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DatabaseError(
                f"Another guatu runs on {path}: stop it first, or use PostgreSQL for several"
            ) from None
        yield
