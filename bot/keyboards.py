"""Inline keyboards. All that a button must remember is in its data: nothing is lost by a restart.

Data is a command's name and its arguments, joined by colons: `targets:371600:8`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from jobs.digests.lines import fact_words
from jobs.texts import bot_zh as texts
from jobs.texts import report_zh as report_texts
from jobs.texts import settings_zh as settings_texts
from jobs.texts import sources_zh as source_texts
from jobs.texts import zh
from storage.records import Region, StoredFact, Thing

EVERYWHERE = "cn"
"""Stands for no place at all in a button: all of them."""

FACT_LINK = "f-"
"""What the payload of a deep link to a fact begins with; its number follows."""

MAX_BUTTON_TEXT = 40
MAX_SHARED_WORDS = 100
ROW_WIDTH = 8
"""Telegram shows at most eight buttons in a row."""

Rows = list[list[InlineKeyboardButton]]


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of a list that one message shows: `size` items from `offset` on, of `total`."""

    offset: int
    size: int
    total: int

    @property
    def first(self) -> int:
        """The number of the first item shown, counted from 1."""
        return self.offset + 1

    @property
    def last(self) -> int:
        return min(self.offset + self.size, self.total)

    @property
    def turns(self) -> list[tuple[str, int]]:
        """◀ and ▶ with the offsets that they lead to, where there is something before and after."""
        back = [(texts.PAGE_BACK, max(0, self.offset - self.size))] if self.offset > 0 else []
        return back + ([(texts.PAGE_ON, self.last)] if self.last < self.total else [])

    @property
    def is_all(self) -> bool:
        return self.offset == 0 and self.last == self.total


def data(command: str, *arguments: str | int) -> str:
    """A button's data. Raises ValueError where it is over Telegram's 64 bytes."""
    packed = ":".join((command, *map(str, arguments)))
    if len(packed.encode()) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise ValueError(f"button data over 64 bytes: {packed}")
    return packed


def button(text: str, command: str, *arguments: str | int) -> InlineKeyboardButton:
    """A button with a short text, cut where it is too long to read."""
    shown = text if len(text) <= MAX_BUTTON_TEXT else text[: MAX_BUTTON_TEXT - 1] + "…"
    return InlineKeyboardButton(shown, callback_data=data(command, *arguments))


