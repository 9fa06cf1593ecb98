"""The topics of forums that digests and alerts go to."""

import sqlalchemy as sa
from alembic import op

revision = "0015_topics"
down_revision = "0014_reports"


def upgrade() -> None:
    for table in ("subscriptions", "watches", "deliveries"):
        op.add_column(table, sa.Column("topic_id", sa.BigInteger(), nullable=True))
