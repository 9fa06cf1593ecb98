"""Pages of a place's things come from an index, however many there are."""

import sqlalchemy as sa
from alembic import op

revision = "0018_pages"
down_revision = "0017_printed_pages"

PROMISED = sa.text("due_on IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_things_kind_region", "things")
    op.create_index(
        "ix_things_page", "things", ["kind", "region", "holder", "closed", "due_on", "last_on"]
    )
    op.create_index(
        "ix_things_due",
        "things",
        ["closed", "region", "due_on"],
        sqlite_where=PROMISED,
        postgresql_where=PROMISED,
    )
    op.drop_index("ix_things_kind_name", "things")
    op.create_index("ix_things_kind_name_region", "things", ["kind", "name", "region"])
    op.drop_index("ix_things_closed_due_on", "things")
    op.drop_index("ix_events_region_id", "events")
    op.create_index("ix_events_region_happened_on", "events", ["region", "happened_on"])
