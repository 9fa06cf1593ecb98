from datetime import timedelta

import pytest

from storage.database import Database, NotFoundError
from storage.records import SourceKind
from storage.sources import (
    add_source,
    find_source_by_url,
    get_source,
    list_sources,
    list_sources_due,
    mark_source_polled,
    upload_source,
)
from tests.storage.rows import BINZHOU, NOW

FEED = {"name": "日报", "kind": SourceKind.FEED, "url": "https://news.example/feed"}
HOUR = timedelta(hours=1)


def test_a_new_source_is_due_at_once_and_then_when_it_is_told(database: Database) -> None:
    with database.write() as conn:
        source = add_source(conn, region=BINZHOU, **FEED)
        assert list_sources_due(conn, NOW) == [source]
        polled = mark_source_polled(conn, source.id, now=NOW, etag="v1", new_items=2)
        assert list_sources_due(conn, NOW + HOUR / 2) == []
        assert list_sources_due(conn, NOW + HOUR) == [polled]
        mark_source_polled(conn, source.id, now=NOW, next_poll_at=NOW + 3 * HOUR)
        assert list_sources_due(conn, NOW + 2 * HOUR) == []
    assert (polled.etag, polled.last_success_at, polled.last_item_at) == ("v1", NOW, NOW)


def test_failures_are_counted_until_it_answers_again(database: Database) -> None:
    with database.write() as conn:
        source = mark_source_polled(conn, add_source(conn, **FEED).id, now=NOW, etag="v1")
        for count in (1, 2):
            failed = mark_source_polled(conn, source.id, now=NOW + HOUR, error="no answer")
            assert (failed.failures, failed.last_error) == (count, "no answer")
        assert (failed.etag, failed.last_success_at) == ("v1", NOW)
        answered = mark_source_polled(conn, source.id, now=NOW + HOUR, etag="v2")
    assert (answered.failures, answered.last_error, answered.etag) == (0, None, "v2")


def test_uploads_have_one_source_that_is_never_polled(database: Database) -> None:
    with database.write() as conn:
        source = upload_source(conn)
        assert upload_source(conn) == source
        assert list_sources(conn) == [source]
        assert list_sources_due(conn, NOW) == []


def test_a_source_is_found_by_its_address_or_its_id(database: Database) -> None:
    with database.write() as conn:
        source = add_source(conn, link_selector="ul.news a", poll_minutes=5, **FEED)
        assert find_source_by_url(conn, source.url) == get_source(conn, source.id) == source
        assert find_source_by_url(conn, "https://news.example/") is None
        with pytest.raises(NotFoundError, match="999"):
            mark_source_polled(conn, 999, now=NOW)
