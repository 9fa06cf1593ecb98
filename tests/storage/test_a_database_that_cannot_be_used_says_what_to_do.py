from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import (
    Database,
    DatabaseError,
    migrate,
    open_database,
    pending_migrations,
)

NOBODY_LISTENS = "postgresql://guatu:geheim@127.0.0.1:1/guatu"


def test_one_that_was_never_migrated(empty_url: str) -> None:
    with pytest.raises(DatabaseError, match="run `guatu migrate`"):
        open_database(empty_url)


def test_one_that_was_made_by_a_newer_program(database: Database, database_url: str) -> None:
    with database.write() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999_from_the_future'"))
    for use in (open_database, migrate, pending_migrations):
        with pytest.raises(DatabaseError, match=r"9999_from_the_future.*update guatu"):
            use(database_url)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("去买牛奶\n" * 100, encoding="utf-8")
    for use in (open_database, migrate):
        with pytest.raises(DatabaseError, match=r"notes\.txt is no database"):
            use(f"sqlite:///{path}")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match=r"Can't make the folder .*file/data"):
        migrate(f"sqlite:///{tmp_path}/file/data/guatu.db")


def test_a_server_that_does_not_answer_without_telling_the_password() -> None:
    for use in (open_database, migrate):
        with pytest.raises(DatabaseError, match=r"127\.0\.0\.1:1") as caught:
            use(NOBODY_LISTENS)
        assert "geheim" not in str(caught.value)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("guatu.db", "must be a URL"),
        ("mysql://host/guatu", "not in mysql"),
        ("sqlite://", "in a file"),
        ("sqlite:///:memory:", "in a file"),
    ],
)
def test_a_url_of_another_kind(url: str, word: str) -> None:
    with pytest.raises(DatabaseError, match=word):
        open_database(url)
