"""The Bot API in this process: the same answers as Telegram's, to the letter where it matters."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from bot.botapi.errors import ApiError, bad_request
from bot.botapi.faults import Faults
from bot.botapi.forms import Form, Upload
from bot.botapi.methods import chats, files, messages, profile
from bot.botapi.people import Group, Person, stable_id
from bot.botapi.records import Accepted, Chat, User
from bot.botapi.state import Happening, State
from jobs.clock import Clock

TOKEN = "1234567890:in-process-bot-api-opens-no-door"
"""The token that this server takes unless it is given another."""

MAX_POLL_SECONDS = 50
_PATH = re.compile(r"/(?P<file>file/)?bot(?P<token>[^/]+)/(?P<rest>.+)")

Method = Callable[[State, Form], Any]

METHODS: Mapping[str, Method] = messages.METHODS | files.METHODS | profile.METHODS | chats.METHODS


class BotApi:
    """An in-process Bot API server.

    Requests come through `handle`, by way of BotApiRequest or serve_http. The other side is
    played with `person` and `group`; trouble is ordered from `faults`, `flood` and the people.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        token: str = TOKEN,
        username: str = "guatu_bot",
        name: str = "挂图",
    ) -> None:
        self.token = token
        self.bot = User(int(token.partition(":")[0]), name, username, is_bot=True)
        self.faults = Faults()
        self.state = State(clock, self.bot)

    # --- The other side ---

    def person(self, name: str) -> Person:
        """Somebody by name; the same name is the same person with the same id, in every run."""
        user = User(stable_id(name), name)
        return Person(self.state, self.state.users.setdefault(user.id, user))

    def group(self, title: str) -> Group:
        """A group by title, without the bot at first."""
        chat_id = -stable_id(title)
        chat = self.state.chats.setdefault(chat_id, Chat(chat_id, "group", title))
        return Group(self.state, chat)

    def flood(self, chat_id: int, seconds: float) -> None:
        """The bot wrote too much into a chat: 429 for so many seconds of the server's clock."""
        until = self.state.clock() + timedelta(seconds=seconds)
        self.state.chats[chat_id].flooded_until = until

    def accepted(self, chat_id: int | None = None) -> list[Accepted]:
        """The ledger: messages that were taken, oldest first, of one chat or of all."""
        return [line for line in self.state.ledger if chat_id is None or line.chat_id == chat_id]

    def listen(self, listener: Callable[[Happening], None]) -> Callable[[], None]:
        """Tells a listener all that the bot does from now on; returns what ends that."""
        self.state.listeners.append(listener)
        return lambda: self.state.listeners.remove(listener)

    # --- Requests ---

    async def handle(
        self, target: str, values: Mapping[str, str], uploads: Mapping[str, Upload]
    ) -> tuple[int, bytes]:
        """Answers a request for a path (or URL): the status and the body.

        Raises LostRequestError where a fault was ordered that leaves no answer.
        """
        url = urlsplit(target)
        try:
            path = _PATH.fullmatch(unquote(url.path))
            if path is None:
                raise ApiError(404, "Not Found")
            if path["token"] != self.token:
                raise ApiError(401, "Unauthorized")
            if path["file"]:
                return 200, self._content(path["rest"])
            form = Form(dict(parse_qsl(url.query)) | dict(values), uploads)
            answer = {"ok": True, "result": await self._call(path["rest"], form)}
        except ApiError as error:
            return error.code, _encode(_refusal(error))
        return 200, _encode(answer)

    async def _call(self, name: str, form: Form) -> Any:
        fault = self.faults.take(name, form.integer("chat_id"))
        if fault is not None and not fault.after:
            await fault.strike()
        if name.lower() == "getupdates":
            result = await self._get_updates(form)
        else:
            method = METHODS.get(name.lower())
            if method is None:
                # Telegram says 404, which python-telegram-bot takes for a wrong token.
                raise bad_request(f"method {name} not found")
            result = method(self.state, form)
        if fault is not None and fault.after:
            await fault.strike()
        return result

    async def _get_updates(self, form: Form) -> Any:
        if "allowed_updates" in form.values:
            self.state.updates.allow(form.json("allowed_updates", "allowed_updates") or ())
        limit = min(max(form.integer("limit", 100), 1), 100)
        timeout_seconds = min(max(form.integer("timeout"), 0), MAX_POLL_SECONDS)
        return await self.state.updates.poll(form.integer("offset"), limit, timeout_seconds)

    def _content(self, path: str) -> bytes:
        for file in self.state.files.values():
            if file.path == path:
                return file.content
        raise ApiError(404, "Not Found")


def _refusal(error: ApiError) -> dict[str, Any]:
    refusal = {"ok": False, "error_code": error.code, "description": error.description}
    return refusal | ({"parameters": error.parameters} if error.parameters else {})


def _encode(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
