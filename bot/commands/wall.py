"""/wall: 挂图, a picture of a place's targets and dates against today."""

import re
from dataclasses import dataclass, replace

from telegram import InlineKeyboardButton
from telegram.constants import ChatAction

from bot.asking import place_or_question
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import above, button, keyboard, place_views
from bot.replies.pieces import day, safe
from bot.reply import Answer, Attachment, Notice, Reply, reply
from bot.spans import split_whole_days
from bot.surroundings import Asker
from jobs.charts import Format, Theme, draw_wall
from jobs.texts import bot_zh, wall_zh
from jobs.typed_days import Days
from jobs.wall import PAPER, PICTURE, make_wall
from storage.database import Connection
from storage.records import Region
from storage.regions import find_region

DARK_WORDS = re.compile(r"\s*(?:深色|暗色|夜间|dark)\s*", re.IGNORECASE)
PDF_WORD = re.compile(r"\s*(?<![A-Za-z])pdf(?![A-Za-z])\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Asked:
    """How the wall is to be, and what for: of some days, or of all that runs."""

    theme: Theme = Theme.LIGHT
    days: Days | None = None
    is_pdf: bool = False

    @property
    def data(self) -> tuple[str, ...]:
        """What follows the place in a button."""
        how = Format.PDF.value if self.is_pdf else self.theme.value
        return (how, self.days.code) if self.days else (how,)

    def button(self, text: str, region: Region) -> InlineKeyboardButton:
        return button(text, "wall", region.code, *self.data)


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The wall of the named place; 深色 makes it dark, PDF one to print, and 2023 or 下半年 narrows
    it to those days.
    """
    rest, darkened = DARK_WORDS.subn(" ", words)
    rest, printed = PDF_WORD.subn(" ", rest)
    place, days = split_whole_days(rest, asker.today)
    asked = _Asked(Theme.DARK if darkened else Theme.LIGHT, days, is_pdf=bool(printed))
    found = place_or_question(conn, asker, place, Aim("wall", asked.data))
    return _show(conn, asker, found, asked) if isinstance(found, Region) else found


def _show(conn: Connection, asker: Asker, region: Region, asked: _Asked) -> Reply:
    """The picture with its buttons, or as a PDF to print."""
    wall = make_wall(conn, region, asker.today, PAPER if asked.is_pdf else PICTURE, asked.days)
    named = {"place": safe(region.name), "days": asked.days.words if asked.days else ""}
    all_days = replace(asked, days=None).button(wall_zh.BUTTON_ALL_DAYS, region)
    if wall.empty:
        said = wall_zh.EMPTY_REPLY_OF_DAYS if asked.days else wall_zh.EMPTY_REPLY
        upwards = above("wall", region, *asked.data)
        rows = [[all_days] if asked.days else [], *upwards, *place_views(region, without="wall")]
        return reply(said.format(**named), keyboard(rows))
    content = draw_wall(wall, theme=asked.theme, format_=Format.PDF if asked.is_pdf else Format.PNG)
    on = day(asker.today, asker.today)
    caption = (wall_zh.CAPTION_OF_DAYS if asked.days else wall_zh.CAPTION).format(day=on, **named)
    if asked.is_pdf:
        called = wall_zh.FILE_NAME_OF_DAYS if asked.days else wall_zh.FILE_NAME
        name = called.format(place=region.name, days=named["days"], day=asker.today)
        return Reply((caption,), attachment=Attachment(content, name))
    is_dark = asked.theme is Theme.DARK
    other = replace(asked, theme=Theme.LIGHT if is_dark else Theme.DARK)
    buttons = [
        other.button(wall_zh.BUTTON_LIGHT if is_dark else wall_zh.BUTTON_DARK, region),
        replace(asked, is_pdf=True).button(wall_zh.BUTTON_PDF, region),
    ]
    if asked.days:
        buttons.append(all_days)
    return Reply(
        (caption,),
        keyboard([buttons, *place_views(region, without="wall")]),
        attachment=Attachment(content, "wall.png", is_picture=True),
    )


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(bot_zh.GONE_PLACE)
    try:
        days = Days.of(match["days"]) if match["days"] else None
    except ValueError:
        return Notice(bot_zh.OLD_BUTTON)
    is_pdf = match["how"] == Format.PDF
    theme = Theme(match["how"]) if match["how"] and not is_pdf else Theme.LIGHT
    return _show(conn, asker, region, _Asked(theme, days, is_pdf))


TAP = (
    r"wall:(?P<code>[\w-]+)"
    r"(?::(?P<how>light|dark|pdf)(?::(?P<days>\d{8}-\d{8}))?)?"
)

COMMAND = Command("wall", respond, (Tap(TAP, _tapped),), shows=ChatAction.UPLOAD_PHOTO)
