"""The tables. Whoever changes one adds a step to `storage/migrations/versions`."""

from storage.tables.chats import chats, deliveries, digests, shown_lists, subscriptions
from storage.tables.metadata import metadata
from storage.tables.news import (
    article_keywords,
    articles,
    pages,
    printings,
    seen_urls,
    sketch_values,
    sources,
)
from storage.tables.offers import offers
from storage.tables.places import region_names, regions
from storage.tables.processes import leases, processes
from storage.tables.reports import reports
from storage.tables.things import corrections, events, facts, things
from storage.tables.watches import watches

__all__ = [
    "article_keywords",
    "articles",
    "chats",
    "corrections",
    "deliveries",
    "digests",
    "events",
    "facts",
    "leases",
    "metadata",
    "offers",
    "pages",
    "printings",
    "processes",
    "region_names",
    "regions",
    "reports",
    "seen_urls",
    "shown_lists",
    "sketch_values",
    "sources",
    "subscriptions",
    "things",
    "watches",
]
