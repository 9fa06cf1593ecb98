from datetime import date, timedelta

from storage.database import Connection, Database
from storage.deliveries import count_missed_of_last_digest, enqueue_deliveries, lease_deliveries
from storage.digests import add_digest
from storage.marks import mark_delivery
from storage.records import Digest, Outcome, Sent, Subscription, Uncertain
from tests.storage.rows import ALICE, BOB, NOW, enqueue, follow


def put_digest(conn: Connection, subscription: Subscription, *parts: str) -> Digest:
    return add_digest(
        conn,
        region=subscription.region,
        cadence=subscription.schedule.cadence,
        after_event_id=None,
        upto_event_id=1,
        slot_on=date(2023, 2, 6),
        parts=parts,
    )


def send_all(conn: Connection, outcome: Outcome) -> list[str]:
    sent = []
    while leased := lease_deliveries(conn, now=NOW, lease=timedelta(minutes=1), limit=9):
        for delivery in leased:
            mark_delivery(conn, delivery.id, outcome, now=NOW)
            sent.append(delivery.text)
    return sent


def test_the_note_follows_the_last_part(database: Database) -> None:
    with database.write() as conn:
        subscription = follow(conn, ALICE)
        enqueue_deliveries(
            conn, subscription, put_digest(conn, subscription, "一", "二"), NOW, note="注"
        )
        assert send_all(conn, Sent(1)) == ["一", "二\n\n注"]


def test_a_full_part_leaves_the_note_to_a_message_of_its_own(database: Database) -> None:
    with database.write() as conn:
        full = "满" * 4096
        subscription = follow(conn, ALICE)
        enqueue_deliveries(conn, subscription, put_digest(conn, subscription, full), NOW, note="注")
        assert send_all(conn, Sent(1)) == [full, "注"]


def test_only_what_the_latest_digest_of_a_subscription_missed_counts(database: Database) -> None:
    with database.write() as conn:
        alice, bob = follow(conn, ALICE), follow(conn, BOB)
        enqueue(conn, alice, "一", "二")
        send_all(conn, Uncertain("no answer"))
        assert count_missed_of_last_digest(conn, alice.id) == 2
        assert count_missed_of_last_digest(conn, bob.id) == 0
        enqueue(conn, alice, "三", upto=2)
        send_all(conn, Sent(1))
        assert count_missed_of_last_digest(conn, alice.id) == 0
