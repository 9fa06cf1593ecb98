"""What the bot answers, before Telegram hears of it."""

from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup
from telegram.constants import MessageLimit


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send: a picture is shown as one, anything else is handed over as a document."""

    content: bytes
    name: str
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """One or more messages in Telegram's HTML; the keyboard stands under the last.

    A reply to a tapped button replaces the message that the button is on, unless it is `apart`.
    With an `attachment` the only part is its caption, and it never replaces another message.
    """

    parts: tuple[str, ...]
    keyboard: InlineKeyboardMarkup | None = None
    apart: bool = False
    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A word that pops up over the tapped button and changes nothing."""

    text: str


Answer = Reply | Notice


def with_note(answer: Reply, note: str) -> Reply:
    """The same with a note below it, in a message of its own where there is no room."""
    *before, last = answer.parts
    noted = f"{last}\n\n<i>{note}</i>"
    # Captions are short. What is left of a text's markup is shorter still.
    is_long = len(noted.encode("utf-16-le")) // 2 > MessageLimit.MAX_TEXT_LENGTH
    if is_long and answer.attachment is None:
        return replace(answer, parts=(f"<i>{note}</i>", *answer.parts))
    return replace(answer, parts=(*before, noted))


def reply(html: str, keyboard: InlineKeyboardMarkup | None = None, *, apart: bool = False) -> Reply:
    """A reply of one message."""
    return Reply((html,), keyboard, apart)
