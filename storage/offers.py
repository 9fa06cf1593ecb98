"""Articles handed in in a chat, kept for a while so that they can be added to the record."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from storage.articles import publication_of
from storage.columns import AnyRow, AnySelect
from storage.database import Connection, NotFoundError
from storage.records import Offer, Publication
from storage.tables import offers

KEPT_IN_A_CHAT = 20
"""Offers; nobody pages further back, and texts are large."""


def add_offer(
    conn: Connection,
    *,
    chat_id: int,
    url: str,
    title: str | None,
    text: str,
    published: Publication,
    origin: str | None = None,
    created_at: datetime,
    expires_at: datetime,
) -> Offer:
    """Keep what was handed in until it expires, or so many others came in the same chat.

    What expired before `created_at` is forgotten.
    """
    conn.execute(delete(offers).where(offers.c.expires_at <= created_at))
    newest = select(offers.c.id).where(offers.c.chat_id == chat_id).order_by(offers.c.id.desc())
    oldest_kept = newest.offset(KEPT_IN_A_CHAT - 2).limit(1).scalar_subquery()
    conn.execute(delete(offers).where(offers.c.chat_id == chat_id, offers.c.id < oldest_kept))
    row = conn.execute(
        insert(offers)
        .values(
            chat_id=chat_id,
            url=url,
            title=title,
            text=text,
            origin=origin,
            region="",
            created_at=created_at,
            expires_at=expires_at,
            **_columns_of(published),
        )
        .returning(*offers.c)
    ).one()
    return _offer(row)


def find_offer(conn: Connection, offer_id: int, chat_id: int, now: datetime) -> Offer | None:
    """What was handed in in this chat, where it has not expired."""
    query = select(offers).where(offers.c.id == offer_id, offers.c.chat_id == chat_id)
    return _first(conn, query, now)


def find_latest_offer(conn: Connection, chat_id: int, now: datetime) -> Offer | None:
    """What was handed in last in a chat, where it has not expired."""
    query = select(offers).where(offers.c.chat_id == chat_id).order_by(offers.c.id.desc())
    return _first(conn, query.limit(1), now)


def change_offer(
    conn: Connection,
    offer: Offer,
    *,
    text: str | None = None,
    published: Publication | None = None,
    region: str | None = None,
) -> Offer:
    """Put a better text, day or place into an offer. Raises NotFoundError where it is gone."""
    changed = replace(
        offer,
        text=offer.text if text is None else text,
        published=published or offer.published,
        region=offer.region if region is None else region,
    )
    values = {"text": changed.text, "region": changed.region, **_columns_of(changed.published)}
    done = conn.execute(update(offers).where(offers.c.id == offer.id).values(values))
    if not done.rowcount:
        raise NotFoundError(f"no offer with the id {offer.id}")
    return changed


def mark_offer_added(conn: Connection, offer_id: int, now: datetime) -> None:
    """Write down that it is in the record."""
    conn.execute(update(offers).where(offers.c.id == offer_id).values(added_at=now))


def _columns_of(published: Publication) -> dict[str, object]:
    return {
        "published_on": published.on,
        "published_precision": published.precision,
        "published_basis": published.basis,
    }


def _first(conn: Connection, query: AnySelect, now: datetime) -> Offer | None:
    row = conn.execute(query).first()
    offer = None if row is None else _offer(row)
    return offer if offer and offer.expires_at > now else None


def _offer(row: AnyRow) -> Offer:
    return Offer(
        id=row.id,
        chat_id=row.chat_id,
        url=row.url,
        title=row.title,
        text=row.text,
        published=publication_of(row),
        origin=row.origin,
        region=row.region,
        created_at=row.created_at,
        expires_at=row.expires_at,
        added_at=row.added_at,
    )
