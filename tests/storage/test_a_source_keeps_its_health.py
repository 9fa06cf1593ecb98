from datetime import timedelta

import pytest

from storage.database import Database
from storage.records import SourceKind, Trouble
from storage.sources import (
    add_source,
    change_source,
    list_sources,
    list_sources_due,
    list_sources_of,
    list_sources_to_tell,
    mark_source_polled,
    mark_trouble_told,
    pause_source,
    remove_source,
    upload_source,
)
from tests.storage.rows import BEIHAI_ZONE, BINZHOU, NOW

FEED = {"name": "日报", "kind": SourceKind.FEED, "url": "https://news.example/feed"}
HOUR = timedelta(hours=1)


def test_trouble_has_a_beginning_until_it_is_over(database: Database) -> None:
    with database.write() as conn:
        source = add_source(conn, **FEED)
        for hours in (1, 2):
            now, trouble = NOW + hours * HOUR, Trouble.REFUSED
            mark_source_polled(conn, source.id, now=now, error="412", trouble=trouble)
        broken = list_sources(conn)[0]
        assert (broken.trouble, broken.trouble_since_at) == (Trouble.REFUSED, NOW + HOUR)
        well = mark_source_polled(conn, source.id, now=NOW + 3 * HOUR)
    assert (well.trouble, well.trouble_since_at) == (None, None)


def test_trouble_is_to_be_told_once_and_so_is_its_end(database: Database) -> None:
    with database.write() as conn:
        source = add_source(conn, **FEED)
        told = []
        for error in ("x", "x", "x", "x", None, None):
            mark_source_polled(conn, source.id, now=NOW, error=error, trouble=Trouble.GONE)
            for each in list_sources_to_tell(conn):
                told.append(each.trouble)
                mark_trouble_told(conn, each.id, each.trouble)
    assert told == [Trouble.GONE, None]


def test_how_far_apart_it_prints_is_learnt(database: Database) -> None:
    with database.write() as conn:
        source = add_source(conn, **FEED)
        gaps = []
        for hours in (0, 10, 20, 20 + 20):
            polled = mark_source_polled(conn, source.id, now=NOW + hours * HOUR, new_items=1)
            gaps.append(polled.usual_gap_minutes)
            mark_source_polled(conn, source.id, now=NOW + hours * HOUR)
    assert gaps == [None, 600, 600, pytest.approx(780)]


def test_a_paused_source_waits_and_is_due_at_once_when_it_goes_on(database: Database) -> None:
    with database.write() as conn:
        source = add_source(conn, **FEED)
        mark_source_polled(conn, source.id, now=NOW, next_poll_at=NOW + HOUR)
        pause_source(conn, source.id, paused=True)
        assert list_sources_due(conn, NOW + HOUR) == []
        pause_source(conn, source.id, paused=False)
        assert len(list_sources_due(conn, NOW)) == 1


def test_a_removed_source_is_gone_until_it_is_added_again(database: Database) -> None:
    with database.write() as conn:
        source = add_source(conn, **FEED)
        remove_source(conn, source.id, NOW)
        assert list_sources(conn) == list_sources_due(conn, NOW) == list_sources_of(conn, "") == []
        change_source(
            conn,
            source.id,
            name="日报",
            kind=SourceKind.FEED,
            region="",
            link_selector=None,
            poll_minutes=60,
        )
        assert list_sources(conn) == [source]


def test_a_place_has_the_sources_of_its_own_and_of_all_below(database: Database) -> None:
    with database.write() as conn:
        upload_source(conn)
        for number, region in enumerate(["山东省", BINZHOU, BEIHAI_ZONE, "山东省/聊城市"]):
            url = f"https://{number}.example/"
            add_source(conn, name=region, kind=SourceKind.LIST, url=url, region=region)
        assert [each.name for each in list_sources_of(conn, BINZHOU)] == [BINZHOU, BEIHAI_ZONE]
