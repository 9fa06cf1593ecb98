"""A folder that is watched: what is put into it is taken in, and again when it changes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from jobs.sources.entry import Entry, IndexPage, UnreadableIndexError

READABLE = frozenset({".txt", ".html", ".htm", ".pdf"})
SETTLES_IN = timedelta(seconds=5)
"""A file that was written to less than this ago may not be whole yet."""


def read_folder(url: str, *, now: datetime) -> IndexPage:
    """The files in a folder and below it, oldest last, as `file:///…#version`.

    The version is the file's time and size, so a file that is changed is a new entry. `now` is the
    machine's time, as the files' times are. Raises UnreadableIndexError where there is no folder.
    """
    folder = path_of(url)
    if not folder.is_dir():
        raise UnreadableIndexError(f"{folder}: no such folder")
    found = sorted(_files(folder, now - SETTLES_IN), reverse=True)
    return IndexPage(tuple(Entry(address, title) for _, address, title in found))


def read_file(entry_url: str, limit: int) -> tuple[bytes, bool]:
    """A file's bytes up to `limit`, and whether it was cut there. Raises OSError."""
    with path_of(entry_url).open("rb") as file:
        body = file.read(limit + 1)
    return body[:limit], len(body) > limit


def path_of(url: str) -> Path:
    return Path(unquote(urlsplit(urldefrag(url).url).path))


def _files(folder: Path, before: datetime) -> Iterator[tuple[float, str, str]]:
    try:
        for path in folder.rglob("*"):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if hidden or path.suffix.lower() not in READABLE or not path.is_file():
                continue
            stat = path.stat()
            if datetime.fromtimestamp(stat.st_mtime, UTC) <= before:
                version = f"{stat.st_mtime_ns:x}-{stat.st_size:x}"
                yield stat.st_mtime, f"{path.resolve().as_uri()}#{version}", path.stem
    except OSError as error:
        raise UnreadableIndexError(f"{folder}: {error.strerror}") from None
