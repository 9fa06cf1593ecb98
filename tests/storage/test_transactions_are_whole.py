from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import InternalError

from storage import engine
from storage.chats import find_chat, get_chat, put_chat, set_chat_zone
from storage.database import Database, DatabaseError, lock_tracking, open_database
from tests.storage.rows import ALICE, BOB


def test_an_error_undoes_everything(database: Database) -> None:
    def fail() -> None:
        with database.write() as conn:
            put_chat(conn, ALICE, kind="private", title="Alice")
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        fail()
    with database.read() as conn:
        assert find_chat(conn, ALICE) is None


def test_a_reader_sees_one_snapshot_while_others_write(database: Database) -> None:
    with database.read() as reader:
        assert find_chat(reader, BOB) is None
        with database.write() as writer:
            put_chat(writer, BOB, kind="private", title="Bob")
        assert find_chat(reader, BOB) is None
    with database.read() as reader:
        assert find_chat(reader, BOB) is not None


def test_no_update_is_lost_when_many_read_and_then_write(database: Database) -> None:
    with database.write() as conn:
        put_chat(conn, ALICE, kind="private", title="Alice")
        set_chat_zone(conn, ALICE, "0")

    def count_up(_: int) -> None:
        with database.write() as conn:
            lock_tracking(conn)
            set_chat_zone(conn, ALICE, str(int(get_chat(conn, ALICE).zone) + 1))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count_up, range(40)))
    with database.read() as conn:
        assert get_chat(conn, ALICE).zone == "40"


def test_rows_that_nothing_stands_behind_are_refused(database: Database) -> None:
    orphan = text("INSERT INTO region_names (name, region_code) VALUES ('x', 'none')")
    with pytest.raises(Exception, match=r"(?i)foreign key"), database.write() as conn:
        conn.execute(orphan)


def test_sqlite_lets_readers_read_while_one_writes_and_others_wait(
    database: Database, database_url: str
) -> None:
    if not database_url.startswith("sqlite"):
        pytest.skip("PostgreSQL does by itself")
    with database.read() as conn:
        assert conn.scalar(text("PRAGMA journal_mode")) == "wal"
        assert conn.scalar(text("PRAGMA busy_timeout")) == 10_000


def test_a_database_that_stays_locked_is_an_error_of_ours(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not database_url.startswith("sqlite"):
        pytest.skip("PostgreSQL locks rows, not databases")
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
    impatient = open_database(database_url)
    with database.write(), pytest.raises(DatabaseError, match="locked"):
        impatient.write().__enter__()
    impatient.close()


def test_readers_cannot_write_on_a_server(database: Database, database_url: str) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("SQLite has no reading transactions")
    with pytest.raises(InternalError, match="read-only"), database.read() as conn:
        put_chat(conn, ALICE, kind="private", title="Alice")


def test_a_commit_on_sqlite_outlives_a_power_cut(migrated_sqlite_file: Path) -> None:
    database = open_database(f"sqlite:///{migrated_sqlite_file}")
    with database.write() as conn:
        # 2 is FULL: the log is on the disk before a commit returns.
        assert conn.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert conn.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    database.close()
