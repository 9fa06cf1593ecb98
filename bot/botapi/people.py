"""What people do in Telegram: write, tap, send files, block the bot, take it into groups."""

import hashlib
import mimetypes
from datetime import datetime
from typing import Any

from bot.botapi.entities import FormattedText, units, utf16_slice, written_by_a_person
from bot.botapi.keyboards import Button
from bot.botapi.methods.chats import member
from bot.botapi.records import CallbackQuery, Chat, Door, Message, User
from bot.botapi.state import State

MAX_TYPED_UNITS = 4096
GROUP_ANONYMOUS_BOT = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
CHANNEL_BOT = User(136817688, "Channel", "Channel_Bot", is_bot=True)
"""Who Telegram says a message is from that was written in the name of a chat."""


class Person:
    """Somebody with a Telegram account, and the private chat with the bot."""

    def __init__(self, state: State, user: User) -> None:
        self._state = state
        self.user = user
        self.chat = state.chats.setdefault(
            user.id, Chat(user.id, "private", user.first_name, Door.UNOPENED)
        )

    @property
    def id(self) -> int:
        """The user's id, which is the private chat's too."""
        return self.user.id

    @property
    def messages(self) -> list[Message]:
        """What the bot wrote in the private chat and still stands there, oldest first."""
        return written_by_bot(self._state, self.chat)

    def open(self) -> None:
        """Has a chat with the bot from earlier: no update comes of it."""
        if self.chat.door is Door.UNOPENED:
            self.chat.door = Door.OPEN

    def write(
        self,
        text: str,
        *,
        to: "Group | None" = None,
        reply_to: Message | None = None,
        topic: int | None = None,
        as_chat: Chat | None = None,
    ) -> Message:
        """Sends a text in the private chat, to a group, or into a topic of a forum.

        `as_chat` hides who it is behind the group itself, or a channel. ValueError where a client
        would not.
        """
        message = self._state.add_message(
            self._enter(to), self.user, _typed(text), reply_to=reply_to
        )
        message.topic = topic
        if as_chat is not None:
            is_group = as_chat is message.chat
            message.service = {
                "from": (GROUP_ANONYMOUS_BOT if is_group else CHANNEL_BOT).to_json(),
                "sender_chat": as_chat.to_json(),
            }
        self._deliver(message)
        return message

    def forward(self, text: str, *, said_at: datetime, to: "Group | None" = None) -> Message:
        """Forwards a text that somebody else wrote, who doesn't show who that is."""
        message = self._state.add_message(self._enter(to), self.user, _typed(text))
        message.service["forward_origin"] = {
            "type": "hidden_user",
            "date": int(said_at.timestamp()),
            "sender_user_name": "某人",
        }
        self._deliver(message)
        return message

    def send_document(
        self, name: str, content: bytes, caption: str = "", *, to: "Group | None" = None
    ) -> Message:
        """Sends a file in the private chat, or to a group."""
        mime_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = self._state.keep_file(name, mime_type, content)
        chat = self._enter(to)
        message = self._state.add_message(chat, self.user, written_by_a_person(caption), file=file)
        self._deliver(message)
        return message

    def send_photo(self, content: bytes, caption: str = "") -> Message:
        """Sends a picture in the private chat."""
        file = self._state.keep_file("photo.jpg", "image/jpeg", content, "photo")
        body = written_by_a_person(caption)
        message = self._state.add_message(self._enter(None), self.user, body, file=file)
        self._deliver(message)
        return message

    def tap(self, button: str | int, *, on: Message | None = None) -> CallbackQuery | str:
        """Taps a button by its text or its number from 0, on a message, or the latest with any.

        Returns the query, or the address that a link opens. LookupError where there is no such
        button.
        """
        message = on or self._latest_with_buttons()
        chosen = _choose(message, button)
        if chosen.url is not None:
            return chosen.url
        if chosen.data is None:
            raise LookupError(f"the button {chosen.text!r} is of a kind that is not tapped here")
        return self.press(message, chosen.data)

    def press(self, message: Message, data: str) -> CallbackQuery:
        """A tap's callback query itself, for a button that has long gone, or a forged one."""
        number = len(self._state.queries) + 1
        query = CallbackQuery(
            f"{self.user.id}{number:06}", self.user, message, data, self._state.clock()
        )
        self._state.queries[query.id] = query
        self._state.updates.add("callback_query", query.to_json())
        return query

    def block(self) -> None:
        self.chat.door = Door.BLOCKED
        _tell_of_bot(self._state, self.chat, self.user, "member", "kicked")

    def unblock(self) -> None:
        self.chat.door = Door.OPEN
        _tell_of_bot(self._state, self.chat, self.user, "kicked", "member")

    def delete_account(self) -> None:
        """Telegram tells the bot nothing of it until the bot writes."""
        self.chat.door = Door.DEACTIVATED

    def _enter(self, to: "Group | None") -> Chat:
        if to is not None:
            to.chat.members[self.user.id] = self.user
            return to.chat
        self.chat.door = Door.OPEN
        return self.chat

    def _deliver(self, message: Message) -> None:
        if message.chat.type == "private" or _concerns_bot(self._state, message):
            self._state.updates.add("message", message.to_json())

    def _latest_with_buttons(self) -> Message:
        for message in reversed(self.messages):
            if message.buttons:
                return message
        raise LookupError("no message has buttons")


