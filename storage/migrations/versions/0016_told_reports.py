"""When admins were told of what a reader says is wrong."""

import sqlalchemy as sa
from alembic import op

revision = "0016_told_reports"
down_revision = "0015_topics"


def upgrade() -> None:
    op.add_column("reports", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
