"""What the server keeps: users, chats, messages, files. Each shows itself as the Bot API does."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.botapi.entities import NO_TEXT, FormattedText
from bot.botapi.keyboards import NO_MARKUP, Button, Markup


@dataclass(frozen=True, slots=True)
class User:
    """A person, or a bot."""

    id: int
    first_name: str
    username: str = ""
    is_bot: bool = False

    def to_json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
        }
        if self.username:
            shown["username"] = self.username
        if not self.is_bot:
            shown["language_code"] = "zh-hans"
        return shown


class Door(StrEnum):
    """Whether a chat lets the bot in; each but `OPEN` is what Telegram says of it."""

    OPEN = "open"
    UNOPENED = "bot can't initiate conversation with a user"
    BLOCKED = "bot was blocked by the user"
    DEACTIVATED = "user is deactivated"
    KICKED = "bot was kicked from the group chat"
    KICKED_SUPERGROUP = "bot was kicked from the supergroup chat"


@dataclass(slots=True)
class File:
    """A stored file; `path` is where its content is served."""

    id: str
    unique_id: str
    name: str
    mime_type: str
    content: bytes = field(repr=False)
    path: str
    kind: str = "document"
    width: int = 0
    height: int = 0

    def to_json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }
        if self.kind == "photo":
            return shown | {"width": self.width, "height": self.height}
        return shown | {"file_name": self.name, "mime_type": self.mime_type}


@dataclass(slots=True)
class Message:
    """A message as it stands. `body` is its text, or the caption where there is a file."""

    chat: "Chat" = field(repr=False)
    id: int
    author: User
    sent_at: datetime
    body: FormattedText = NO_TEXT
    file: File | None = None
    markup: Markup = NO_MARKUP
    reply_to: "Message | None" = None
    edited_at: datetime | None = None
    topic: int | None = None
    """The topic of a forum that it stands in, by the message that began it."""
    service: dict[str, Any] = field(default_factory=dict)
    """Further fields: of a service message (somebody came, the group moved), of a forwarded one."""

    @property
    def text(self) -> str:
        return self.body.text

    @property
    def buttons(self) -> list[Button]:
        return self.markup.buttons

    def to_json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "message_id": self.id,
            "date": int(self.sent_at.timestamp()),
            "chat": self.chat.to_json(),
            "from": self.author.to_json(),
        } | self.service
        if self.topic is not None:
            shown |= {"message_thread_id": self.topic, "is_topic_message": True}
        if self.file is not None:
            content = self.file.to_json()
            shown[self.file.kind] = [content] if self.file.kind == "photo" else content
        if self.body.text:
            text, entities = ("caption", "caption_entities") if self.file else ("text", "entities")
            shown[text] = self.body.text
            if self.body.entities:
                shown[entities] = [entity.to_json() for entity in self.body.entities]
        if markup := self.markup.to_json():
            shown["reply_markup"] = markup
        if self.edited_at is not None:
            shown["edit_date"] = int(self.edited_at.timestamp())
        if self.reply_to is not None:
            quoted = self.reply_to.to_json()
            quoted.pop("reply_to_message", None)
            shown["reply_to_message"] = quoted
        return shown


@dataclass(slots=True)
class Chat:
    """A chat. Message ids count from 1 in each, so that mixing up two chats shows."""

    id: int
    type: str
    title: str
    door: Door = Door.OPEN
    members: dict[int, User] = field(default_factory=dict)
    administrators: list[int] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    last_message_id: int = 0
    flooded_until: datetime | None = None
    moved_to: int | None = None
    topics: dict[int, str] = field(default_factory=dict)
    """Of a forum: the names of its topics."""
    closed_topics: set[int] = field(default_factory=set)
    """Where only admins may write."""

    def to_json(self) -> dict[str, Any]:
        name = "first_name" if self.type == "private" else "title"
        shown: dict[str, Any] = {"id": self.id, "type": self.type, name: self.title}
        return shown | {"is_forum": True} if self.topics else shown


@dataclass(slots=True)
class CallbackQuery:
    """A tap on a button that waits for an answer."""

    id: str
    user: User
    message: Message
    data: str
    asked_at: datetime
    answer: str | None = None
    alert: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "from": self.user.to_json(),
            "message": self.message.to_json(),
            "chat_instance": str(self.message.chat.id),
            "data": self.data,
        }


@dataclass(frozen=True, slots=True)
class Accepted:
    """A line of the ledger: a message that the server took, as it was when it took it."""

    at: datetime
    method: str
    chat_id: int
    message_id: int
    body: FormattedText
    buttons: tuple[str, ...]
    file_name: str | None = None

    @property
    def text(self) -> str:
        return self.body.text
