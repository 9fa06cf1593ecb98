"""/wall: 挂图, a picture of a place's targets and dates against today."""

import re

from telegram.constants import ChatAction

from bot.asking import place_or_question
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import button, keyboard, place_views
from bot.replies.pieces import day, safe
from bot.reply import Answer, Attachment, Notice, Reply, reply
from bot.surroundings import Asker
from jobs.charts import Format, Theme, draw_wall
from jobs.texts import bot_zh, wall_zh
from jobs.wall import PAPER, PICTURE, make_wall
from storage.database import Connection
from storage.records import Region
from storage.regions import find_region

DARK_WORDS = re.compile(r"\s*(?:深色|暗色|夜间|dark)\s*")


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The wall of the named place; 深色 among the words makes it dark."""
    place, darkened = DARK_WORDS.subn(" ", words)
    found = place_or_question(conn, asker, place.strip(), Aim("wall"))
    if not isinstance(found, Region):
        return found
    return show(conn, asker, found, Theme.DARK if darkened else Theme.LIGHT)


def show(
    conn: Connection, asker: Asker, region: Region, theme: Theme, format_: Format = Format.PNG
) -> Reply:
    """The picture with its buttons, or as a PDF to print."""
    room = PAPER if format_ is Format.PDF else PICTURE
    wall = make_wall(conn, region, asker.today, room)
    views = place_views(region, without="wall")
    if wall.empty:
        words = wall_zh.EMPTY_REPLY.format(place=safe(region.name))
        return reply(words, keyboard(views))
    content = draw_wall(wall, theme=theme, format_=format_)
    on = day(asker.today, asker.today)
    caption = wall_zh.CAPTION.format(place=safe(region.name), day=on)
    if format_ is Format.PDF:
        name = wall_zh.FILE_NAME.format(place=region.name, day=asker.today)
        return Reply((caption,), attachment=Attachment(content, name))
    other = Theme.LIGHT if theme is Theme.DARK else Theme.DARK
    label = wall_zh.BUTTON_LIGHT if theme is Theme.DARK else wall_zh.BUTTON_DARK
    buttons = [
        button(label, "wall", region.code, other),
        button(wall_zh.BUTTON_PDF, "wall", region.code, Format.PDF),
    ]
    return Reply(
        (caption,),
        keyboard([buttons, *views]),
        attachment=Attachment(content, "wall.png", is_picture=True),
    )


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(bot_zh.GONE_PLACE)
    if match["how"] == Format.PDF:
        return show(conn, asker, region, Theme.LIGHT, Format.PDF)
    return show(conn, asker, region, Theme(match["how"] or Theme.LIGHT))


TAP = r"wall:(?P<code>[\w-]+)(?::(?P<how>light|dark|pdf))?"

COMMAND = Command("wall", respond, (Tap(TAP, _tapped),), shows=ChatAction.UPLOAD_PHOTO)
