"""Databases for tests: real ones, migrated once a session and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from storage.database import Database, migrate, open_database
from tests.postgres import migrated_postgres, postgres_server, postgres_url

__all__ = ["migrated_postgres", "postgres_server", "postgres_url"]


# No test fails for the time that it takes: how long things take is for bench/.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def migrated_sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "guatu.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def database_url(migrated_sqlite_file: Path, tmp_path: Path) -> str:
    """The URL of an empty, migrated SQLite file."""
    path = tmp_path / "guatu.db"
    shutil.copy(migrated_sqlite_file, path)
    return f"sqlite:///{path}"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty, migrated database, open."""
    database = open_database(database_url)
    yield database
    database.close()
