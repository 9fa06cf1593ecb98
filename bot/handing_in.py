"""Articles that people hand in: links, texts and files are fetched, read and answered."""

import asyncio
import logging
import re
from dataclasses import replace
from html import escape
from urllib.parse import urlsplit

from telegram import CallbackQuery, Document, Message, MessageEntity, Update
from telegram.constants import ChatAction, FileSizeLimit
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.addressed import Addressed, without_mention
from bot.conversation import Handler, acknowledge, send
from bot.keyboards import keyboard
from bot.offering import (
    is_first_piece,
    keep,
    keep_text,
    show,
    told_of,
    with_caption,
    with_place,
    with_today,
)
from bot.reply import Reply, reply
from bot.surroundings import Asker, ask, surroundings_of
from jobs.clock import shanghai_day
from jobs.fetch import Fetched, FetchFailed
from jobs.handed_in import Unreadable, add_to_record, media_type_of, read_file, states_day
from jobs.pages import ReadPage
from jobs.texts import offers_zh as texts
from jobs.texts.sources_zh import TROUBLES
from storage.database import Connection
from storage.offers import find_offer
from storage.records import Basis, Offer, Precision, Publication, Trouble
from storage.regions import find_region

log = logging.getLogger(__name__)

WORDS_BESIDE_A_LINK = 120
"""Characters: a link is sent with its title; in a longer text links stand by the way."""

LONGEST_QUESTION = 60
SENTENCE_WITH_FIGURE = re.compile(r"^(?=.{20}).*\d.*。", re.S)
"""Nobody asks a question of twenty characters with a figure and a full stop."""

LONGEST_SHOWN = 60
"""Characters of a file's name, or of an address, that are worth repeating."""

SHORTEST_ARTICLE = 40
"""Characters: pages that say less ask for a name and password, or are not there any more."""

SHORTEST_FORWARDED = 15
"""Characters: what is forwarded was written by somebody else, so that it is no question to us."""

ADD = re.compile(r"^offer_add:(?P<id>\d{1,9})$")
RIGHT = re.compile(r"^offer_(?:place:(?P<code>[\w-]+)|today):(?P<id>\d{1,9})$")
"""A place was chosen among namesakes, or today as the day of an article that has none."""


