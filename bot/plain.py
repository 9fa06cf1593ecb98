"""Messages that are no command: a place alone, a place and a word of ours, anything else."""

from collections.abc import Iterable, Iterator, Mapping

from telegram import Message, Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.addressed import Addressed, Mentioned, mentions, without_mention
from bot.asking import search_row, suggest_near
from bot.browsing import MAX_SHOWN, Aim, ask_which
from bot.commenting import commented
from bot.conversation import Command, Handler, respond, send
from bot.handing_in import is_article, link_in, read_link, read_text
from bot.keyboards import keyboard, place_views
from bot.offer_cards import show_offer
from bot.offering import CORRECTION, corrected, is_first_piece
from bot.phrases import without_filling
from bot.places import places_called, places_meant, places_named
from bot.plain_phrases import phrase_meant
from bot.replies.pieces import safe
from bot.reply import Reply, reply
from bot.surroundings import Asker, ask
from bot.typed import command_near, command_typed, half_width
from jobs.pinyin import in_simplified
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.offers import find_latest_offer
from storage.records import Offer, Region

LONGEST_BEGIN = 8
"""Characters of a text without blanks that are tried as a place's name."""
MARKS = " 。．.!！?？，,、；;…~～#"
"""What may stand around words without changing them."""


def plain_handlers(commands: Iterable[Command]) -> list[Handler]:
    """The last handlers: plain text and, in private chats, unknown commands and anything else.

    In a group people talk to each other: words are answered only where they are meant for us.
    """
    known = {command.name: command for command in commands}

    async def on_text(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await _on_text(known, update, context)

    async def on_unknown(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await _on_unknown_command(known, update, context)

    fresh = filters.UpdateType.MESSAGE
    private = fresh & filters.ChatType.PRIVATE
    group = fresh & filters.ChatType.GROUPS & Addressed()
    # A command without the bot's name may be meant for another bot.
    named = fresh & filters.ChatType.GROUPS & Mentioned()
    return [
        MessageHandler((private | named) & filters.COMMAND, on_unknown),
        MessageHandler((private | group) & filters.TEXT & ~filters.COMMAND, on_text),
        MessageHandler(private & ~filters.StatusUpdate.ALL, _on_anything_else),
    ]


async def _on_text(
    commands: Mapping[str, Command], update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    message = update.effective_message
    assert message is not None
    raw = without_mention(message)
    text = " ".join(raw.split())
    # A reply to us in a group may as well be a word among people.
    is_ours = message.chat.type == message.chat.PRIVATE or mentions(message)
    if is_ours and (link := link_in(message)):
        await read_link(link, update, context)
        return
    if is_article(message, text) or (is_ours and await _goes_on(message, update, context)):
        if is_ours:
            await read_text(raw, update, context)
        return
    match await _put_right(text, message, update, context):
        case Offer() as offer:
            await show_offer(offer, update, context)
            return
        case Reply() as answer:
            await send(update, answer)
            return
    words = half_width(text).strip(MARKS)
    phrase = await ask(
        update,
        context,
        lambda conn, asker: (
            commented(conn, asker, words) or phrase_meant(conn, words, commands, asker.today)
        ),
    )
    command = commands.get(phrase.command)
    if command is not None:
        await respond(command, phrase.words, update, context)
    elif is_ours:
        await send(update, await ask(update, context, lambda conn, _: _hint(conn, words)))


async def _goes_on(message: Message, update: Update, context: ContextTypes.DEFAULT_TYPE) -> bool:
    """Whether a message is the end of a text that Telegram has cut."""

    def latest(conn: Connection, asker: Asker) -> Offer | None:
        return find_latest_offer(conn, asker.chat.id, asker.now)

    offer = await ask(update, context, latest)
    return offer is not None and is_first_piece(offer, message.date)


async def _put_right(
    text: str, message: Message, update: Update, context: ContextTypes.DEFAULT_TYPE
) -> Offer | Reply | None:
    """What was handed in, with the day or the place that a message gives for it."""
    if CORRECTION.fullmatch(text) is None:
        return None
    answered = message.reply_to_message
    return await ask(
        update, context, lambda conn, asker: corrected(conn, asker, text, answered), writes=True
    )


def _hint(conn: Connection, text: str) -> Reply:
    """Places that are called nearly so, or a word on what can be typed; and to look for the words.

    滨州 GDP is neither a place nor a command, but articles may have both words.
    """
    known = _place_and_more(conn, text)
    if known is None and places_meant(conn, text):
        return suggest_near(conn, text, Aim("region"))
    hint = known or reply(texts.PLAIN_HINT)
    if not any(character.isalpha() for character in text):
        return hint
    rows = hint.keyboard.inline_keyboard if hint.keyboard else ()
    return reply(hint.parts[0], keyboard([*rows, *search_row(text)]))


def _place_and_more(conn: Connection, text: str) -> Reply | None:
    """What a place has, where a part of the words names one: 滨州 GDP, 滨州怎么样了."""
    for name in _names_in(text):
        found, more = places_called(conn, name), " ".join(text.replace(name, " ", 1).split())
        if found and places_named(conn, more):
            break
        if found and places_meant(conn, more):
            # 山东滨洲: the rest is a slip in a place's name.
            return None
        if len(found) == 1:
            return _place_and_words(found[0], more)
        if found:
            return ask_which(found, name, Aim("region"))
    return _places_among(conn, text)


def _places_among(conn: Connection, text: str) -> Reply | None:
    """The places that are named somewhere in the words: 请问滨州怎么样, 滨州、聊城、东营."""
    found = places_named(conn, text)
    if not found:
        return None
    more = in_simplified(text)
    for each in found:
        for name in sorted((each.name, each.short, *each.aliases), key=len, reverse=True):
            more = more.replace(name, " ")
    more = " ".join(without_filling(more).split())
    if places_meant(conn, more):
        return None
    if len(found) > 1:
        return ask_which(found, text, Aim("region"), is_name=False)
    return _place_and_words(found[0], more)


def _place_and_words(place: Region, more: str) -> Reply:
    html = texts.PLACE_AND_MORE.format(place=safe(place.name), more=safe(more, MAX_SHOWN))
    return reply(html, keyboard(place_views(place)))


def _names_in(text: str) -> Iterator[str]:
    """The words that may name a place: those between blanks, and how the text begins."""
    words = text.split()
    if len(words) > 1:
        yield from words
    for first in words[:1]:
        begins = (first[:end] for end in range(min(LONGEST_BEGIN, len(first) - 1), 1, -1))
        # Letters are cut between no word: stop is no place called st.
        yield from (each for each in begins if not f"{each[-1]}{first[len(each)]}".isascii())


async def _on_unknown_command(
    commands: Mapping[str, Command], update: Update, context: ContextTypes.DEFAULT_TYPE
) -> None:
    message = update.effective_message
    text = message.text if message is not None and message.text else ""
    if typed := command_typed(text, commands):
        await respond(commands[typed[0]], typed[1], update, context)
        return
    near = command_near(text, (name for name, each in commands.items() if not each.for_admins))
    if near is None:
        await send(update, reply(texts.UNKNOWN_COMMAND))
        return
    name, words = near
    said = texts.UNKNOWN_COMMAND_NEAR.format(
        near=safe(f"{name} {words}".strip()), what=texts.MENU[name]
    )
    await send(update, reply(said))


async def _on_anything_else(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    is_spoken = message is not None and (message.voice or message.audio or message.video_note)
    await send(update, reply(texts.SPOKEN_HINT if is_spoken else texts.PLAIN_HINT))