class Group:
    """A group chat that somebody took the bot into."""

    def __init__(self, state: State, chat: Chat) -> None:
        self._state = state
        self.chat = chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """What the bot wrote in the group and still stands there, oldest first."""
        return written_by_bot(self._state, self.chat)

    def add_bot(self, by: Person) -> None:
        """Takes the bot in: `my_chat_member`, then the service message."""
        self.chat.members |= {by.id: by.user, self._state.bot.id: self._state.bot}
        if not self.chat.administrators:
            self.chat.administrators.append(by.id)
        self.chat.door = Door.OPEN
        _tell_of_bot(self._state, self.chat, by.user, "left", "member")
        bot = self._state.bot.to_json()
        self._announce(by.user, {"new_chat_members": [bot]})

    def remove_bot(self, by: Person) -> None:
        self.chat.members.pop(self._state.bot.id, None)
        supergroup = self.chat.type == "supergroup"
        self.chat.door = Door.KICKED_SUPERGROUP if supergroup else Door.KICKED
        _tell_of_bot(self._state, self.chat, by.user, "member", "kicked")

    def promote(self, person: Person) -> None:
        self.chat.members[person.id] = person.user
        self.chat.administrators.append(person.id)

    def open_topic(self, name: str, by: Person) -> int:
        """Begins a topic, which makes the group a forum; its id is that of the message it is."""
        self.chat.type = "supergroup"
        message = self._state.add_message(self.chat, by.user)
        message.service = {"forum_topic_created": {"name": name, "icon_color": 0x6FB9F0}}
        message.topic = message.id
        self.chat.topics[message.id] = name
        return message.id

    def close_topic(self, topic: int) -> None:
        """Lets nobody write in a topic any more."""
        self.chat.closed_topics.add(topic)

    def delete_topic(self, topic: int) -> None:
        """Takes a topic away with all that stands in it."""
        del self.chat.topics[topic]
        for message in [each for each in self.chat.messages.values() if each.topic == topic]:
            del self.chat.messages[message.id]

    def migrate(self) -> "Group":
        """Becomes a supergroup with another id; both chats get Telegram's service message."""
        old = self.chat
        new_id = -1_000_000_000_000 - abs(old.id)
        new = Chat(new_id, "supergroup", old.title, Door.OPEN, old.members, old.administrators)
        self._state.chats[new_id] = new
        owner = old.members[old.administrators[0]] if old.administrators else self._state.bot
        self._announce(owner, {"migrate_to_chat_id": new_id})
        old.moved_to = new_id
        moved = Group(self._state, new)
        moved._announce(owner, {"migrate_from_chat_id": old.id})
        return moved

    def _announce(self, author: User, service: dict[str, Any]) -> None:
        message = self._state.add_message(self.chat, author)
        message.service = service
        self._state.updates.add("message", message.to_json())


def stable_id(name: str) -> int:
    """A name's user id: the same in every run, in the range of real ones."""
    digest = hashlib.sha256(name.encode()).digest()
    return 1_000_000_000 + int.from_bytes(digest[:4]) % 1_000_000_000


def written_by_bot(state: State, chat: Chat) -> list[Message]:
    return [message for message in chat.messages.values() if message.author == state.bot]


def _typed(text: str) -> FormattedText:
    body = written_by_a_person(text)
    if not 0 < units(body.text) <= MAX_TYPED_UNITS:
        raise ValueError(f"a message has 1 to {MAX_TYPED_UNITS} UTF-16 units")
    return body


def _choose(message: Message, button: str | int) -> Button:
    if isinstance(button, int):
        if 0 <= button < len(message.buttons):
            return message.buttons[button]
    else:
        for candidate in message.buttons:
            if candidate.text == button:
                return candidate
    names = ", ".join(candidate.text for candidate in message.buttons) or "none"
    raise LookupError(f"there is no button {button!r}; there are: {names}")


def _concerns_bot(state: State, message: Message) -> bool:
    """Telegram's privacy mode: in groups a bot sees commands and replies to it."""
    if state.bot.id in message.chat.administrators:
        return True
    if message.reply_to is not None and message.reply_to.author == state.bot:
        return True
    for entity in message.body.entities:
        if entity.type == "bot_command":
            command = utf16_slice(message.text, entity.offset, entity.length)
            addressee = command.partition("@")[2].lower()
            if addressee in {"", state.bot.username.lower()}:
                return True
    return False


def _tell_of_bot(state: State, chat: Chat, by: User, before: str, after: str) -> None:
    bot = state.bot
    state.updates.add(
        "my_chat_member",
        {
            "chat": chat.to_json(),
            "from": by.to_json(),
            "date": int(state.clock().timestamp()),
            "old_chat_member": _bot_member(chat, bot, before),
            "new_chat_member": _bot_member(chat, bot, after),
        },
    )


def _bot_member(chat: Chat, bot: User, status: str) -> dict[str, Any]:
    shown = member(chat, bot) | {"status": status}
    return shown | {"until_date": 0} if status == "kicked" else shown
