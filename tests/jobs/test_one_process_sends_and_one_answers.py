"""The duties of processes that share a database; leases are the same on SQLite."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from jobs.config import DeliverySettings
from jobs.duties import Duties, Turns, process_name
from jobs.heartbeat import Heartbeat
from jobs.roles import ALL_ROLES, Role
from storage.database import Database
from storage.processes import list_processes
from storage.records import Process, SourceKind
from storage.sources import add_source, mark_source_polled
from tests.fakes import TurnedClock

TAKEOVER = timedelta(seconds=30)
RATE = DeliverySettings()


@pytest.fixture
def alice(db: Database, clock: TurnedClock) -> Duties:
    return Duties(db, clock, "alice", ALL_ROLES, takeover=TAKEOVER)


@pytest.fixture
def bob(db: Database, clock: TurnedClock) -> Duties:
    return Duties(db, clock, "bob", [Role.BOT, Role.SEND], takeover=TAKEOVER)


def held(duties: Duties) -> set[Role]:
    return {role for role in Role if duties.holds(role)}


def test_the_first_has_the_duties_and_all_may_read(alice: Duties, bob: Duties) -> None:
    assert held(alice) == {Role.INGEST}
    alice.renew()
    bob.renew()
    assert (held(alice), held(bob)) == (ALL_ROLES, set())


def test_who_renews_keeps_them_and_who_ends_hands_them_over(
    alice: Duties, bob: Duties, clock: TurnedClock
) -> None:
    for _ in range(5):
        alice.renew()
        bob.renew()
        clock.turn(seconds=20)
    assert held(bob) == set()
    alice.give_up()
    bob.renew()
    assert (held(alice), held(bob)) == ({Role.INGEST}, {Role.BOT, Role.SEND})


def test_who_hangs_loses_them_by_the_clock_before_another_takes_them(
    alice: Duties, bob: Duties, clock: TurnedClock
) -> None:
    alice.renew()
    clock.turn(seconds=29)
    assert Role.SEND in held(alice)
    clock.turn(seconds=1)
    assert held(alice) == {Role.INGEST}
    bob.renew()
    alice.renew()
    assert (held(alice), held(bob)) == ({Role.INGEST}, {Role.BOT, Role.SEND})


def test_replies_and_digests_of_two_share_the_rate(db: Database, clock: TurnedClock) -> None:
    answering = Duties(db, clock, "alice", [Role.BOT], takeover=TAKEOVER)
    sending = Duties(db, clock, "bob", [Role.SEND], takeover=TAKEOVER)
    for each in (answering, sending):
        each.renew()
    rates = [each.messages_per_second(RATE) for each in (answering, sending)]
    assert rates == [RATE.replies_per_second, RATE.messages_per_second - RATE.replies_per_second]


def test_who_does_both_has_all_of_it(alice: Duties, db: Database, clock: TurnedClock) -> None:
    alice.renew()
    alone = Duties(db, clock, "charlie", ALL_ROLES, takeover=None)
    alone.renew()
    assert held(alone) == ALL_ROLES
    for each in (alice, alone):
        assert each.messages_per_second(RATE) == RATE.messages_per_second


def test_a_share_is_never_nothing(db: Database, clock: TurnedClock) -> None:
    slow = DeliverySettings(messages_per_second=4)
    sending = Duties(db, clock, "bob", [Role.SEND], takeover=TAKEOVER)
    sending.renew()
    assert sending.messages_per_second(slow) == 2


def test_a_source_has_one_reader_at_a_time(db: Database, clock: TurnedClock) -> None:
    alice, bob = (Turns(db, clock, name, TAKEOVER) for name in ("alice", "bob"))
    with db.write() as conn:
        source = add_source(conn, name="报", kind=SourceKind.FEED, url="https://news.example")
    assert alice.claim(source)
    assert not bob.claim(source)
    clock.turn(seconds=30)
    assert bob.claim(source)
    with db.write() as conn:
        mark_source_polled(conn, source.id, now=clock())
    bob.release(source)
    # Its turn is over: who found it due before is too late.
    assert not alice.claim(source)


def test_a_source_stays_with_a_reader_who_is_alive(db: Database, clock: TurnedClock) -> None:
    duties = Duties(db, clock, "alice", [Role.INGEST], takeover=TAKEOVER)
    alice, bob = (Turns(db, clock, name, TAKEOVER) for name in ("alice", "bob"))
    with db.write() as conn:
        source = add_source(conn, name="报", kind=SourceKind.FEED, url="https://news.example")
    assert alice.claim(source)
    for _ in range(4):
        clock.turn(seconds=20)
        duties.renew()
        assert not bob.claim(source)


async def test_a_heart_beats_on_while_the_database_is_away(
    db: Database, clock: TurnedClock, caplog: pytest.LogCaptureFixture
) -> None:
    duties = Duties(db, clock, "alice", ALL_ROLES, takeover=TAKEOVER)
    process = Process(name="alice", roles=("send",), started_at=clock(), ticked_at=clock())
    beats: list[bool] = []
    heart = Heartbeat(
        db,
        process,
        duties,
        alive_at=clock,
        on_beat=lambda: beats.append(duties.holds(Role.SEND)),
    )
    await heart.beat()
    rename(db, "leases", "leases_gone")
    clock.turn(seconds=31)
    await heart.beat()
    rename(db, "leases_gone", "leases")
    await heart.beat()
    assert beats == [True, False, True]
    assert "no heartbeat" in caplog.text
    with db.read() as conn:
        assert [each.ticked_at for each in list_processes(conn)] == [clock()]
    await heart.stop()
    with db.read() as conn:
        assert list_processes(conn) == []


def rename(db: Database, old: str, new: str) -> None:
    with closing(sqlite3.connect(db.url.removeprefix("sqlite:///"))) as connection:
        connection.execute(f"ALTER TABLE {old} RENAME TO {new}")


def test_no_two_processes_are_called_the_same() -> None:
    assert len({process_name() for _ in range(50)}) == 50
