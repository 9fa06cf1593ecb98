import pytest

from storage.chats import move_chat, put_chat, suspend_chat
from storage.database import Connection, Database
from storage.deliveries import lease_deliveries
from storage.events import append_events
from storage.marks import REPEAT_AFTER, expire_leases
from storage.records import Watch
from storage.watches import (
    add_watch,
    enqueue_watch_alert,
    is_any_watch_behind,
    list_watches,
    list_watches_behind,
    move_watches_on,
    remove_watch,
)
from tests.storage.rows import ALICE, BOB, NOW, event


def watch(conn: Connection, key: str, chat_id: int = ALICE) -> Watch:
    put_chat(conn, chat_id, kind="private", title="Alice")
    return add_watch(conn, chat_id=chat_id, name=key, thing_key=key, now=NOW)


def waiting(conn: Connection) -> list[str]:
    leased = lease_deliveries(conn, now=NOW, lease=NOW - NOW, limit=1)
    return [each.text for each in leased]


def test_it_is_behind_only_by_later_events(database: Database) -> None:
    with database.write() as conn:
        append_events(conn, [event("one")], NOW)
        ours = watch(conn, "a target")
        assert not is_any_watch_behind(conn, ours.last_event_id)
        (new,) = append_events(conn, [event("two")], NOW)
        assert is_any_watch_behind(conn, new.id)
        assert list_watches_behind(conn, new.id, 9) == [ours]
        move_watches_on(conn, [ours.id], new.id)
        assert list_watches_behind(conn, new.id, 9) == []


def test_watching_the_same_again_changes_nothing(database: Database) -> None:
    with database.write() as conn:
        ours = watch(conn, "a target")
        append_events(conn, [event("one")], NOW)
        assert watch(conn, "a target") == ours
        word = add_watch(conn, chat_id=ALICE, name="氢能", word="氢能", now=NOW)
        assert add_watch(conn, chat_id=ALICE, name="氢能", word="氢能", now=NOW) == word
        assert list_watches(conn, ALICE) == [ours, word]


def test_it_is_on_a_thing_or_on_a_word(database: Database) -> None:
    with database.write() as conn:
        put_chat(conn, ALICE, kind="private", title="Alice")
        with pytest.raises(ValueError, match="a thing or on a word"):
            add_watch(conn, chat_id=ALICE, name="x", now=NOW)
        with pytest.raises(ValueError, match="a thing or on a word"):
            add_watch(conn, chat_id=ALICE, name="x", thing_key="x", word="x", now=NOW)


def test_a_suspended_chat_waits_until_it_is_back(database: Database) -> None:
    with database.write() as conn:
        ours = watch(conn, "a target")
        suspend_chat(conn, ALICE, NOW)
        (new,) = append_events(conn, [event("one")], NOW)
        assert not is_any_watch_behind(conn, new.id)
        assert list_watches_behind(conn, new.id, 9) == []
        put_chat(conn, ALICE, kind="private", title="Alice")
        assert list_watches_behind(conn, new.id, 9) == [ours]


def test_all_that_a_chat_watches_comes_together(database: Database) -> None:
    with database.write() as conn:
        first, other = watch(conn, "one"), watch(conn, "one", BOB)
        second = watch(conn, "two")
        (new,) = append_events(conn, [event("one")], NOW)
        assert list_watches_behind(conn, new.id, 9) == [first, other, second]
        assert {each.chat_id for each in list_watches_behind(conn, new.id, 1)} <= {ALICE, BOB}
        move_watches_on(conn, [other.id], new.id)
        assert list_watches_behind(conn, new.id, 1) == [first, second]


def test_an_ended_watch_takes_its_waiting_alerts_back(database: Database) -> None:
    with database.write() as conn:
        ours = watch(conn, "one")
        enqueue_watch_alert(conn, [ours], "等着", event_id=1, now=NOW)
        assert remove_watch(conn, ours.id, BOB) is None
        assert remove_watch(conn, ours.id, ALICE) == ours
        assert waiting(conn) == []
        assert remove_watch(conn, ours.id, ALICE) is None


def test_what_another_watch_asked_for_too_goes_out(database: Database) -> None:
    with database.write() as conn:
        first, second = watch(conn, "one"), watch(conn, "two")
        enqueue_watch_alert(conn, [first, second], "两项", event_id=1, now=NOW)
        remove_watch(conn, first.id, ALICE)
        assert waiting(conn) == ["两项"]


def test_the_last_of_two_takes_it_back(database: Database) -> None:
    with database.write() as conn:
        first, second = watch(conn, "one"), watch(conn, "two")
        enqueue_watch_alert(conn, [first, second], "两项", event_id=1, now=NOW)
        remove_watch(conn, first.id, ALICE)
        remove_watch(conn, second.id, ALICE)
        assert waiting(conn) == []


def test_what_may_have_arrived_is_not_taken_back(database: Database) -> None:
    with database.write() as conn:
        ours = watch(conn, "one")
        enqueue_watch_alert(conn, [ours], "也许到了", event_id=1, now=NOW)
        assert waiting(conn) == ["也许到了"]
        assert expire_leases(conn, NOW) == 1
        remove_watch(conn, ours.id, ALICE)
        (again,) = lease_deliveries(conn, now=NOW + REPEAT_AFTER, lease=REPEAT_AFTER, limit=9)
        assert again.text == "也许到了"


def test_it_moves_with_its_chat(database: Database) -> None:
    with database.write() as conn:
        one, two = watch(conn, "one"), watch(conn, "two")
        kept = watch(conn, "two", BOB)
        move_chat(conn, ALICE, BOB)
        assert [each.id for each in list_watches(conn, BOB)] == [one.id, kept.id]
        assert list_watches(conn, ALICE) == []
        assert two.id not in {each.id for each in list_watches(conn, BOB)}
