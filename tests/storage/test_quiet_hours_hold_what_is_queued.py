from datetime import timedelta

from storage.chats import set_chat_zone, set_quiet_hours
from storage.deliveries import enqueue_alert, lease_deliveries, list_deliveries_due
from storage.marks import mark_delivery
from storage.records import Sent
from tests.storage.rows import ALICE, NOW, enqueue, follow

# NOW is half past nine in the morning in Shanghai.
TEN, NOON = 10 * 60, 12 * 60
LEASE = timedelta(minutes=1)
IN_THEM = NOW + timedelta(hours=1)
AFTER_THEM = NOW + timedelta(hours=2, minutes=30)
BOB = ALICE + 1


def leased(conn, at):
    return [each.text for each in lease_deliveries(conn, now=at, lease=LEASE, limit=9)]


def test_what_was_queued_before_them_waits_until_they_are_over_and_keeps_its_order(database):
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一", "二")
        set_quiet_hours(conn, ALICE, TEN, NOON)
        enqueue_alert(conn, ALICE, "三", once="x", now=NOW)
        assert leased(conn, IN_THEM) == []
        assert list_deliveries_due(conn, now=IN_THEM, limit=9) == []
        got = []
        while due := lease_deliveries(conn, now=AFTER_THEM, lease=LEASE, limit=9):
            got += [each.text for each in due]
            mark_delivery(conn, due[0].id, Sent(1), now=AFTER_THEM)
        assert got == ["一", "二", "三"]


def test_what_a_sender_means_to_lease_is_held_too(database):
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一")
        set_quiet_hours(conn, ALICE, TEN, NOON)
        (due,) = list_deliveries_due(conn, now=IN_THEM, limit=9)
        only = [due.id]
        assert lease_deliveries(conn, now=IN_THEM, lease=LEASE, limit=1, only=only) == []
        assert lease_deliveries(conn, now=AFTER_THEM, lease=LEASE, limit=1, only=only)


def test_other_chats_get_theirs(database):
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一")
        enqueue_alert(conn, follow(conn, BOB).chat_id, "给鲍勃", once="x", now=NOW)
        set_quiet_hours(conn, ALICE, TEN, NOON)
        assert leased(conn, IN_THEM) == ["给鲍勃"]


def test_who_ends_them_early_gets_what_waits_at_once(database):
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一")
        set_quiet_hours(conn, ALICE, TEN, NOON)
        assert leased(conn, IN_THEM) == []
        set_quiet_hours(conn, ALICE, None, None)
        assert leased(conn, IN_THEM) == ["一"]


def test_they_are_those_of_the_zone_that_it_is_now(database):
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一")
        set_quiet_hours(conn, ALICE, TEN, NOON)
        assert leased(conn, IN_THEM) == []
        set_chat_zone(conn, ALICE, "Europe/Berlin")
        assert leased(conn, IN_THEM) == ["一"]
