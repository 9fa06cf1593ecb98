"""Keeping the record of a chat: on every contact, when it blocks us, when its id changes."""

from datetime import datetime

from telegram import Chat as TelegramChat
from telegram import ChatMember, ChatMemberUpdated, Update
from telegram.ext import (
    ChatMemberHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.conversation import Handler
from bot.menus import set_kept_menu
from bot.surroundings import Asker, ask
from storage.chats import find_chat, move_chat, put_chat, suspend_chat
from storage.database import Connection

REFUSING = {ChatMember.LEFT, ChatMember.BANNED}


def contact_handlers() -> list[Handler]:
    """Handlers for a group of their own, before those that answer."""
    return [
        MessageHandler(filters.StatusUpdate.MIGRATE, _on_migration),
        ChatMemberHandler(_on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        TypeHandler(Update, _on_contact),
    ]


async def _on_contact(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    chat = update.effective_chat
    if chat is None:
        return
    # Hardly any contact has anything new, and a commit waits for the disk and for other writers.
    if not await ask(update, context, lambda conn, _: _is_kept(conn, chat)):
        await ask(update, context, lambda conn, _: _keep(conn, chat), writes=True)
    await set_kept_menu(context.bot, context.bot_data, chat.id)


async def _on_membership(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """We were let in or put out: deliveries wait while we are out, and the settings are kept."""
    change, chat = update.my_chat_member, update.effective_chat
    assert change is not None
    assert chat is not None

    def note(conn: Connection, asker: Asker) -> None:
        if _is_out(change):
            _suspend(conn, chat.id, asker.now)
        else:
            _keep(conn, chat)

    await ask(update, context, note, writes=True)


async def _on_migration(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A group became a supergroup; both chats are told, each of the other's id."""
    message, chat = update.effective_message, update.effective_chat
    assert message is not None
    assert chat is not None
    old, new = message.migrate_from_chat_id or chat.id, message.migrate_to_chat_id or chat.id

    def move(conn: Connection, asker: Asker) -> None:
        if find_chat(conn, old) is not None:
            move_chat(conn, old, new)

    await ask(update, context, move, writes=True)


def _is_kept(conn: Connection, chat: TelegramChat) -> bool:
    """Whether a chat is on record as it is now, and not suspended."""
    kept = find_chat(conn, chat.id)
    if kept is None or kept.suspended_at is not None:
        return False
    return (kept.kind, kept.title) == (chat.type, _title(chat))


def _keep(conn: Connection, chat: TelegramChat) -> None:
    put_chat(conn, chat.id, kind=chat.type, title=_title(chat))


def _title(chat: TelegramChat) -> str:
    return chat.effective_name or ""


def _suspend(conn: Connection, chat_id: int, now: datetime) -> None:
    if find_chat(conn, chat_id) is not None:
        suspend_chat(conn, chat_id, now)


def _is_out(change: ChatMemberUpdated) -> bool:
    return change.new_chat_member.status in REFUSING
