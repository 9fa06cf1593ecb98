"""Subscriptions that want no word when there is none, and digests that say there is none."""

import sqlalchemy as sa
from alembic import op

revision = "0006_quiet_subscriptions"
down_revision = "0005_same_news"


def upgrade() -> None:
    op.add_column(
        "subscriptions", sa.Column("quiet", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "digests", sa.Column("is_empty", sa.Boolean(), nullable=False, server_default=sa.false())
    )
