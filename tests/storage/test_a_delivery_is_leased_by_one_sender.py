from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from storage.chats import hold_chat, put_chat, suspend_chat
from storage.database import Connection, Database
from storage.deliveries import count_deliveries, get_delivery, lease_deliveries
from storage.marks import mark_delivery
from storage.records import DeliveryState, Refused, Sent, TryAgain, Uncertain
from tests.storage.rows import ALICE, BOB, NOW, enqueue, follow

LEASE = timedelta(minutes=1)


def lease(conn: Connection, after: timedelta = timedelta(), limit: int = 9) -> list[str]:
    leased = lease_deliveries(conn, now=NOW + after, lease=LEASE, limit=limit)
    return [delivery.text for delivery in leased]


def test_the_parts_of_a_digest_go_out_one_after_the_other(database: Database) -> None:
    with database.write() as conn:
        assert enqueue(conn, follow(conn, ALICE), "一", "二", "三") == 3
        enqueue(conn, follow(conn, BOB), "一", "二", "三")
        for text, outcome in (("一", Sent(1)), ("二", Uncertain("no answer")), ("三", Sent(3))):
            leased = lease_deliveries(conn, now=NOW, lease=LEASE, limit=9)
            assert [(one.chat_id, one.text) for one in leased] == [(ALICE, text), (BOB, text)]
            assert lease(conn) == []
            for delivery in leased:
                mark_delivery(conn, delivery.id, outcome, now=NOW)
        assert lease(conn) == []


def test_a_refused_part_does_not_hold_up_the_next(database: Database) -> None:
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一", "二")
        [first] = lease_deliveries(conn, now=NOW, lease=LEASE, limit=9)
        mark_delivery(conn, first.id, Refused("bad"), now=NOW)
        assert lease(conn) == ["二"]


def test_a_second_digest_waits_for_the_first(database: Database) -> None:
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE, "山东省"), "早一", "早二")
        enqueue(conn, follow(conn, ALICE), "晚")
        assert lease(conn) == ["早一"]


def test_enqueuing_the_same_digest_again_adds_nothing(database: Database) -> None:
    with database.write() as conn:
        subscription = follow(conn, ALICE)
        assert enqueue(conn, subscription, "一", "二") == 2
        assert enqueue(conn, subscription, "一", "二") == 0


def test_a_part_to_be_tried_again_keeps_its_place(database: Database) -> None:
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一", "二")
        [first] = lease_deliveries(conn, now=NOW, lease=LEASE, limit=9)
        mark_delivery(conn, first.id, TryAgain("flood", after_seconds=30), now=NOW)
        assert lease(conn, timedelta(seconds=29)) == []
        assert lease(conn, timedelta(seconds=30)) == ["一"]


def test_held_and_suspended_chats_wait_and_others_do_not(database: Database) -> None:
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "甲")
        hold_chat(conn, ALICE, NOW + timedelta(hours=12))
        hold_chat(conn, ALICE, NOW + timedelta(hours=1))
        enqueue(conn, follow(conn, BOB), "甲")
        suspend_chat(conn, BOB, NOW)
        enqueue(conn, follow(conn, 33), "甲")
        enqueue(conn, follow(conn, 44), "甲")
        assert lease(conn, limit=1) == ["甲"]
        assert lease(conn) == ["甲"]
        assert lease(conn, timedelta(hours=11)) == []
        assert lease(conn, timedelta(hours=12)) == ["甲"]
        put_chat(conn, BOB, kind="private", title="Bob")
        assert lease(conn) == ["甲"]


def test_a_lease_that_ran_out_is_uncertain_and_not_sent_again(database: Database) -> None:
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一", "二")
        [first] = lease_deliveries(conn, now=NOW, lease=LEASE, limit=9)
        assert lease(conn, LEASE) == ["二"]
        expired = get_delivery(conn, first.id)
        assert (expired.state, expired.leased_until) == (DeliveryState.UNCERTAIN, None)
        assert expired.error


def test_many_senders_at_once_never_get_the_same(database: Database) -> None:
    chats = range(100, 130)
    with database.write() as conn:
        for chat_id in chats:
            enqueue(conn, follow(conn, chat_id), "甲")

    def send(_: int) -> list[int]:
        with database.write() as conn:
            leased = lease_deliveries(conn, now=NOW, lease=LEASE, limit=5)
            return [delivery.chat_id for delivery in leased]

    with ThreadPoolExecutor(4) as pool:
        taken = [chat_id for leased in pool.map(send, range(16)) for chat_id in leased]
    assert sorted(taken) == list(chats)


def test_a_server_lets_two_senders_work_side_by_side(database: Database, database_url: str) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("SQLite lets one write at a time")
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一", "二")
        enqueue(conn, follow(conn, BOB), "一")
    with database.write() as one, database.write() as other:
        assert lease(one, limit=1) == ["一"]
        assert lease(other) == ["一"]
    with database.read() as conn:
        assert count_deliveries(conn)[DeliveryState.LEASED] == 2
