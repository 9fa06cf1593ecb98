import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from storage import backup as room
from storage.backup import HELD_BACK, back_up
from storage.database import Database, DatabaseError, open_database
from storage.deliveries import count_deliveries, lease_deliveries, list_missed
from storage.events import append_events, last_event_id
from storage.marks import mark_delivery
from storage.records import DeliveryState, Sent
from tests.storage.rows import ALICE, BOB, NOW, enqueue, event, follow

MINUTE = timedelta(minutes=1)


@pytest.fixture
def database_url(migrated_sqlite_file: Path, tmp_path: Path) -> str:
    """SQLite only: PostgreSQL has backups of its own."""
    return f"sqlite:///{shutil.copy(migrated_sqlite_file, tmp_path / 'guatu.db')}"


def restored(copy: Path) -> Database:
    return open_database(f"sqlite:///{copy}")


def test_it_is_the_database_of_the_moment_it_began(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "PAGES_AT_ONCE", 5)
    seen: list[tuple[int, int]] = []

    def write_on(done: int, total: int) -> None:
        seen.append((done, total))
        with database.write() as conn:
            append_events(conn, [event(f"later {len(seen)}")], NOW)

    with database.write() as conn:
        append_events(conn, [event("before")], NOW)
    copied = back_up(database.url, tmp_path / "copy.db", on_progress=write_on)
    assert len(seen) > 5
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    assert copied.size == (tmp_path / "copy.db").stat().st_size
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"]
    with database.read() as conn:
        assert last_event_id(conn) == 1 + len(seen)
    with restored(tmp_path / "copy.db").read() as conn:
        assert last_event_id(conn) == 1


def test_what_waits_in_it_is_uncertain_and_shown_as_missed(
    database: Database, tmp_path: Path
) -> None:
    with database.write() as conn:
        enqueue(conn, follow(conn, ALICE), "一", "二", "三")
        (first,) = lease_deliveries(conn, now=NOW, lease=MINUTE, limit=1)
        mark_delivery(conn, first.id, Sent(7), now=NOW)
        enqueue(conn, follow(conn, BOB), "一")
        lease_deliveries(conn, now=NOW, lease=MINUTE, limit=1)
    assert back_up(database.url, tmp_path / "copy.db").held_back == 5
    with database.read() as conn:
        assert count_deliveries(conn)[DeliveryState.UNCERTAIN] == 0
    with restored(tmp_path / "copy.db").write() as conn:
        states = count_deliveries(conn)
        assert (states[DeliveryState.SENT], states[DeliveryState.UNCERTAIN]) == (1, 5)
        assert lease_deliveries(conn, now=NOW + MINUTE, lease=MINUTE, limit=9) == []
        assert {missed.error for missed in list_missed(conn, ALICE)} == {HELD_BACK}


def test_a_file_that_is_there_stays_unless_it_may_go(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(DatabaseError, match="there already: choose another, or --force"):
        back_up(database.url, target)
    assert target.read_text() == "mine"
    back_up(database.url, target, force=True)
    restored(target).close()


@pytest.mark.parametrize("force", [False, True])
def test_the_database_is_never_its_own_backup(database: Database, *, force: bool) -> None:
    source = Path(database.url.removeprefix("sqlite:///"))
    with pytest.raises(DatabaseError, match="choose another file"):
        back_up(database.url, source, force=force)
    open_database(database.url).close()


def test_a_broken_copy_gets_no_name(database: Database, tmp_path: Path) -> None:
    source = tmp_path / "guatu.db"
    database.close()
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_events_thing_key'"
        ).fetchone()
    with source.open("r+b") as file:
        file.seek((root - 1) * page_size)
        file.write(b"\x00" * page_size)
    with pytest.raises(DatabaseError, match=r"broken|malformed"):
        back_up(database.url, tmp_path / "copy.db")
    assert list(tmp_path.glob("copy*")) == []


def test_a_folder_that_is_not_there_is_told(database: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"Can't back up to .*no/copy\.db"):
        back_up(database.url, tmp_path / "no/copy.db")


def test_of_postgresql_it_says_what_to_use(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="pg_dump --format=custom") as caught:
        back_up("postgresql://guatu:wonderland@db.example/guatu", tmp_path / "copy.db")
    assert "postgresql://" in str(caught.value)
    assert "wonderland" not in str(caught.value)
