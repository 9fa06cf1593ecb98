"""The sources that the configuration lists, taken over into the database."""

from collections.abc import Sequence

from jobs.config import SourceSettings
from storage.database import Database, lock_sources
from storage.records import SourceKind
from storage.sources import add_source, change_source, find_source_by_url


def take_over_sources(db: Database, listed: Sequence[SourceSettings]) -> int:
    """Add the sources listed, and change those known by their address. Returns how many are new.

    A source that is listed no more stays: its articles name it.
    """
    added = 0
    with db.write() as conn:
        lock_sources(conn)
        for source in listed:
            known = find_source_by_url(conn, source.url)
            if known is None:
                known = add_source(
                    conn, name=source.name, kind=SourceKind(source.kind), url=source.url
                )
                added += 1
            change_source(
                conn,
                known.id,
                name=source.name,
                kind=SourceKind(source.kind),
                region=source.region,
                link_selector=source.link_selector or None,
                poll_minutes=source.poll_minutes,
            )
    return added
