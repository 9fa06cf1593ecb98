"""Articles that people hand in: links, texts and files are fetched, read and answered."""

import asyncio
import logging
import re
from html import escape
from urllib.parse import urlsplit

from telegram import Document, Message, MessageEntity, Update
from telegram.constants import ChatAction, FileSizeLimit
from telegram.error import NetworkError
from telegram.ext import CommandHandler, ContextTypes, MessageHandler, filters

from bot.addressed import Addressed, without_mention
from bot.at_work import shown_at_work
from bot.conversation import Handler, send
from bot.offer_cards import show_again, show_offer
from bot.offering import (
    is_first_piece,
    keep,
    keep_text,
    with_caption,
)
from bot.reply import Reply, reply
from bot.surroundings import Asker, ask, surroundings_of
from jobs.clock import shanghai_day
from jobs.fetch import Fetched, FetchFailed, NotModified
from jobs.handed_in import Unreadable, media_type_of, read_file, states_day
from jobs.pages import ReadPage
from jobs.texts import offers_zh as texts
from jobs.texts.sources_zh import TROUBLES
from storage.database import Connection
from storage.records import Basis, Offer, Precision, Publication, Trouble

log = logging.getLogger(__name__)

WORDS_BESIDE_A_LINK = 120
"""Characters: a link is sent with its title; in a longer text links stand by the way."""

LONGEST_QUESTION = 60
SENTENCE_WITH_FIGURE = re.compile(r"^(?=.{20}).*\d.*。", re.S)
"""Nobody asks a question of twenty characters with a figure and a full stop."""

LINES_WITH_FIGURES = re.compile(r"\d\s*(?:[%％亿万个家项元]|平方|公里).*\n[^/].*\d", re.S)
"""A list of figures is none either, however short: a question has one line."""

LONGEST_SHOWN = 60
"""Characters of a file's name, or of an address, that are worth repeating."""

SHORTEST_ARTICLE = 40
"""Characters: pages that say less ask for a name and password, or are not there any more."""

SHORTEST_FORWARDED = 15
"""Characters: what is forwarded was written by somebody else, so that it is no question to us."""


def handing_in_handlers() -> list[Handler]:
    """Handlers for files, pictures, links and texts behind /read."""
    fresh = filters.UpdateType.MESSAGE & (filters.ChatType.PRIVATE | Addressed())
    return [
        MessageHandler(fresh & filters.Document.ALL, _on_document),
        MessageHandler(fresh & (filters.PHOTO | filters.VIDEO), _on_picture),
        CommandHandler("read", _on_read, filters=filters.UpdateType.MESSAGE, has_args=True),
    ]


def link_in(message: Message) -> str | None:
    """The address that a message is about: its first link, where hardly a word stands beside it."""
    text = message.text or message.caption or ""
    marked = {**message.parse_entities(), **message.parse_caption_entities()}
    kinds = {MessageEntity.URL, MessageEntity.TEXT_LINK}
    found = {entity: shown for entity, shown in marked.items() if entity.type in kinds}
    links = [
        entity.url or (shown if "://" in shown else f"http://{shown}")
        for entity, shown in found.items()
    ]
    beside = len(text) - sum(len(shown) for shown in found.values())
    usable = [link for link in links if link.lower().startswith(("http://", "https://"))]
    return usable[0] if usable and beside <= WORDS_BESIDE_A_LINK else None


def is_article(message: Message, text: str) -> bool:
    """Whether a text is one to be read: forwarded, too long for a question, or with figures."""
    forwarded = message.forward_origin is not None and len(text) > SHORTEST_FORWARDED
    is_list = LINES_WITH_FIGURES.search(message.text or message.caption or "") is not None
    return (
        forwarded
        or is_list
        or len(text) > LONGEST_QUESTION
        or bool(SENTENCE_WITH_FIGURE.search(text))
    )


