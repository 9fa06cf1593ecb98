from datetime import timedelta

from storage.database import Database, pending_migrations, schema_version
from storage.deliveries import count_deliveries, lease_deliveries, oldest_waiting_since
from storage.marks import mark_delivery
from storage.records import DeliveryState, Sent
from storage.subscriptions import count_followers
from tests.storage.rows import ALICE, BEIHAI_ZONE, BOB, NOW, enqueue, follow


def test_the_oldest_is_of_those_that_wait_or_are_on_their_way(database: Database) -> None:
    with database.write() as conn:
        assert oldest_waiting_since(conn) is None
        enqueue(conn, follow(conn, ALICE), "一")
        assert oldest_waiting_since(conn) == NOW
        (leased,) = lease_deliveries(conn, now=NOW, lease=timedelta(minutes=1), limit=1)
        assert oldest_waiting_since(conn) == NOW
        mark_delivery(conn, leased.id, Sent(7), now=NOW)
        assert oldest_waiting_since(conn) is None
        assert count_deliveries(conn)[DeliveryState.SENT] == 1


def test_a_chat_that_follows_two_places_is_one_chat(database: Database) -> None:
    with database.write() as conn:
        assert count_followers(conn) == (0, 0)
        follow(conn, ALICE)
        follow(conn, ALICE, BEIHAI_ZONE)
        follow(conn, BOB)
        assert count_followers(conn) == (2, 3)


def test_the_version_is_the_newest_step(database: Database) -> None:
    with database.read() as conn:
        version = schema_version(conn)
    assert version
    assert pending_migrations(database.url) == []
