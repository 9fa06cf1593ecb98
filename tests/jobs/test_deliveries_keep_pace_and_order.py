from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from jobs.config import DeliverySettings
from jobs.deliver import Delivered, Send, deliver_due
from jobs.outbox import wait_after
from jobs.pace import Pace
from storage.chats import get_chat, put_chat
from storage.database import Database
from storage.deliveries import (
    MAX_MESSAGE_UNITS,
    ROOM_FOR_A_MARK,
    count_deliveries,
    enqueue_alert,
    enqueue_deliveries,
    lease_deliveries,
)
from storage.digests import add_digest
from storage.records import (
    Cadence,
    DeliveryState,
    Gone,
    Outcome,
    Refused,
    Schedule,
    Sent,
    TryAgain,
    Uncertain,
)
from storage.subscriptions import add_subscription
from tests.fakes import TurnedClock

ALICE, BOB, CHARLIE, GROUP = 1, 2, 3, -4
Deliver = Callable[..., Awaitable[Delivered]]
DAILY = Schedule(cadence=Cadence.DAILY, hour=8)


class Line:
    """Sends by taking down when what went where; `answers` gives a chat other ends than Sent."""

    def __init__(self, clock: TurnedClock) -> None:
        self.clock = clock
        self.sent: list[tuple[datetime, int, str]] = []
        self.answers: dict[int, list[Outcome | Exception]] = {}

    async def __call__(self, chat_id: int, html: str, **_: int | None) -> Outcome:
        self.sent.append((self.clock(), chat_id, html))
        answer = (self.answers.get(chat_id) or [Sent(len(self.sent))]).pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def texts(self, chat_id: int) -> list[str]:
        return [html for _, chat, html in self.sent if chat == chat_id]


@pytest.fixture
def line(clock: TurnedClock) -> Line:
    return Line(clock)


@pytest.fixture
def deliver(db: Database, clock: TurnedClock) -> Deliver:
    async def pause(seconds: float) -> None:
        clock.turn(seconds=seconds)

    async def run(
        send: Send,
        stopping: Callable[[], bool] = lambda: False,
        may_send: Callable[[], bool] = lambda: True,
    ) -> Delivered:
        pace = Pace(DeliverySettings(), clock, pause)
        lease = timedelta(minutes=2)
        return await deliver_due(
            db, send, clock, pace=pace, lease=lease, is_stopping=stopping, may_send=may_send
        )

    return run


def enqueue(db: Database, clock: TurnedClock, parts: list[str], *chats: int) -> None:
    with db.write() as conn:
        digest = add_digest(
            conn,
            region="山东省",
            cadence=Cadence.DAILY,
            after_event_id=None,
            upto_event_id=1,
            slot_on=clock().date(),
            parts=parts,
        )
        for chat_id in chats:
            put_chat(conn, chat_id, kind="private", title="")
            subscription = add_subscription(
                conn,
                chat_id=chat_id,
                region="山东省",
                schedule=DAILY,
                next_digest_at=clock(),
                created_at=clock(),
            )
            enqueue_deliveries(conn, subscription, digest, clock())


def states(db: Database) -> dict[DeliveryState, int]:
    with db.read() as conn:
        return {state: count for state, count in count_deliveries(conn).items() if count}


async def test_each_chat_gets_its_parts_in_order_a_second_apart(
    db: Database, clock: TurnedClock, line: Line, deliver: Deliver
) -> None:
    enqueue(db, clock, ["一", "二", "三"], ALICE, BOB, GROUP)
    delivered = await deliver(line)
    assert delivered.sent == 9
    for chat, apart in ((ALICE, 1), (BOB, 1), (GROUP, 3)):
        assert line.texts(chat) == ["一", "二", "三"]
        times = [at for at, chat_id, _ in line.sent if chat_id == chat]
        assert all((b - a).total_seconds() >= apart for a, b in pairwise(times))


async def test_no_second_sees_more_than_thirty_messages(
    db: Database, clock: TurnedClock, line: Line, deliver: Deliver
) -> None:
    enqueue(db, clock, ["一"], *range(1, 101))
    await deliver(line)
    times = [at for at, _, _ in line.sent]
    assert len(times) == 100
    assert all(times[n + 30] - times[n] >= timedelta(seconds=0.999) for n in range(70))


