"""What was handed in: kept for a week, shown page by page, put right, added to the record."""

import re
from datetime import datetime, timedelta
from urllib.parse import quote

from telegram import InlineKeyboardButton, Message

from bot.asking import place_or_question
from bot.browsing import Aim
from bot.given import DayGiven, read_day
from bot.keyboards import Window, button, keyboard, place_views
from bot.places import places_called
from bot.replies.offers import main_article, offer_card
from bot.replies.pieces import day, safe
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.composing import compose_slot
from jobs.digests import Slot, render_digest
from jobs.digests.draft import DigestDraft
from jobs.extraction.extract import Extraction
from jobs.handed_in import read_offer
from jobs.ingest import Ingested
from jobs.pages import ReadPage
from jobs.texts import offers_zh as texts
from storage.database import Connection
from storage.happened import list_happened_by_id
from storage.offers import add_offer, change_offer, find_latest_offer, find_offer
from storage.records import Cadence, Event, Offer, Publication, Region
from storage.regions import find_region_by_path

KEPT = timedelta(days=7)
FACTS_ON_A_PAGE = 6

CUT_BY_TELEGRAM = 3500
"""UTF-16 units: a longer message may be the first piece of a text that Telegram cut at 4096."""
PIECES_COME_WITHIN = timedelta(seconds=5)

CORRECTION = re.compile(
    r"(?:(?:刊发)?(?P<day>日期|时间)|(?P<place>地方|地点|地区))(?:是|为|改为|改成|[:：])?\s*(?P<said>\S.*)"
)
"""日期 2023-02-06, 地方：滨州."""

CARD = re.compile(texts.TITLE.format(number=r"(\d{1,9})", title="").replace("<b></b>", ""))
"""How a card begins, as it is answered to."""


def keep(conn: Connection, asker: Asker, page: ReadPage, *, name: str = "", url: str = "") -> Offer:
    """Keep what was read for as long as it can be paged, put right and added."""
    return add_offer(
        conn,
        chat_id=asker.chat.id,
        url=url or f"upload:{asker.now:%Y%m%dT%H%M%S%f}/{quote(name)}",
        title=page.title,
        text=page.text,
        published=page.published,
        origin=page.origin,
        created_at=asker.now,
        expires_at=asker.now + KEPT,
    )


def with_caption(conn: Connection, asker: Asker, offer: Offer, caption: str) -> Offer:
    """The offer with the day and the place that stand below a file: 滨州 2023-02-06."""
    for word in caption.split():
        given, called = read_day(word, asker.today), places_called(conn, word)
        if isinstance(given, Publication):
            offer = change_offer(conn, offer, published=given)
        elif len(called) == 1:
            offer = change_offer(conn, offer, region=called[0].path)
    return offer


def keep_text(
    conn: Connection, asker: Asker, text: str, published: Publication, sent_at: datetime
) -> Offer:
    """Keep a text; the next piece of one that Telegram has cut is joined to the piece before."""
    latest = find_latest_offer(conn, asker.chat.id, asker.now)
    if latest is not None and is_first_piece(latest, sent_at):
        return change_offer(conn, latest, text=latest.text + text)
    return keep(conn, asker, ReadPage(text, published=published))


def is_first_piece(latest: Offer, sent_at: datetime) -> bool:
    """Whether a text sent then is most likely the rest of what was handed in last.

    A client sends the pieces at once, faster than anybody types.
    """
    return (
        latest.url.startswith("upload:")
        and latest.url.endswith("/")
        and latest.added_at is None
        and abs(sent_at - latest.created_at) <= PIECES_COME_WITHIN
        and len(latest.text.encode("utf-16-le")) // 2 >= CUT_BY_TELEGRAM
    )


def show(asker: Asker, offer: Offer, offset: int = 0, *, note: str = "") -> Reply:
    """The facts of an offer, from one of them on; `note` stands below, in HTML."""
    read = read_offer(offer)
    window = Window(max(0, min(offset, len(read.facts) - 1)), FACTS_ON_A_PAGE, len(read.facts))
    blocks = [offer_card(offer, read, window), *filter(None, [note, _advice(asker, offer, read)])]
    turns = [button(text, "offer", offer.id, at) for text, at in window.turns]
    last = [*_today_button(asker, offer, read), *_add_button(asker, offer, read)]
    return reply("\n\n".join(blocks), keyboard([turns, last]))


def can_be_added(offer: Offer) -> bool:
    """Whether it is known where and when an offer with facts was printed."""
    return _is_placed(read_offer(offer))


