from dataclasses import replace
from datetime import timedelta

import pytest

from storage.chats import find_chat, put_chat
from storage.database import Connection, Database, NotFoundError
from storage.deliveries import (
    count_deliveries,
    enqueue_alert,
    get_delivery,
    lease_deliveries,
    list_missed,
)
from storage.marks import DeliveryStateError, mark_delivery, mark_sent
from storage.records import (
    Delivery,
    DeliveryState,
    Gone,
    Moved,
    Outcome,
    Refused,
    Sent,
    TopicGone,
    TryAgain,
    Uncertain,
)
from storage.subscriptions import list_subscriptions
from storage.watches import add_watch, list_watches
from tests.storage.rows import ALICE, NOW, enqueue, follow

LEASE = timedelta(minutes=1)


@pytest.fixture
def conn(database: Database):
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一", "二")
        yield conn


def send(conn: Connection, outcome: Outcome, **others) -> Delivery:
    [leased] = lease_deliveries(conn, now=NOW, lease=LEASE, limit=9)
    assert (leased.state, leased.leased_until) == (DeliveryState.LEASED, NOW + LEASE)
    mark_delivery(conn, leased.id, outcome, now=NOW, **others)
    return get_delivery(conn, leased.id)


def test_sent_keeps_the_message_and_the_time(conn: Connection) -> None:
    sent = send(conn, Sent(2**40))
    assert (sent.state, sent.message_id, sent.sent_at) == (DeliveryState.SENT, 2**40, NOW)
    assert (sent.leased_until, sent.error) == (None, None)


def test_try_again_is_pending_and_counted(conn: Connection) -> None:
    later = NOW + timedelta(hours=3)
    again = send(conn, TryAgain("502"), not_before=later)
    assert (again.state, again.attempts, again.not_before) == (DeliveryState.PENDING, 1, later)
    assert again.error == "502"


def test_what_was_for_a_topic_that_is_gone_is_for_the_general_one(conn: Connection) -> None:
    (old,) = list_subscriptions(conn, ALICE)
    follow(conn, ALICE, old.region, topic_id=7)
    watch = add_watch(conn, chat_id=ALICE, name="铝", word="铝", now=NOW, topic_id=7)
    other = add_watch(conn, chat_id=ALICE, name="硅", word="硅", now=NOW, topic_id=8)
    enqueue_alert(conn, ALICE, "三", once="a", now=NOW, topic_id=7)
    send(conn, Sent(1))
    send(conn, Sent(2))
    refused = send(conn, TopicGone("closed"))
    assert (refused.state, refused.topic_id, refused.attempts) == (DeliveryState.PENDING, None, 0)
    assert send(conn, Sent(3)).text == "三"
    assert [each.topic_id for each in list_subscriptions(conn, ALICE)] == [None]
    assert list_watches(conn, ALICE) == [replace(watch, topic_id=None), other]


def test_uncertain_and_refused_are_what_a_chat_missed(conn: Connection) -> None:
    uncertain = send(conn, Uncertain("no answer"))
    refused = send(conn, Refused("message is too long"))
    assert (uncertain.state, refused.state) == (DeliveryState.UNCERTAIN, DeliveryState.FAILED)
    assert list_missed(conn, ALICE) == [refused, uncertain]
    assert list_missed(conn, ALICE + 1) == []


def test_gone_suspends_the_chat_with_all_that_waits_until_it_is_back(conn: Connection) -> None:
    gone = send(conn, Gone("blocked"))
    assert (gone.state, gone.error) == (DeliveryState.SUSPENDED, "blocked")
    assert count_deliveries(conn)[DeliveryState.SUSPENDED] == 2
    chat = find_chat(conn, ALICE)
    assert chat is not None
    assert chat.suspended_at == NOW
    assert len(list_subscriptions(conn, ALICE)) == 1
    assert put_chat(conn, ALICE, kind="private", title="Alice").suspended_at is None
    assert count_deliveries(conn)[DeliveryState.PENDING] == 2


def test_what_is_enqueued_for_a_suspended_chat_is_kept_back(conn: Connection) -> None:
    send(conn, Gone("blocked"))
    enqueue(conn, list_subscriptions(conn, ALICE)[0], "新", upto=2)
    assert count_deliveries(conn)[DeliveryState.SUSPENDED] == 3


def test_moved_sends_to_the_new_id(conn: Connection) -> None:
    moved = send(conn, Moved(-100_555))
    assert (moved.state, moved.chat_id) == (DeliveryState.PENDING, -100_555)
    assert send(conn, Sent(1)).chat_id == -100_555
    assert send(conn, Sent(2)).chat_id == -100_555
    assert find_chat(conn, ALICE) is None


def test_word_that_comes_after_the_lease_ran_out_still_counts(conn: Connection) -> None:
    [first] = lease_deliveries(conn, now=NOW, lease=LEASE, limit=9)
    lease_deliveries(conn, now=NOW + LEASE, lease=LEASE, limit=9)
    assert get_delivery(conn, first.id).state == DeliveryState.UNCERTAIN
    mark_delivery(conn, first.id, Sent(5), now=NOW + LEASE)
    assert get_delivery(conn, first.id).state == DeliveryState.SENT


def test_an_outcome_that_nobody_waits_for_is_an_error(conn: Connection) -> None:
    sent = send(conn, Sent(1))
    with pytest.raises(DeliveryStateError, match="sent"):
        mark_delivery(conn, sent.id, Uncertain("too late"), now=NOW)
    with pytest.raises(NotFoundError, match="999"):
        mark_delivery(conn, 999, Sent(1), now=NOW)


def test_every_state_is_counted_also_those_with_none(conn: Connection) -> None:
    expected = dict.fromkeys(DeliveryState, 0) | {DeliveryState.PENDING: 2}
    assert count_deliveries(conn) == expected


def test_many_that_were_sent_are_marked_together(database: Database) -> None:
    chats = range(100, 105)
    with database.write() as conn:
        for chat_id in chats:
            enqueue(conn, follow(conn, chat_id), "一")
        leased = lease_deliveries(conn, now=NOW, lease=LEASE, limit=9)
        marks = [(delivery.id, delivery.chat_id + 1000, NOW) for delivery in leased]
        mark_sent(conn, marks)
        # Who lost the connection while committing says it once more.
        mark_sent(conn, marks)
        for delivery in leased:
            sent = get_delivery(conn, delivery.id)
            assert (sent.state, sent.message_id) == (DeliveryState.SENT, delivery.chat_id + 1000)
            assert (sent.sent_at, sent.leased_until) == (NOW, None)


def test_a_mark_among_many_that_nobody_waits_for_is_an_error(database: Database) -> None:
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一", "二")
        [leased] = lease_deliveries(conn, now=NOW, lease=LEASE, limit=9)
    with pytest.raises(DeliveryStateError, match="of 2"), database.write() as conn:
        mark_sent(conn, [(leased.id, 7, NOW), (leased.id + 1, 8, NOW)])
    with database.read() as conn:
        assert get_delivery(conn, leased.id).state == DeliveryState.LEASED
