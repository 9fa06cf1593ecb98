"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001_first_tables"
down_revision = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
PATH = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WORD = sa.String(32)


def upgrade() -> None:
    op.create_table(
        "chats",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("suspended_at", INSTANT, nullable=True),
        sa.Column("not_before", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_chats"),
    )
    op.create_table(
        "digests",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("region", PATH, nullable=False),
        sa.Column("cadence", WORD, nullable=False),
        sa.Column("after_event_id", sa.BigInteger(), nullable=False),
        sa.Column("upto_event_id", sa.BigInteger(), nullable=False),
        sa.Column("slot_on", sa.Date(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_digests"),
        sa.UniqueConstraint(
            "region",
            "cadence",
            "after_event_id",
            "upto_event_id",
            "slot_on",
            name="uq_digests_region_cadence_after_event_id_upto_event_id_slot_on",
        ),
    )
    op.create_table(
        "events",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("thing_key", sa.Text(), nullable=False),
        sa.Column("region", PATH, nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("once", sa.Text(), nullable=False),
        sa.Column("fact_ids", sa.JSON(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("once", name="uq_events_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_region_id", "events", ["region", "id"])
    op.create_index("ix_events_thing_key", "events", ["thing_key"])
    op.create_table(
        "regions",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short", sa.Text(), nullable=False),
        sa.Column("level", WORD, nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("path", PATH, nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_regions"),
        sa.UniqueConstraint("path", name="uq_regions_path"),
    )
    op.create_index("ix_regions_level", "regions", ["level"])
    op.create_index("ix_regions_parent", "regions", ["parent"])
    op.create_table(
        "sources",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("region", PATH, nullable=False),
        sa.Column("link_selector", sa.Text(), nullable=True),
        sa.Column("poll_minutes", sa.Integer(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("next_poll_at", INSTANT, nullable=True),
        sa.Column("last_success_at", INSTANT, nullable=True),
        sa.Column("last_item_at", INSTANT, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("url", name="uq_sources_url"),
    )
    op.create_index("ix_sources_next_poll_at", "sources", ["next_poll_at"])
    op.create_table(
        "things",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("region", PATH, nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("current", sa.JSON(), nullable=False),
        sa.Column("fact_ids", sa.JSON(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_things"),
        sa.UniqueConstraint("key", name="uq_things_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_things_closed_due_on", "things", ["closed", "due_on"])
    op.create_index("ix_things_kind_last_on", "things", ["kind", "last_on"])
    op.create_index("ix_things_kind_region", "things", ["kind", "region"])
    op.create_table(
        "deliveries",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("subscription_id", sa.BigInteger(), nullable=False),
        sa.Column("digest_id", BIG_ID, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", INSTANT, nullable=True),
        sa.Column("leased_until", INSTANT, nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_deliveries_chat_id_chats"),
        sa.ForeignKeyConstraint(
            ["digest_id"], ["digests.id"], name="fk_deliveries_digest_id_digests"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint(
            "subscription_id",
            "digest_id",
            "part",
            name="uq_deliveries_subscription_id_digest_id_part",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deliveries_chat_id_state_id", "deliveries", ["chat_id", "state", "id"])
    op.create_index("ix_deliveries_digest_id", "deliveries", ["digest_id"])
    op.create_index("ix_deliveries_state_id", "deliveries", ["state", "id"])
    op.create_table(
        "pages",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("source_id", BIG_ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("fetched_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_pages_source_id_sources"),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
        sa.UniqueConstraint("digest", name="uq_pages_digest"),
    )
    op.create_index("ix_pages_source_id", "pages", ["source_id"])
    op.create_index("ix_pages_url", "pages", ["url"])
    op.create_table(
        "region_names",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["region_code"],
            ["regions.code"],
            name="fk_region_names_region_code_regions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("name", "region_code", name="pk_region_names"),
    )
    op.create_index("ix_region_names_region_code", "region_names", ["region_code"])
    op.create_table(
        "seen_urls",
        sa.Column("source_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_seen_urls_source_id_sources"
        ),
        sa.PrimaryKeyConstraint("source_id", "url", name="pk_seen_urls"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("region", PATH, nullable=False),
        sa.Column("cadence", WORD, nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("next_digest_at", INSTANT, nullable=False),
        sa.Column("last_event_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_subscriptions_chat_id_chats"),
        sa.PrimaryKeyConstraint("id", name="pk_subscriptions"),
        sa.UniqueConstraint("chat_id", "region", name="uq_subscriptions_chat_id_region"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_subscriptions_next_digest_at", "subscriptions", ["next_digest_at"])
    op.create_table(
        "articles",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("page_id", BIG_ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_precision", WORD, nullable=True),
        sa.Column("published_basis", WORD, nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("region", PATH, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["page_id"], ["pages.id"], name="fk_articles_page_id_pages", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("page_id", "number", name="uq_articles_page_id_number"),
    )
    op.create_index("ix_articles_dated_on", "articles", ["dated_on"])
    op.create_index("ix_articles_region_dated_on", "articles", ["region", "dated_on"])
    op.create_table(
        "article_keywords",
        sa.Column("article_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("keyword", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name="fk_article_keywords_article_id_articles",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "keyword", name="pk_article_keywords"),
    )
    op.create_index("ix_article_keywords_keyword", "article_keywords", ["keyword"])
    op.create_table(
        "facts",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("article_id", BIG_ID, nullable=False),
        sa.Column("type", WORD, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("region", PATH, nullable=False),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_facts_article_id_articles", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_facts_article_id", "facts", ["article_id"])
    op.create_index("ix_facts_region", "facts", ["region"])
    op.create_index("ix_facts_type_region", "facts", ["type", "region"])