def handing_in_handlers() -> list[Handler]:
    """Handlers for files, pictures, links behind /read, and for the button that adds."""
    fresh = filters.UpdateType.MESSAGE & (filters.ChatType.PRIVATE | Addressed())
    return [
        CallbackQueryHandler(_on_add, pattern=ADD),
        CallbackQueryHandler(_on_right, pattern=RIGHT),
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
    return forwarded or len(text) > LONGEST_QUESTION or bool(SENTENCE_WITH_FIGURE.search(text))


async def read_link(url: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Fetch a page, by the one door to the web, and answer with what it states."""
    readings = surroundings_of(context).readings
    if readings.locked():
        await send(update, reply(texts.BUSY))
        return
    async with readings:
        await _read_link(url, update, context)


async def _read_link(url: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    await _show_reading(update, context)
    fetcher = surroundings_of(context).fetcher
    fetched = await fetcher.fetch(url)
    host = escape(_host(url))
    if not isinstance(fetched, Fetched):
        # The reason may name addresses of this network; of the kind of trouble there is no harm.
        trouble = fetched.trouble if isinstance(fetched, FetchFailed) else None
        why = {**TROUBLES, Trouble.UNREACHABLE: texts.UNREACHABLE}[trouble or Trouble.UNREACHABLE]
        await send(update, reply(texts.LINK_FAILED.format(host=host, why=why)))
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


def _host(url: str) -> str:
    """The host of an address, or its beginning where it is none."""
    try:
        return urlsplit(url).hostname or url[:LONGEST_SHOWN]
    except ValueError:
        return url[:LONGEST_SHOWN]


async def read_text(text: str, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer with what a text states."""
    await _show_reading(update, context)
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
        await _show_again(shown[1], offer, update, context)
        return
    cards.pop(message.chat.id, None)
    card = await show_offer(offer, update, context)
    if card is not None and is_first_piece(offer, message.date):
        cards[message.chat.id] = (offer.id, card)


async def _show_again(
    card: Message, offer: Offer, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    asker = await ask(update, context, lambda _, asker: asker)
    answer = await asyncio.to_thread(show, asker, offer)
    try:
        await card.edit_text(answer.parts[0], reply_markup=answer.keyboard)
    except BadRequest as error:
        if "message is not modified" not in error.message.casefold():
            # Somebody has deleted it.
            await send(update, answer)


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
    async with readings:
        read = await _read_document(document, update, context)
    if isinstance(read, Reply):
        await send(update, read)
        return
    page, name = read
    caption = without_mention(message)

    def keep_file(conn: Connection, asker: Asker) -> Offer:
        return with_caption(conn, asker, keep(conn, asker, page, name=name), caption)

    await show_offer(await ask(update, context, keep_file, writes=True), update, context)


async def _read_document(
    document: Document, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> tuple[ReadPage, str] | Reply:
    """The text of a file and the file's name, or what to say where there is none."""
    name = document.file_name or ""
    shown = escape(name[:LONGEST_SHOWN] or texts.FILE)
    size, media_type = document.file_size or 0, media_type_of(name, document.mime_type or "")
    if not media_type:
        return reply(texts.UNREADABLE[Unreadable.KIND].format(name=shown))
    if size > FileSizeLimit.FILESIZE_DOWNLOAD:
        return reply(texts.TOO_BIG.format(size=f"{size / 1_000_000:.0f}"))
    await _show_reading(update, context)
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


async def show_offer(
    offer: Offer, update: Update, context: ContextTypes.DEFAULT_TYPE, note: str = ""
) -> Message | None:
    """Answer with what an offer states. Reading takes a moment, and holds no transaction."""
    asker = await ask(update, context, lambda _, asker: asker)
    return await send(update, await asyncio.to_thread(show, asker, offer, note=note))


async def _on_right(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """What was assumed of an offer is put right by a button."""
    query, match = update.callback_query, context.match
    assert query is not None
    assert isinstance(match, re.Match)

    def put_right(conn: Connection, asker: Asker) -> Offer | Reply | None:
        offer = find_offer(conn, int(match["id"]), asker.chat.id, asker.now)
        if offer is None or match["code"] is None:
            return with_today(conn, offer, asker) if offer else None
        region = find_region(conn, match["code"])
        return with_place(conn, offer, region) if region else None

    answer = await ask(update, context, put_right, writes=True)
    await acknowledge(query, None if answer else texts.EXPIRED)
    if isinstance(answer, Offer):
        await show_offer(answer, update, context)
    elif answer is not None:
        await send(update, answer)


async def _on_add(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Add an offer to the record; who taps twice, or comes too late, gets a word."""
    query, match = update.callback_query, context.match
    assert query is not None
    assert isinstance(match, re.Match)
    number = int(match["id"])

    def find(conn: Connection, asker: Asker) -> tuple[Offer | None, Asker]:
        return find_offer(conn, number, asker.chat.id, asker.now), asker

    offer, asker = await ask(update, context, find)
    if offer is None or offer.added_at is not None or not asker.may_add:
        refusal = texts.ADDED_NOTICE if offer else texts.EXPIRED
        await acknowledge(query, refusal if asker.may_add else texts.NOT_YOURS)
        return
    await acknowledge(query)
    await _show_reading(update, context)
    database = surroundings_of(context).database
    ingested = await asyncio.to_thread(add_to_record, database, offer, asker.now)
    await _take_button_away(query)
    added = replace(offer, added_at=asker.now)
    answer = await ask(update, context, lambda conn, a: told_of(conn, a, added, ingested))
    await send(update, answer)


async def _take_button_away(query: CallbackQuery) -> None:
    """Leave the other buttons of the tapped message: what is added can still be paged."""
    if not isinstance(query.message, Message) or query.message.reply_markup is None:
        return
    rows = [
        [each for each in row if each.callback_data != query.data]
        for row in query.message.reply_markup.inline_keyboard
    ]
    await query.edit_message_reply_markup(keyboard(rows))


async def _show_reading(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """That something is being done. Where it can't be shown, the work goes on all the same."""
    chat = update.effective_chat
    assert chat is not None
    try:
        await context.bot.send_chat_action(chat.id, ChatAction.TYPING)
    except TelegramError as error:
        log.info("typing was not shown: %s", type(error).__name__)
