"""What a chat wants of its digests, and when it wants none; digests by what was left out."""

import sqlalchemy as sa
from alembic import op

revision = "0012_settings"
down_revision = "0011_full_text"


def upgrade() -> None:
    op.add_column("chats", sa.Column("quiet_from", sa.Integer(), nullable=True))
    op.add_column("chats", sa.Column("quiet_until", sa.Integer(), nullable=True))
    op.add_column("chats", sa.Column("filter", sa.JSON(), nullable=True))
    with op.batch_alter_table("digests") as digests:
        digests.add_column(sa.Column("filter", sa.Text(), nullable=False, server_default=""))
        digests.drop_constraint(
            "uq_digests_region_cadence_after_event_id_upto_event_id_slot_on", type_="unique"
        )
        digests.create_unique_constraint(
            "uq_digests_edition",
            ["region", "cadence", "after_event_id", "upto_event_id", "slot_on", "filter"],
        )
