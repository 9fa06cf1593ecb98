"""Events of back issues are history: known, and told to nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0007_history"
down_revision = "0006_quiet_subscriptions"


def upgrade() -> None:
    op.add_column(
        "events", sa.Column("history", sa.Boolean(), nullable=False, server_default=sa.false())
    )
