"""The card of what was handed in: sent, put right and added to the record by its buttons."""

import asyncio
import re
from dataclasses import replace

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, ContextTypes

from bot.at_work import shown_at_work
from bot.conversation import Handler, acknowledge, send
from bot.keyboards import keyboard
from bot.offering import can_be_added, show, told_of, with_place, with_today
from bot.reply import Reply
from bot.surroundings import Asker, ask, surroundings_of
from jobs.handed_in import add_to_record
from jobs.texts import offers_zh as texts
from storage.database import Connection
from storage.offers import find_offer
from storage.records import Offer
from storage.regions import find_region

ADD = re.compile(r"^offer_add:(?P<id>\d{1,9})$")
RIGHT = re.compile(r"^offer_(?:place:(?P<code>[\w-]+)|today):(?P<id>\d{1,9})$")
"""A place was chosen among namesakes, or today as the day of an article that has none."""


def card_handlers() -> list[Handler]:
    """Handlers for the buttons that add, and that put right."""
    return [
        CallbackQueryHandler(_on_add, pattern=ADD),
        CallbackQueryHandler(_on_right, pattern=RIGHT),
    ]


async def show_offer(
    offer: Offer, update: Update, context: ContextTypes.DEFAULT_TYPE, note: str = ""
) -> Message | None:
    """Answer with what an offer states. Reading takes a moment, and holds no transaction."""
    asker = await ask(update, context, lambda _, asker: asker)
    return await send(update, await asyncio.to_thread(show, asker, offer, note=note))


async def show_again(
    card: Message, offer: Offer, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    """Put what an offer states by now where its card stands."""
    asker = await ask(update, context, lambda _, asker: asker)
    answer = await asyncio.to_thread(show, asker, offer)
    try:
        await card.edit_text(answer.parts[0], reply_markup=answer.keyboard)
    except BadRequest as error:
        if "message is not modified" not in error.message.casefold():
            # Somebody has deleted it.
            await send(update, answer)


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
    if not await asyncio.to_thread(can_be_added, offer):
        # The button is of a time when less was asked for.
        await acknowledge(query, texts.NOT_YET)
        if isinstance(query.message, Message):
            await show_again(query.message, offer, update, context)
        return
    await acknowledge(query)
    database = surroundings_of(context).database
    async with shown_at_work(update, ChatAction.TYPING):
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