async def test_a_flooded_chat_is_left_in_peace_and_holds_up_nobody(
    db: Database, clock: TurnedClock, line: Line, deliver: Deliver
) -> None:
    enqueue(db, clock, ["一", "二"], ALICE, BOB)
    line.answers[ALICE] = [TryAgain("flood", after_seconds=3600)]
    await deliver(line)
    assert (line.texts(ALICE), line.texts(BOB)) == (["一"], ["一", "二"])
    with db.read() as conn:
        assert get_chat(conn, ALICE).not_before is not None
    clock.turn(minutes=50)
    await deliver(line)
    assert line.texts(ALICE) == ["一"]
    clock.turn(minutes=20)
    await deliver(line)
    assert line.texts(ALICE) == ["一", "一", "二"]


async def test_every_end_is_written_down(
    db: Database, clock: TurnedClock, line: Line, deliver: Deliver
) -> None:
    enqueue(db, clock, ["一"], 1, 2, 3, 4, 5)
    line.answers = {
        1: [Uncertain("timeout")],
        2: [Gone("blocked")],
        3: [Refused("too long")],
        4: [RuntimeError("a bug")],
    }
    await deliver(line)
    assert states(db) == {
        DeliveryState.UNCERTAIN: 2,
        DeliveryState.SUSPENDED: 1,
        DeliveryState.FAILED: 1,
        DeliveryState.SENT: 1,
    }


async def test_what_was_surely_not_sent_is_tried_again_ever_later(
    db: Database, clock: TurnedClock, line: Line, deliver: Deliver
) -> None:
    enqueue(db, clock, ["一"], CHARLIE)
    line.answers[CHARLIE] = [TryAgain("no connection"), TryAgain("no connection")]
    await deliver(line)
    await deliver(line)
    assert len(line.sent) == 1
    clock.turn(seconds=6)
    await deliver(line)
    clock.turn(seconds=6)
    await deliver(line)
    assert len(line.sent) == 2
    clock.turn(seconds=6)
    await deliver(line)
    assert states(db) == {DeliveryState.SENT: 1}
    assert wait_after(0) < wait_after(1) < wait_after(5) < wait_after(40) == timedelta(minutes=15)


async def test_stopping_gives_back_what_was_not_sent(
    db: Database, clock: TurnedClock, line: Line, deliver: Deliver
) -> None:
    enqueue(db, clock, ["一"], ALICE, BOB, CHARLIE)
    await deliver(line, lambda: len(line.sent) >= 1)
    assert states(db) == {DeliveryState.SENT: 1, DeliveryState.PENDING: 2}
    await deliver(line)
    assert states(db) == {DeliveryState.SENT: 3}


async def test_who_may_not_send_any_more_begins_nothing(
    db: Database, clock: TurnedClock, line: Line, deliver: Deliver
) -> None:
    enqueue(db, clock, ["一"], ALICE, BOB, CHARLIE)
    await deliver(line, may_send=lambda: not line.sent)
    assert states(db) == {DeliveryState.SENT: 1, DeliveryState.PENDING: 2}


async def test_what_a_dead_sender_left_is_uncertain_and_out_of_the_way(
    db: Database, clock: TurnedClock, line: Line, deliver: Deliver
) -> None:
    enqueue(db, clock, ["一", "二"], ALICE)
    with db.write() as conn:
        lease_deliveries(conn, now=clock(), lease=timedelta(minutes=2), limit=1)
    await deliver(line)
    assert line.texts(ALICE) == []
    clock.turn(minutes=2)
    await deliver(line)
    assert line.texts(ALICE) == ["二"]
    assert states(db) == {DeliveryState.UNCERTAIN: 1, DeliveryState.SENT: 1}


async def test_an_alert_that_may_have_come_comes_again_and_says_so(
    db: Database, clock: TurnedClock, line: Line, deliver: Deliver
) -> None:
    longest = "急" * (MAX_MESSAGE_UNITS - ROOM_FOR_A_MARK)
    with db.write() as conn:
        put_chat(conn, ALICE, kind="private", title="")
        enqueue_alert(conn, ALICE, longest, once="watch 1 event 2", now=clock())
    line.answers[ALICE] = [Uncertain("timeout")]
    await deliver(line)
    clock.turn(minutes=2)
    await deliver(line)
    first, second = line.texts(ALICE)
    assert first == longest
    assert second.startswith("（可能重复")
    assert second.endswith(longest)
    assert len(second) <= MAX_MESSAGE_UNITS
    assert states(db) == {DeliveryState.SENT: 1}
