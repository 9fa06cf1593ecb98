"""In which topic of a forum a reader said that something is wrong: the outcome goes there."""

import sqlalchemy as sa
from alembic import op

revision = "0021_topics_of_reports"
down_revision = "0020_shown"


def upgrade() -> None:
    op.add_column("reports", sa.Column("topic_id", sa.BigInteger(), nullable=True))
