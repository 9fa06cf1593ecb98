"""What the storage tests put into a database: a small cast of places, pages, facts and chats."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from storage.articles import add_articles, add_page
from storage.chats import put_chat
from storage.database import Connection
from storage.deliveries import enqueue_deliveries
from storage.digests import add_digest
from storage.records import (
    Article,
    ArticleText,
    Cadence,
    EventKind,
    Measure,
    NewEvent,
    Publication,
    Region,
    RegionLevel,
    Schedule,
    Subscription,
    Target,
    Thing,
    ThingKind,
)
from storage.sources import upload_source
from storage.subscriptions import add_subscription

NOW = datetime(2023, 2, 6, 1, 30, tzinfo=UTC)
BINZHOU = "山东省/滨州市"
BEIHAI_ZONE = "山东省/滨州市/北海经济开发区"
ALICE, BOB = 11, 22


def region(code: str, path: str, short: str, level: RegionLevel, **others: Any) -> Region:
    parent = {2: None, 4: f"{code[:2]}0000"}.get(len(code.rstrip("0")), f"{code[:4]}00")
    name = path.rpartition("/")[2]
    record = Region(code=code, name=name, short=short, level=level, parent=parent, path=path)
    return replace(record, **others)


PLACES = (
    region("370000", "山东省", "山东", RegionLevel.PROVINCE),
    region("371500", "山东省/聊城市", "聊城", RegionLevel.CITY),
    region(
        "371503", "山东省/聊城市/茌平区", "茌平", RegionLevel.COUNTY, aliases=("茌平县", "在平区")
    ),
    region("371600", BINZHOU, "滨州", RegionLevel.CITY),
    region("371600-beihai", BEIHAI_ZONE, "北海", RegionLevel.ZONE, parent="371600"),
    region("450000", "广西壮族自治区", "广西", RegionLevel.PROVINCE),
    region("450500", "广西壮族自治区/北海市", "北海", RegionLevel.CITY),
)


def target(**others: Any) -> Target:
    given = Target(
        article=0,
        quote="全年招商三十个",
        start=2,
        end=9,
        region=BINZHOU,
        rules=("target.plan",),
        indicator="招商项目",
        measure=Measure.COUNT,
        value=30.0,
        unit="个",
    )
    return replace(given, **others)


def thing(key: str, **others: Any) -> Thing:
    given = Thing(
        key=key,
        kind=ThingKind.TARGET,
        region=BINZHOU,
        holder=None,
        name="招商项目",
        current=target(),
        fact_ids=(1, 2),
        first_on=date(2023, 1, 1),
        last_on=date(2023, 2, 1),
    )
    return replace(given, **others)


def event(once: str, **others: Any) -> NewEvent:
    given = NewEvent(
        kind=EventKind.TARGET_NEW,
        thing_key="a target",
        region=BINZHOU,
        happened_on=date(2023, 2, 1),
        once=once,
    )
    return replace(given, **others)


def put_article(
    conn: Connection, text: str = "正文", *, region: str = BINZHOU, on: date | None = None
) -> Article:
    """An article that fills a page of its own."""
    page = add_page(
        conn,
        source_id=upload_source(conn).id,
        url=f"https://news.example/{text}",
        title=None,
        text=text,
        fetched_at=NOW,
    )
    article = ArticleText(
        index=0,
        title=text,
        start=0,
        end=len(text),
        region=region,
        published=Publication(on=on),
    )
    return add_articles(conn, page.id, [article], {0: ["招商"]})[0]


def follow(
    conn: Connection, chat_id: int, region: str = BINZHOU, *, topic_id: int | None = None
) -> Subscription:
    """A daily subscription of a chat, which is added if need be."""
    put_chat(conn, chat_id, kind="private", title="Alice")
    return add_subscription(
        conn,
        chat_id=chat_id,
        region=region,
        schedule=Schedule(cadence=Cadence.DAILY, hour=8, minute=30),
        next_digest_at=NOW,
        created_at=NOW,
        topic_id=topic_id,
    )


def enqueue(conn: Connection, subscription: Subscription, *parts: str, upto: int = 1) -> int:
    """A digest of these parts on its way to the subscriber."""
    digest = add_digest(
        conn,
        region=subscription.region,
        cadence=subscription.schedule.cadence,
        after_event_id=None,
        upto_event_id=upto,
        slot_on=date(2023, 2, 6),
        parts=parts,
    )
    return enqueue_deliveries(conn, subscription, digest, NOW)
