from datetime import timedelta

import pytest

from storage.chats import put_chat, suspend_chat
from storage.database import Connection, Database
from storage.deliveries import (
    MAX_MESSAGE_UNITS,
    count_deliveries,
    enqueue_alert,
    get_delivery,
    lease_deliveries,
)
from storage.marks import MOST_REPEATS, REPEAT_AFTER, expire_leases, mark_delivery, mark_sent
from storage.records import Delivery, DeliveryKind, DeliveryState, Sent, Uncertain
from tests.storage.rows import ALICE, NOW, enqueue, follow

MINUTE = timedelta(minutes=1)


def alert(conn: Connection, once: str = "watch 1 event 2", text: str = "到期了") -> bool:
    put_chat(conn, ALICE, kind="private", title="Alice")
    return enqueue_alert(conn, ALICE, text, once=once, now=NOW)


def lease(conn: Connection, times: int = 0) -> Delivery:
    now = NOW + times * REPEAT_AFTER
    (leased,) = lease_deliveries(conn, now=now, lease=MINUTE, limit=9)
    return leased


def test_it_is_enqueued_once_by_its_name(database: Database) -> None:
    with database.write() as conn:
        assert alert(conn)
        assert not alert(conn)
        assert alert(conn, once="watch 1 event 3")
        leased = lease(conn)
        assert (leased.kind, leased.once, leased.digest_id) == (
            DeliveryKind.ALERT,
            "watch 1 event 2",
            None,
        )


def test_where_nobody_knows_it_is_due_once_more_a_while_later(database: Database) -> None:
    with database.write() as conn:
        alert(conn)
        mark_delivery(conn, lease(conn).id, Uncertain("no answer"), now=NOW)
        assert lease_deliveries(conn, now=NOW, lease=MINUTE, limit=9) == []
        again = lease(conn, 1)
        assert (again.repeats, again.text, again.error) == (1, "到期了", "no answer")


def test_so_it_is_when_its_sender_died(database: Database) -> None:
    with database.write() as conn:
        alert(conn)
        enqueue(conn, follow(conn, ALICE), "一")
        lease(conn)
        assert expire_leases(conn, NOW + MINUTE) == 1
        assert lease(conn, 2).repeats == 1


def test_it_is_not_repeated_for_ever(database: Database) -> None:
    with database.write() as conn:
        alert(conn)
        for times in range(MOST_REPEATS + 1):
            leased = lease(conn, times)
            assert leased.repeats == times
            now = NOW + times * REPEAT_AFTER
            mark_delivery(conn, leased.id, Uncertain("no answer"), now=now)
        states = count_deliveries(conn)
        assert (states[DeliveryState.UNCERTAIN], states[DeliveryState.PENDING]) == (1, 0)


@pytest.mark.parametrize("together", [False, True])
def test_late_word_that_it_came_spares_the_repeat(database: Database, *, together: bool) -> None:
    with database.write() as conn:
        alert(conn)
        leased = lease(conn)
        expire_leases(conn, NOW + MINUTE)
        if together:
            mark_sent(conn, [(leased.id, 7, NOW)])
        else:
            mark_delivery(conn, leased.id, Sent(7), now=NOW)
        ended = get_delivery(conn, leased.id)
        assert (ended.state, ended.message_id) == (DeliveryState.SENT, 7)


def test_a_digest_is_never_repeated(database: Database) -> None:
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一")
        mark_delivery(conn, lease(conn).id, Uncertain("no answer"), now=NOW)
        assert count_deliveries(conn)[DeliveryState.UNCERTAIN] == 1


def test_it_waits_for_a_chat_that_refuses_us(database: Database) -> None:
    with database.write() as conn:
        put_chat(conn, ALICE, kind="private", title="Alice")
        suspend_chat(conn, ALICE, NOW)
        enqueue_alert(conn, ALICE, "到期了", once="one", now=NOW)
        assert lease_deliveries(conn, now=NOW, lease=MINUTE, limit=9) == []
        put_chat(conn, ALICE, kind="private", title="Alice")
        assert lease(conn).text == "到期了"


def test_one_that_leaves_no_room_for_its_mark_is_refused(database: Database) -> None:
    with database.write() as conn, pytest.raises(ValueError, match="no room"):
        alert(conn, text="长" * (MAX_MESSAGE_UNITS - 30))
