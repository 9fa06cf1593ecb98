"""What the log held on a day is found by when it was recorded, however long the log is."""

from alembic import op

revision = "0019_days_of_events"
down_revision = "0018_pages"


def upgrade() -> None:
    op.create_index("ix_events_recorded_at", "events", ["recorded_at"])
