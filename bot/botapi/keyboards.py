"""Reply markup: read from a request as strictly as Telegram reads it, shown as it shows it."""

import json
from dataclasses import dataclass
from typing import Any

from bot.botapi.errors import ApiError, bad_request
from bot.botapi.forms import Form

MAX_DATA_BYTES = 64
MAX_BUTTONS_A_ROW = 8
MAX_BUTTONS = 100

_OTHER_ACTIONS = (
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "login_url",
    "web_app",
    "copy_text",
    "callback_game",
    "pay",
)


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: `data` comes back when it is tapped, `url` opens; other kinds do neither.

    `shown` is the button as the Bot API shows it.
    """

    text: str
    data: str | None
    url: str | None
    shown: str

    def to_json(self) -> dict[str, Any]:
        shown: dict[str, Any] = json.loads(self.shown)
        return shown


@dataclass(frozen=True, slots=True)
class Markup:
    """What hangs below a message. Inline rows are shown with it; `other` is any other kind."""

    rows: tuple[tuple[Button, ...], ...] = ()
    other: bool = False

    @property
    def buttons(self) -> list[Button]:
        """All inline buttons, row after row."""
        return [button for row in self.rows for button in row]

    def to_json(self) -> dict[str, Any] | None:
        if not self.rows:
            return None
        return {"inline_keyboard": [[button.to_json() for button in row] for row in self.rows]}


NO_MARKUP = Markup()


def read_markup(form: Form) -> Markup:
    """The `reply_markup` of a request; raises ApiError with Telegram's words."""
    value = form.json("reply_markup", "reply keyboard markup")
    if value is None:
        return NO_MARKUP
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    inline = value.get("inline_keyboard")
    if inline is None:
        return Markup(other=bool(value.get("keyboard") or value.get("force_reply")))
    if not isinstance(inline, list) or not all(isinstance(row, list) for row in inline):
        raise bad_request(
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    rows = tuple(tuple(_read_button(button) for button in row) for row in inline if row)
    if any(len(row) > MAX_BUTTONS_A_ROW for row in rows) or sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return Markup(rows)


def _read_button(value: Any) -> Button:
    if not isinstance(value, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    text = value.get("text")
    if not isinstance(text, str):
        raise _unreadable('Can\'t find field "text"')
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    data, url = value.get("callback_data"), value.get("url")
    if url:
        if not str(url).startswith(("http://", "https://", "tg://", "ton://")):
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return Button(text, None, str(url), _shown({"text": text, "url": url}))
    if data:
        if not isinstance(data, str) or len(data.encode()) > MAX_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return Button(text, data, None, _shown({"text": text, "callback_data": data}))
    if not any(action in value for action in _OTHER_ACTIONS):
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    return Button(text, None, None, _shown(value))


def _shown(button: dict[str, Any]) -> str:
    return json.dumps(button, ensure_ascii=False, sort_keys=True)


def _unreadable(why: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {why}")