def keyboard(rows: Iterable[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """The rows as a keyboard, without the empty ones; None where all are."""
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None


def in_rows(buttons: Sequence[InlineKeyboardButton], width: int) -> Rows:
    return [list(buttons[at : at + width]) for at in range(0, len(buttons), width)]


def source_numbers(things: Sequence[Thing], first: int) -> Rows:
    """A numbered button for each listed thing, which shows where it was read."""
    numbered = [
        button(str(number), "thing", thing.id)
        for number, thing in enumerate(things, first)
        if thing.id is not None
    ]
    return in_rows(numbered, ROW_WIDTH)


def wrong_buttons(facts: Sequence[StoredFact]) -> list[InlineKeyboardButton]:
    """⚠ for each fact whose sentence is shown, by its number where there are several."""
    if len(facts) == 1:
        return [button(report_texts.BUTTON_WRONG, "wrong", facts[0].id)]
    return [
        button(report_texts.BUTTON_WRONG_NUMBER.format(number=fact.id), "wrong", fact.id)
        for fact in facts
    ]


def pager(command: str, code: str, window: Window, *narrowed: str) -> list[InlineKeyboardButton]:
    """◀ and ▶ where there is something before and after."""
    return [button(text, command, code, at, *narrowed) for text, at in window.turns]


def turns_of(command: str, window: Window, words: str = "") -> list[InlineKeyboardButton]:
    """◀ and ▶ of what some words have found; none where the words are too long for a button."""
    more = (words,) if words else ()
    try:
        return [button(text, command, at, *more) for text, at in window.turns]
    except ValueError:
        return []


def place_views(region: Region, *, without: str = "", shown: Sequence[str | int] = ()) -> Rows:
    """What people ask next of a place: `without` is the view that is being shown.

    `shown` is what follows the place in the data of the button that exports what is shown.
    """
    views = (
        ("region", texts.BUTTON_REGION.format(place=region.name)),
        ("targets", texts.BUTTON_TARGETS),
        ("results", texts.BUTTON_RESULTS),
        ("projects", texts.BUTTON_PROJECTS),
        ("due", texts.BUTTON_DUE),
        ("wall", texts.BUTTON_WALL),
        ("export", texts.BUTTON_EXPORT),
        ("digest", texts.BUTTON_DIGEST),
        ("subscribe", texts.BUTTON_SUBSCRIBE),
    )
    buttons = [
        export_button(region, shown) if name == "export" else button(text, name, region.code)
        for name, text in views
        if name != without
    ]
    return in_rows(buttons, 3)


def above(command: str, region: Region, *narrowed: str) -> Rows:
    """⬆: the same of the place above, for where a place has nothing of it yet."""
    if region.parent is None:
        return []
    name = region.path.split("/")[-2]
    text = texts.BUTTON_ABOVE.format(place=name)
    return [[button(text, command, region.parent, *narrowed)]]


def export_button(region: Region | None, shown: Sequence[str | int] = ()) -> InlineKeyboardButton:
    """📗: what is shown as a table; all of the place where that can't be said in a button.

    Raises ValueError where there is neither a place nor room in the button.
    """
    code = region.code if region else EVERYWHERE
    try:
        return button(texts.BUTTON_EXPORT, "export", code, *(("xlsx", *shown) if shown else ()))
    except ValueError:
        if region is None:
            raise
        return button(texts.BUTTON_EXPORT, "export", code)


def all_place_views(region: Region) -> Rows:
    """Everything that there is to see of a place."""
    views = (
        ("targets", texts.BUTTON_TARGETS),
        ("results", texts.BUTTON_RESULTS),
        ("projects", texts.BUTTON_PROJECTS),
        ("due", texts.BUTTON_DUE),
        ("passed", texts.BUTTON_PASSED),
        ("milestones", texts.BUTTON_MILESTONES),
        ("campaigns", texts.BUTTON_CAMPAIGNS),
        ("pipeline", texts.BUTTON_PIPELINE),
        ("wall", texts.BUTTON_WALL),
        ("export", texts.BUTTON_EXPORT),
        ("digest", texts.BUTTON_DIGEST),
        ("subscribe", texts.BUTTON_SUBSCRIBE),
    )
    return in_rows([button(text, name, region.code) for name, text in views], 4)


def list_keyboard(
    command: str,
    region: Region,
    shown: Sequence[Thing],
    window: Window,
    *,
    more: Sequence[InlineKeyboardButton] = (),
    narrowed: Sequence[str] = (),
) -> InlineKeyboardMarkup | None:
    """Under one page of a place's things: their sources, the other pages, what else there is.

    `more` are buttons of this list alone; `narrowed` is what it is narrowed to, as in their data.
    """
    return keyboard(
        [
            *source_numbers(shown, window.first),
            pager(command, region.code, window, *narrowed),
            more,
            *place_views(region, without=command, shown=(command, *narrowed)),
        ]
    )


def fact_buttons(bot_name: str, facts: Sequence[StoredFact]) -> Rows:
    """For each shown fact: its sentence to paste, and a link to it to hand on."""
    rows = []
    for fact in facts:
        cite, share = source_texts.BUTTON_CITE, texts.BUTTON_SHARE
        if len(facts) > 1:
            cite = source_texts.BUTTON_CITE_NUMBER.format(number=fact.id)
            share = source_texts.BUTTON_SHARE_NUMBER.format(number=fact.id)
        words = " ".join(fact_words(fact.fact).split())[:MAX_SHARED_WORDS]
        link = share_button(bot_name, f"{FACT_LINK}{fact.id}", words, share)
        rows.append([button(cite, "cite", fact.id), link])
    return rows


def sent_keyboard(delivery_id: int, html: str) -> InlineKeyboardMarkup | None:
    """Under what comes by itself: the sentences behind it, and the question why it came."""
    told = [button(texts.BUTTON_TOLD, "told", delivery_id)] if zh.SOURCE_LEAD in html else []
    return keyboard([[*told, button(settings_texts.BUTTON_WHY, "why", delivery_id)]])


def share_button(
    bot_name: str, payload: str, text: str, label: str = texts.BUTTON_SHARE
) -> InlineKeyboardButton:
    """A button that hands a deep link into the bot on to another chat."""
    link = f"https://t.me/{bot_name}?start={payload}"
    query = urlencode({"url": link, "text": text})
    return InlineKeyboardButton(label, url=f"https://t.me/share/url?{query}")
