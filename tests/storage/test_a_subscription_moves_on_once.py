from dataclasses import replace
from datetime import timedelta

import pytest

from storage.chats import suspend_chat
from storage.database import Database, NotFoundError
from storage.deliveries import count_deliveries, lease_deliveries
from storage.marks import mark_delivery
from storage.records import Cadence, DeliveryState, Schedule, Sent
from storage.subscriptions import (
    add_subscription,
    get_subscription,
    list_subscriptions,
    list_subscriptions_due,
    move_subscription_on,
    remove_subscription,
)
from tests.storage.rows import ALICE, BINZHOU, BOB, NOW, enqueue, follow

DAY = timedelta(days=1)


def test_following_a_place_twice_changes_the_schedule_and_loses_no_event(
    database: Database,
) -> None:
    weekly = Schedule(cadence=Cadence.WEEKLY, hour=20, minute=5, days=(1, 3, 5))
    with database.write() as conn:
        first = follow(conn, ALICE)
        assert move_subscription_on(conn, first, next_digest_at=NOW + DAY, last_event_id=7)
        second = add_subscription(
            conn,
            chat_id=ALICE,
            region=BINZHOU,
            schedule=weekly,
            next_digest_at=NOW + 2 * DAY,
            created_at=NOW + DAY,
        )
        assert list_subscriptions(conn, ALICE) == [second]
    assert second == replace(first, schedule=weekly, next_digest_at=NOW + 2 * DAY, last_event_id=7)


def test_only_the_first_of_two_who_read_it_moves_it_on(database: Database) -> None:
    with database.write() as conn:
        read = follow(conn, ALICE)
        assert move_subscription_on(conn, read, next_digest_at=NOW + DAY, last_event_id=7)
        assert not move_subscription_on(conn, read, next_digest_at=NOW + DAY, last_event_id=9)
        assert get_subscription(conn, read.id).last_event_id == 7


def test_the_longest_due_come_first_and_suspended_chats_wait(database: Database) -> None:
    with database.write() as conn:
        late, later = follow(conn, ALICE), follow(conn, ALICE, "山东省")
        move_subscription_on(conn, later, next_digest_at=NOW - DAY, last_event_id=1)
        follow(conn, BOB)
        suspend_chat(conn, BOB, NOW)
        due = [found.id for found in list_subscriptions_due(conn, NOW, 9)]
        assert due == [later.id, late.id]
        assert len(list_subscriptions_due(conn, NOW, 1)) == 1
        assert list_subscriptions_due(conn, NOW - 2 * DAY, 9) == []


def test_ending_it_takes_back_what_was_not_sent_yet(database: Database) -> None:
    with database.write() as conn:
        subscription = follow(conn, ALICE)
        enqueue(conn, subscription, "sent", "on its way", "to be sent")
        for _ in range(2):
            [leased] = lease_deliveries(conn, now=NOW, lease=DAY, limit=9)
            if leased.text == "sent":
                mark_delivery(conn, leased.id, Sent(1), now=NOW)
        assert remove_subscription(conn, subscription.id)
        assert not remove_subscription(conn, subscription.id)
        counts = count_deliveries(conn)
        assert (counts[DeliveryState.SENT], counts[DeliveryState.LEASED]) == (1, 1)
        assert counts[DeliveryState.PENDING] == 0
        with pytest.raises(NotFoundError, match=str(subscription.id)):
            get_subscription(conn, subscription.id)
        assert follow(conn, ALICE).id > subscription.id
