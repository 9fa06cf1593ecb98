"""Whether words in a group are meant for the bot: they name it, or answer what it said."""

import re

from telegram import Message
from telegram.ext import filters


class Addressed(filters.MessageFilter):
    """Messages that name the bot (@guatu_bot 滨州) or are a reply to one of its own."""

    def filter(self, message: Message) -> bool:
        return mentions(message) or _answers_us(message)


class Mentioned(filters.MessageFilter):
    """Messages that name the bot: /targets@guatu_bot."""

    def filter(self, message: Message) -> bool:
        return mentions(message)


def mentions(message: Message) -> bool:
    return _mention(message).search(_words(message)) is not None


def without_mention(message: Message) -> str:
    """What a message says, without the bot's name."""
    return _mention(message).sub(" ", _words(message)).strip()


def _mention(message: Message) -> re.Pattern[str]:
    return re.compile(rf"@{re.escape(message.get_bot().username)}(?![A-Za-z0-9_])", re.I)


def _words(message: Message) -> str:
    return message.text or message.caption or ""


def _answers_us(message: Message) -> bool:
    answered = message.reply_to_message
    author = answered.from_user if answered is not None else None
    return author is not None and author.id == message.get_bot().id
