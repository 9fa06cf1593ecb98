from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from storage.database import Database
from storage.tables import metadata


def test_a_migrated_database_has_the_tables_and_nothing_else(database: Database) -> None:
    with database.read() as conn:
        opts = {"compare_type": True, "include_name": _is_of_both}
        context = MigrationContext.configure(conn, opts=opts)
        assert compare_metadata(context, metadata) == []


def _is_of_both(name: str | None, kind: str, _: object) -> bool:
    """The index of full text is each database's own; its tests find articles by it."""
    return kind != "table" or not (name or "").startswith("article_words")
