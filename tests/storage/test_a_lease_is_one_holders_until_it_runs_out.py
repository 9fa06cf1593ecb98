from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from storage.database import Connection, Database
from storage.leases import find_lease, release_lease, release_leases, renew_leases, take_lease
from tests.storage.rows import NOW

HALF_A_MINUTE = timedelta(seconds=30)


def take(conn: Connection, holder: str, after: float = 0, name: str = "send") -> bool:
    now = NOW + timedelta(seconds=after)
    return take_lease(conn, name, holder, now=now, until=now + HALF_A_MINUTE)


def test_only_the_first_gets_it_and_may_hold_it_longer(database: Database) -> None:
    with database.write() as conn:
        assert take(conn, "alice")
        assert not take(conn, "bob")
        assert take(conn, "alice", after=20)
        assert not take(conn, "bob", after=49)
        assert take(conn, "bob", after=50)
        assert not take(conn, "alice", after=51)


def test_it_is_told_who_holds_it(database: Database) -> None:
    with database.write() as conn:
        assert find_lease(conn, "send", NOW) is None
        take(conn, "alice")
        lease = find_lease(conn, "send", NOW)
        assert lease is not None
        assert (lease.holder, lease.expires_at) == ("alice", NOW + HALF_A_MINUTE)
        assert find_lease(conn, "send", NOW + HALF_A_MINUTE) is None


def test_who_gives_it_up_frees_it_at_once_and_only_its_own(database: Database) -> None:
    with database.write() as conn:
        take(conn, "alice")
        take(conn, "alice", name="source 1")
        take(conn, "bob", name="source 2")
        release_lease(conn, "send", "bob")
        assert not take(conn, "bob")
        release_lease(conn, "send", "alice")
        assert take(conn, "bob")
        release_leases(conn, "alice")
        assert take(conn, "bob", name="source 1")
        assert not take(conn, "alice", name="source 2")


def test_all_that_is_still_held_is_held_longer_at_once(database: Database) -> None:
    later = NOW + timedelta(seconds=20)
    with database.write() as conn:
        take(conn, "alice")
        take(conn, "alice", name="source 1", after=-20)
        renew_leases(conn, "alice", now=later, until=later + HALF_A_MINUTE)
        assert not take(conn, "bob", after=49)
        assert take(conn, "bob", name="source 1", after=20)


def test_of_many_at_once_one_gets_it(database: Database) -> None:
    def one(number: int) -> bool:
        with database.write() as conn:
            return take(conn, f"process {number}")

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(16))) == 1
