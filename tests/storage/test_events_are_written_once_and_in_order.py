from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Event as Signal

from storage.database import Database
from storage.events import (
    append_events,
    last_event_id,
    list_events,
    list_events_of_thing,
)
from storage.records import EventKind
from tests.storage.rows import BINZHOU, NOW, event


def test_an_event_comes_back_whole(database: Database) -> None:
    moved = event(
        "moved",
        kind=EventKind.MILESTONE_MOVED,
        fact_ids=(3, 4),
        detail={"before": date(2023, 5, 31), "after": "六月", "days": 7, "none": None},
    )
    with database.write() as conn:
        [written] = append_events(conn, [moved], NOW)
        assert list_events(conn, BINZHOU, after_id=None, upto_id=written.id) == [written]
        assert list_events_of_thing(conn, "a target") == [written]
    assert (written.kind, written.recorded_at, written.fact_ids) == (moved.kind, NOW, (3, 4))
    assert written.detail == {"before": "2023-05-31", "after": "六月", "days": 7, "none": None}


def test_the_same_change_is_told_once(database: Database) -> None:
    with database.write() as conn:
        first = append_events(conn, [event("a"), event("b"), event("a")], NOW)
        second = append_events(conn, [event("b"), event("c")], NOW + timedelta(days=1))
    assert len(first) == 2
    assert len(second) == 1
    assert second[0].id > first[1].id > first[0].id


def test_a_slice_of_the_log_leaves_out_its_lower_end(database: Database) -> None:
    with database.write() as conn:
        assert last_event_id(conn) == 0
        one, two, three = append_events(conn, [event(name) for name in "abc"], NOW)
        assert list_events(conn, "", after_id=one.id, upto_id=two.id) == [two]
        assert last_event_id(conn) == three.id


def test_a_reader_never_finds_an_event_below_one_that_it_has_seen(database: Database) -> None:
    """A slow writer holds the others up, so a smaller id never shows after a larger one."""
    appended, may_end = Signal(), Signal()

    def slow() -> int:
        with database.write() as conn:
            [written] = append_events(conn, [event("slow")], NOW)
            appended.set()
            assert may_end.wait(10)
        return written.id

    def quick() -> int:
        with database.write() as conn:
            [written] = append_events(conn, [event("quick")], NOW)
        return written.id

    with ThreadPoolExecutor(2) as pool:
        slow_id = pool.submit(slow)
        assert appended.wait(10)
        quick_id = pool.submit(quick)
        with database.read() as conn:
            assert last_event_id(conn) == 0
        assert not quick_id.done()
        may_end.set()
        assert quick_id.result(10) > slow_id.result(10)
