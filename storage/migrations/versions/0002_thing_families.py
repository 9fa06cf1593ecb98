"""Things know their family. `guatu reextract` tells those that were there before."""

import sqlalchemy as sa
from alembic import op

revision = "0002_thing_families"
down_revision = "0001_first_tables"


def upgrade() -> None:
    op.add_column("things", sa.Column("family", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_things_family", "things", ["family"])