def corrected(
    conn: Connection, asker: Asker, text: str, answered: Message | None
) -> Offer | Reply | None:
    """The offer with the day or the place that a message gives for it, or what is wrong with them.

    None where the message gives none, or nothing was handed in. The offer is the one that the
    message answers, or the latest.
    """
    said = CORRECTION.fullmatch(text)
    offer = said and _offer_meant(conn, asker, answered)
    if said is None or offer is None:
        return None
    words = said["said"]
    if said["day"]:
        given = read_day(words, asker.today)
        if given is None and not re.search(r"\d", words):
            return None
        return _with_day(conn, offer, given, words)
    if offer.added_at is not None:
        # What is in the record stays as it is, so that the words are most likely a question.
        return reply(texts.ADDED_BEFORE) if answered is not None else None
    found = place_or_question(conn, asker, words, Aim("offer_place", (str(offer.id),)))
    return with_place(conn, offer, found) if isinstance(found, Region) else found


def with_place(conn: Connection, offer: Offer, region: Region) -> Offer | Reply:
    """The offer as an article from a place."""
    if offer.added_at is not None:
        return reply(texts.ADDED_BEFORE)
    return change_offer(conn, offer, region=region.path)


def with_today(conn: Connection, offer: Offer, asker: Asker) -> Offer | Reply:
    """The offer as an article of today."""
    return _with_day(conn, offer, read_day(texts.TODAY, asker.today), texts.TODAY)


def _with_day(
    conn: Connection, offer: Offer, given: Publication | DayGiven | None, words: str
) -> Offer | Reply:
    if offer.added_at is not None:
        return reply(texts.ADDED_BEFORE)
    if isinstance(given, Publication):
        return change_offer(conn, offer, published=given)
    wrong = texts.DAY_UNCLEAR if given is None else texts.DAY_AHEAD
    return reply(wrong.format(words=safe(words, 40)))


def told_of(conn: Connection, asker: Asker, offer: Offer, ingested: Ingested) -> Reply:
    """What adding an offer has brought: how much, and which events."""
    article = main_article(read_offer(offer))
    region = find_region_by_path(conn, article.region) if article and article.region else None
    views = keyboard(place_views(region)) if region else None
    if ingested.known:
        return reply(texts.ADDED_KNOWN, views)
    added = texts.ADDED.format(articles=ingested.articles, facts=ingested.facts)
    parts = _news(conn, asker, ingested.told, region)
    if not parts:
        return reply(f"{added}\n{texts.ADDED_NO_NEWS}", views)
    return Reply((f"{added}\n{texts.ADDED_NEWS}", *parts), views)


def _news(
    conn: Connection, asker: Asker, events: tuple[Event, ...], region: Region | None
) -> tuple[str, ...]:
    """The events as a digest of the place tells them, without its title."""
    place = region or next(
        (found for each in events if (found := find_region_by_path(conn, each.region))), None
    )
    if not events or place is None:
        return ()
    slot = Slot(Cadence.DAILY, asker.today - timedelta(days=1), asker.today)
    happened = list_happened_by_id(conn, [event.id for event in events])
    draft = compose_slot(conn, place, slot, happened)
    return () if draft.is_empty else render_digest(DigestDraft(draft.blocks[1:]))


def _offer_meant(conn: Connection, asker: Asker, answered: Message | None) -> Offer | None:
    number = CARD.match(answered.text or "") if answered is not None else None
    if number:
        return find_offer(conn, int(number[1]), asker.chat.id, asker.now)
    return find_latest_offer(conn, asker.chat.id, asker.now)


def _advice(asker: Asker, offer: Offer, read: Extraction) -> str:
    """What to do next."""
    if offer.added_at is not None:
        return texts.IS_ADDED
    if not read.facts:
        return ""
    lines = [texts.CORRECT_IT]
    if not _has_place(read):
        lines.append(texts.NEEDS_PLACE)
    elif not asker.may_add:
        lines.append(texts.NOT_YOURS)
    elif not _has_day(read):
        lines.append(texts.NEEDS_DAY)
    return "\n".join(lines)


def _today_button(asker: Asker, offer: Offer, read: Extraction) -> list[InlineKeyboardButton]:
    """What is pasted is most often of today, and most often does not say so."""
    if offer.added_at is not None or not read.facts or _has_day(read):
        return []
    words = texts.BUTTON_TODAY.format(day=day(asker.today, asker.today))
    return [button(words, "offer_today", offer.id)]


def _add_button(asker: Asker, offer: Offer, read: Extraction) -> list[InlineKeyboardButton]:
    may = asker.may_add and offer.added_at is None and _is_placed(read)
    return [button(texts.BUTTON_ADD, "offer_add", offer.id)] if may else []


def _is_placed(read: Extraction) -> bool:
    # Without its day an article's plans can't be told from what is done: 年底前完工.
    return _has_place(read) and _has_day(read)


def _has_day(read: Extraction) -> bool:
    article = main_article(read)
    return article is not None and article.published.on is not None


def _has_place(read: Extraction) -> bool:
    return any(fact.region for fact in read.facts)
