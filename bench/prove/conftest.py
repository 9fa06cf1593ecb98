"""The proofs use the databases of the tests."""

from tests.conftest import database, database_url, migrated_sqlite_file

__all__ = ["database", "database_url", "migrated_sqlite_file"]