async def read_link(url: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Fetch a page, by the one door to the web, and answer with what it states."""
    readings = surroundings_of(context).readings
    if readings.locked():
        await send(update, reply(texts.BUSY))
        return
    async with readings, shown_at_work(update, ChatAction.TYPING):
        await _read_link(url, update, context)


async def _read_link(url: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    fetcher = surroundings_of(context).fetcher
    fetched = await fetcher.fetch(url)
    host = escape(_host(url))
    if not isinstance(fetched, Fetched):
        await send(update, reply(texts.LINK_FAILED.format(host=host, why=_why(fetched))))
        return
    page = await asyncio.to_thread(
        read_file, fetched.body, fetched.media_type, url=fetched.url, charset=fetched.charset
    )
    if isinstance(page, ReadPage) and len("".join(page.text.split())) < SHORTEST_ARTICLE:
        page = Unreadable.EMPTY
    if isinstance(page, Unreadable):
        empty = page in {Unreadable.EMPTY, Unreadable.KIND}
        words = texts.LINK_EMPTY if empty else texts.UNREADABLE[page]
        await send(update, reply(words.format(host=host, name=host)))
        return
    note = texts.LINK_CUT if fetched.cut else ""
    offer = await ask(update, context, lambda conn, a: keep(conn, a, page, url=url), writes=True)
    await show_offer(offer, update, context, note)


def _why(outcome: FetchFailed | NotModified) -> str:
    """Why no page came, in words; the reason itself may name addresses of this network."""
    if isinstance(outcome, NotModified):
        return texts.UNREACHABLE
    if outcome.trouble is not Trouble.UNREACHABLE:
        return TROUBLES[outcome.trouble]
    if outcome.status is not None:
        return texts.SITE_FAILED.format(status=outcome.status)
    if outcome.timed_out:
        return texts.TIMED_OUT
    return texts.RESTING if outcome.retry_at else texts.UNREACHABLE


def _host(url: str) -> str:
    """The host of an address, or its beginning where it is none."""
    try:
        return urlsplit(url).hostname or url[:LONGEST_SHOWN]
    except ValueError:
        return url[:LONGEST_SHOWN]


async def read_text(text: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer with what a text states."""
    async with shown_at_work(update, ChatAction.TYPING):
        await _read_text(text, update, context)


async def _read_text(text: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert message is not None
    published = Publication()
    if message.forward_origin is not None and not await asyncio.to_thread(states_day, text):
        on = shanghai_day(message.forward_origin.date)
        published = Publication(on=on, precision=Precision.DAY, basis=Basis.INFERRED)
    offer = await ask(
        update,
        context,
        lambda conn, asker: keep_text(conn, asker, text, published, message.date),
        writes=True,
    )
    cards = surroundings_of(context).cards
    shown = cards.get(message.chat.id)
    if shown is not None and shown[0] == offer.id:
        # A text that Telegram has cut comes piece by piece: one card grows, and none is repeated.
        await show_again(shown[1], offer, update, context)
        return
    cards.pop(message.chat.id, None)
    card = await show_offer(offer, update, context)
    if card is not None and is_first_piece(offer, message.date):
        cards[message.chat.id] = (offer.id, card)


async def _on_read(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert message is not None
    link = link_in(message)
    if link is not None:
        await read_link(link, update, context)
    else:
        await read_text(re.sub(r"^/\S+\s+", "", message.text or ""), update, context)


async def _on_document(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert message is not None
    document = message.document
    assert document is not None
    readings = surroundings_of(context).readings
    if readings.locked():
        await send(update, reply(texts.BUSY))
        return
    async with readings, shown_at_work(update, ChatAction.TYPING):
        read = await _read_document(document)
        if isinstance(read, Reply):
            await send(update, read)
            return
        page, name = read
        caption = without_mention(message)

        def keep_file(conn: Connection, asker: Asker) -> Offer:
            return with_caption(conn, asker, keep(conn, asker, page, name=name), caption)

        await show_offer(await ask(update, context, keep_file, writes=True), update, context)


async def _read_document(document: Document) -> tuple[ReadPage, str] | Reply:
    """The text of a file and the file's name, or what to say where there is none."""
    name = document.file_name or ""
    shown = escape(name[:LONGEST_SHOWN] or texts.FILE)
    size, media_type = document.file_size or 0, media_type_of(name, document.mime_type or "")
    if not media_type:
        return reply(texts.UNREADABLE[Unreadable.KIND].format(name=shown))
    if size > FileSizeLimit.FILESIZE_DOWNLOAD:
        return reply(texts.TOO_BIG.format(size=f"{size / 1_000_000:.0f}"))
    try:
        body = bytes(await (await document.get_file()).download_as_bytearray())
    except NetworkError as error:
        log.warning("a file was not to be had: %s", type(error).__name__)
        return reply(texts.FILE_LOST)
    page = await asyncio.to_thread(read_file, body, media_type)
    if isinstance(page, Unreadable):
        return reply(texts.UNREADABLE[page].format(name=shown))
    return page, name


async def _on_picture(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Of a picture, what is written below it is read: channels print news so."""
    message = update.effective_message
    assert message is not None
    text = without_mention(message)
    if link := link_in(message):
        await read_link(link, update, context)
    elif is_article(message, text):
        await read_text(text, update, context)
    elif message.media_group_id is None or text:
        # Of an album's pictures, at most one has words; the others need no answer each.
        await send(update, reply(texts.PICTURE))
