"""Finding a place by keyboard: province, then city, then county or zone."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton

from bot.keyboards import EVERYWHERE, Rows, Window, button, in_rows, keyboard
from bot.replies.pieces import path_in_words, safe
from bot.reply import Reply, reply
from jobs.texts import bot_zh as texts
from storage.database import Connection
from storage.records import Region, RegionLevel
from storage.regions import (
    find_region,
    list_codes_with_regions_under,
    list_provinces,
    list_regions_under,
)

COUNTRY = EVERYWHERE
"""Stands for no place at all in a button: the list of provinces."""

ON_A_PAGE = 18
NAMESAKES_ON_A_PAGE = 12
MAX_SHOWN = 40
"""Characters of what somebody typed that are worth repeating."""

PROVINCES_IN_A_ROW = 4
DIVISIONS = frozenset({RegionLevel.CITY, RegionLevel.COUNTY})


@dataclass(frozen=True, slots=True)
class Aim:
    """What a place is looked for: a command, and what follows the place in its buttons' data."""

    command: str
    more: tuple[str, ...] = ()

    def choose(self, region: Region, text: str) -> InlineKeyboardButton:
        """The button that opens the command for a place."""
        return button(text, self.command, region.code, *self.more)

    def browse(self, text: str, code: str = COUNTRY, offset: int = 0) -> InlineKeyboardButton:
        """The button that shows what lies under a place, to choose from."""
        return button(text, "places", self.command, code, offset, *self.more)

    def namesakes(self, text: str, words: str, offset: int) -> InlineKeyboardButton | None:
        """The button that shows more places of a name; None where its data can't hold the name."""
        if ":" in words:
            return None
        try:
            return button(text, "named", self.command, offset, *self.more, words)
        except ValueError:
            return None


def browse(conn: Connection, aim: Aim, code: str, offset: int) -> Reply | None:
    """The places under a place as buttons, from one of them on; None where it is not known."""
    if code == COUNTRY:
        return reply(texts.BROWSE_PROVINCES, keyboard(provinces(conn, aim)))
    region = find_region(conn, code)
    if region is None:
        return None
    question = texts.BROWSE_UNDER.format(place=safe(region.name), path=path_in_words(region.path))
    return reply(question, keyboard(_under(conn, aim, region, offset)))


def provinces(conn: Connection, aim: Aim) -> Rows:
    """All provinces as buttons, by what people call them."""
    buttons = [aim.browse(each.short, each.code) for each in list_provinces(conn)]
    return in_rows(buttons, PROVINCES_IN_A_ROW)


def ask_which(
    found: Sequence[Region], words: str, aim: Aim, offset: int = 0, *, is_name: bool = True
) -> Reply:
    """Ask which of the places that the words may mean is meant, some at a time.

    Unless they are a name as they stand (`is_name`), they may name several places, each its own.
    """
    window = Window(min(offset, len(found) - 1), NAMESAKES_ON_A_PAGE, len(found))
    called = words if is_name else _shared_name(found)
    question = texts.ASK_WHICH.format(words=safe(called, MAX_SHOWN)) if called else texts.ASK_ONE
    if not window.is_all:
        question += texts.ASK_WHICH_MORE.format(
            first=window.first, last=window.last, total=window.total
        )
    turns = [aim.namesakes(text, words, at) for text, at in window.turns]
    rows = by_path(found[window.offset : window.last], aim)
    return reply(question, keyboard([*rows, [each for each in turns if each is not None]]))


def _shared_name(regions: Sequence[Region]) -> str:
    """The longest name that all the places have; empty where there is none."""
    names = ({each.name, each.short, *each.aliases} for each in regions)
    return max(set.intersection(*names), key=len, default="")


def by_path(regions: Sequence[Region], aim: Aim) -> Rows:
    """One place a row, with its whole path: namesakes differ only above."""
    return [
        [aim.choose(region, region.path.replace("/", texts.PATH_SEPARATOR))] for region in regions
    ]


def divisions_first(regions: Sequence[Region]) -> list[Region]:
    """Cities and counties before zones and towns; within both, the order given."""
    return sorted(regions, key=lambda region: region.level not in DIVISIONS)


def _under(conn: Connection, aim: Aim, region: Region, offset: int) -> Rows:
    below = divisions_first(list_regions_under(conn, region.code))
    window = Window(min(offset, max(0, len(below) - 1)), ON_A_PAGE, len(below))
    shown = below[window.offset : window.last]
    further = list_codes_with_regions_under(conn, [each.code for each in shown])
    buttons = [
        aim.browse(texts.BROWSE_FURTHER.format(place=each.name), each.code)
        if each.code in further
        else aim.choose(each, each.name)
        for each in shown
    ]
    above = find_region(conn, region.parent) if region.parent else None
    return [
        [aim.choose(region, texts.BROWSE_THIS.format(place=region.name))],
        *rows_of_names(buttons),
        [aim.browse(text, region.code, at) for text, at in window.turns],
        [
            aim.browse(
                texts.BUTTON_ABOVE.format(place=above.name if above else texts.COUNTRY),
                above.code if above else COUNTRY,
            )
        ],
    ]


def rows_of_names(buttons: Sequence[InlineKeyboardButton]) -> Rows:
    """The buttons in their order, as many in a row as are still read on a phone."""
    rows: Rows = []
    for each in buttons:
        together = [*rows[-1], each] if rows else [each]
        if rows and len(together) <= _width(together):
            rows[-1] = together
        else:
            rows.append([each])
    return rows


def _width(buttons: Sequence[InlineKeyboardButton]) -> int:
    longest = max(len(each.text) for each in buttons)
    return 3 if longest <= 7 else 2 if longest <= 11 else 1
