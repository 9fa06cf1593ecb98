"""Sources tell how they are, and can be removed."""

import sqlalchemy as sa
from alembic import op

revision = "0004_source_health"
down_revision = "0003_corrections"


def upgrade() -> None:
    op.add_column("sources", sa.Column("removed_at", sa.DateTime(timezone=True)))
    op.add_column("sources", sa.Column("trouble", sa.String(32)))
    op.add_column("sources", sa.Column("trouble_since_at", sa.DateTime(timezone=True)))
    op.add_column("sources", sa.Column("told_trouble", sa.String(32)))
    op.add_column("sources", sa.Column("usual_gap_minutes", sa.Float()))
