"""Alembic's entry point: runs the steps on the connection that `storage.database` hands over."""

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # Alembic assumes that SQLite can't undo a CREATE TABLE; with our own BEGIN it can.
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
