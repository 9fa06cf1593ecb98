from datetime import timedelta

from storage.database import Database
from storage.processes import list_processes, put_process, remove_process
from storage.records import Process
from tests.storage.rows import NOW


def process(name: str, ticked_after: float = 0) -> Process:
    ticked_at = NOW + timedelta(minutes=ticked_after)
    return Process(name=name, roles=("bot", "send"), started_at=NOW, ticked_at=ticked_at)


def test_it_is_listed_with_its_latest_word_until_it_ends(database: Database) -> None:
    with database.write() as conn:
        put_process(conn, process("alice"))
        put_process(conn, process("bob", 1))
        put_process(conn, process("alice", 2))
        assert list_processes(conn) == [process("alice", 2), process("bob", 1)]
        remove_process(conn, "alice")
        assert list_processes(conn) == [process("bob", 1)]


def test_who_is_alone_knows_that_the_others_are_over(database: Database) -> None:
    with database.write() as conn:
        put_process(conn, process("alice"))
        put_process(conn, process("bob", 1), alone=True)
        assert list_processes(conn) == [process("bob", 1)]


def test_who_died_is_forgotten_after_a_day(database: Database) -> None:
    with database.write() as conn:
        put_process(conn, process("alice"))
        put_process(conn, process("bob", 24 * 60))
        assert len(list_processes(conn)) == 2
        put_process(conn, process("bob", 24 * 60 + 1))
        assert list_processes(conn) == [process("bob", 24 * 60 + 1)]
