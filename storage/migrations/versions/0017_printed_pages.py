"""The page of the paper on which an article is printed."""

import sqlalchemy as sa
from alembic import op

revision = "0017_printed_pages"
down_revision = "0016_told_reports"


def upgrade() -> None:
    op.add_column("printings", sa.Column("printed_page", sa.Text(), nullable=True))
