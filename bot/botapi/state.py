"""Everything the server knows, and the few moves that several methods share."""

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass

from bot.botapi.entities import NO_TEXT, FormattedText
from bot.botapi.errors import ApiError, bad_request
from bot.botapi.forms import Form
from bot.botapi.keyboards import NO_MARKUP, Markup
from bot.botapi.records import (
    Accepted,
    CallbackQuery,
    Chat,
    Door,
    File,
    Message,
    User,
)
from bot.botapi.updates import UpdateQueue
from jobs.clock import Clock


@dataclass(frozen=True, slots=True)
class Posted:
    """The bot's message appeared in a chat."""

    message: Message


@dataclass(frozen=True, slots=True)
class Edited:
    """The bot changed its message."""

    message: Message


@dataclass(frozen=True, slots=True)
class Deleted:
    """The bot took a message away."""

    message: Message


@dataclass(frozen=True, slots=True)
class Answered:
    """The bot answered a tap; the query tells with what words, and whether as an alert."""

    query: CallbackQuery


Happening = Posted | Edited | Deleted | Answered


class State:
    """Chats, people, files, queries, the queue of updates, and the ledger of accepted messages."""

    def __init__(self, clock: Clock, bot: User) -> None:
        self.clock = clock
        self.bot = bot
        self.chats: dict[int, Chat] = {}
        self.users: dict[int, User] = {bot.id: bot}
        self.files: dict[str, File] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self.updates = UpdateQueue()
        self.ledger: list[Accepted] = []
        self.listeners: list[Callable[[Happening], None]] = []
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}

    def tell(self, happening: Happening) -> None:
        for listener in list(self.listeners):
            listener(happening)

    def find_chat(self, form: Form) -> Chat:
        """The chat that a request names; raises ApiError where there is none or it has moved."""
        if not form.text("chat_id"):
            raise bad_request("chat_id is empty")
        chat = self.chats.get(form.integer("chat_id"))
        if chat is None:
            raise bad_request("chat not found")
        if chat.moved_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.moved_to,
            )
        return chat

    def open_chat(self, form: Form) -> Chat:
        """The chat that a request wants to write in; raises ApiError where it may not now."""
        chat = self.find_chat(form)
        if chat.door is not Door.OPEN:
            raise ApiError(403, f"Forbidden: {chat.door.value}")
        if chat.flooded_until is not None:
            left = math.ceil((chat.flooded_until - self.clock()).total_seconds())
            if left > 0:
                raise ApiError(429, f"Too Many Requests: retry after {left}", retry_after=left)
        return chat

    def find_message(self, chat: Chat, form: Form, purpose: str) -> Message:
        """The message that a request names; `purpose` is how Telegram calls it in a refusal."""
        message = chat.messages.get(form.integer("message_id"))
        if message is None:
            raise bad_request(f"message to {purpose} not found")
        return message

    def add_message(
        self,
        chat: Chat,
        author: User,
        body: FormattedText = NO_TEXT,
        *,
        file: File | None = None,
        markup: Markup = NO_MARKUP,
        reply_to: Message | None = None,
    ) -> Message:
        chat.last_message_id += 1
        message = Message(
            chat, chat.last_message_id, author, self.clock(), body, file, markup, reply_to
        )
        chat.messages[message.id] = message
        return message

    def write_down(self, method: str, message: Message) -> None:
        """Adds a line to the ledger."""
        self.ledger.append(
            Accepted(
                self.clock(),
                method,
                message.chat.id,
                message.id,
                message.body,
                tuple(button.text for button in message.buttons),
                message.file.name if message.file else None,
            )
        )

    def keep_file(self, name: str, mime_type: str, content: bytes, kind: str = "document") -> File:
        number = len(self.files)
        unique_id = hashlib.sha256(content).hexdigest()[:16]
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        path = f"{kind}s/file_{number}.{suffix}"
        file = File(f"{kind}-{number}-{unique_id}", unique_id, name, mime_type, content, path, kind)
        self.files[file.id] = file
        return file
