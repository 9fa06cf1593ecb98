"""Alerts in the outbox: messages of no digest, which may be sent once more."""

import sqlalchemy as sa
from alembic import op

revision = "0009_alerts"
down_revision = "0008_processes"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table(
        "deliveries", table_kwargs={"sqlite_autoincrement": True}
    ) as deliveries:
        deliveries.alter_column(
            "subscription_id", existing_type=sa.BigInteger(), existing_nullable=False, nullable=True
        )
        deliveries.alter_column(
            "digest_id", existing_type=BIG_ID, existing_nullable=False, nullable=True
        )
        deliveries.add_column(
            sa.Column("kind", sa.String(length=32), nullable=False, server_default="digest")
        )
        deliveries.add_column(sa.Column("once", sa.Text(), nullable=True))
        deliveries.add_column(
            sa.Column("repeats", sa.Integer(), nullable=False, server_default="0")
        )
        deliveries.create_unique_constraint("uq_deliveries_once", ["once"])
