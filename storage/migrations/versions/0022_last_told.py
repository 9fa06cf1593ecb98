"""What was last told of in a large place is found by going through the last told of all places."""

from alembic import op

revision = "0022_last_told"
down_revision = "0021_topics_of_reports"


def upgrade() -> None:
    op.drop_index("ix_things_kind_last_on", "things")
    op.create_index("ix_things_kind_last_on_region", "things", ["kind", "last_on", "region"])
