from datetime import timedelta

from storage.chats import set_quiet_hours
from storage.deliveries import enqueue_alert, lease_deliveries, list_deliveries_due
from storage.marks import mark_delivery
from storage.records import TryAgain
from tests.storage.rows import ALICE, NOW, enqueue, follow

# NOW is half past nine in the morning in Shanghai.
TEN, NOON = 10 * 60, 12 * 60
LEASE = timedelta(minutes=1)


def due(conn, at):
    return len(list_deliveries_due(conn, now=at, limit=9))


def test_a_retry_that_would_come_in_them_waits_until_they_are_over(database):
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一")
        set_quiet_hours(conn, ALICE, TEN, NOON)
        (leased,) = lease_deliveries(conn, now=NOW, lease=LEASE, limit=1)
        retry_at = NOW + timedelta(minutes=31)
        mark_delivery(conn, leased.id, TryAgain("away"), now=NOW, not_before=retry_at)
        assert due(conn, retry_at) == 0
        assert due(conn, NOW + timedelta(hours=2, minutes=29)) == 0
        assert due(conn, NOW + timedelta(hours=2, minutes=30)) == 1


def test_a_retry_before_them_comes_when_it_is_due(database):
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一")
        set_quiet_hours(conn, ALICE, TEN, NOON)
        (leased,) = lease_deliveries(conn, now=NOW, lease=LEASE, limit=1)
        mark_delivery(conn, leased.id, TryAgain("away", after_seconds=60), now=NOW)
        assert due(conn, NOW + timedelta(minutes=1)) == 1


def test_an_alert_keeps_them_too(database):
    in_them = NOW + timedelta(hours=1)
    with database.write() as conn:
        follow(conn, ALICE)
        set_quiet_hours(conn, ALICE, TEN, NOON)
        enqueue_alert(conn, ALICE, "合龙了", once="x", now=in_them)
        assert due(conn, in_them) == 0
        assert due(conn, NOW + timedelta(hours=2, minutes=30)) == 1
