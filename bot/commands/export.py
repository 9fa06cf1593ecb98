"""/export: the list that was just shown, or all of a place, as a table: XLSX or CSV."""

import re
from enum import StrEnum

from telegram import InlineKeyboardButton
from telegram.constants import ChatAction

from bot.asking import place_or_question
from bot.browsing import COUNTRY, Aim
from bot.conversation import Command, Tap
from bot.keyboards import above, button, keyboard, place_views
from bot.phrases import read_phrase
from bot.place_commands import of_no_days
from bot.replies.pieces import day, safe
from bot.reply import Answer, Attachment, Notice, Reply, reply
from bot.spans import split_whole_days
from bot.surroundings import Asker
from jobs.export import (
    LISTS,
    OF_DAYS,
    Export,
    Shown,
    ShownExport,
    csv_file,
    load_export,
    load_shown,
    xlsx_file,
)
from jobs.texts import bot_zh
from jobs.texts import export_zh as texts
from storage.database import Connection
from storage.records import Region
from storage.regions import find_region
from storage.shown import find_shown


class Format(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    PLACES = "places"
    """The figures of the places directly below, side by side, as CSV."""


CSV_WORD = re.compile(r"\s*\bcsv\b\s*", re.IGNORECASE)
OF_A_PLACE = frozenset(LISTS) - {"industry"}
"""The lists that can be asked for by a place and the list's name."""


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The list that was just shown; `滨州` is all of a place, `滨州 目标 2023` a list of it.

    csv among the words makes it one file of text.
    """
    rest, asked_for_csv = CSV_WORD.subn(" ", words)
    format_ = Format.CSV if asked_for_csv else Format.XLSX
    if not rest.strip() and (just_shown := _just_shown(conn, asker)):
        found = _of_button(conn, asker, just_shown, format_)
        return found if isinstance(found, Reply) else reply(found.text)
    rest, days = split_whole_days(rest, asker.today, ahead=read_phrase(rest).command != "passed")
    place, view = _split(rest)
    narrowed = days.code if days and view in OF_DAYS else ""
    more = tuple(each for each in (format_, view, narrowed) if each) if view else ()
    region = place_or_question(conn, asker, place, Aim("export", more))
    if not isinstance(region, Region):
        return region
    if view:
        shown = load_shown(conn, Shown(view, region, narrowed), asker.today)
        answer = show_list(asker, shown, format_)
    else:
        answer = show(asker, load_export(conn, region, asker.today), format_)
    return answer if narrowed else of_no_days(answer, region, asker.today, days)


def _just_shown(conn: Connection, asker: Asker) -> re.Match[str] | None:
    """The list that is replied to, or the last one that was shown here."""
    shown = asker.answers_list or find_shown(conn, asker.chat.id, asker.topic_id)
    return re.fullmatch(TAP, shown) if shown else None


def _split(words: str) -> tuple[str, str]:
    """The place, and the list that is named beside it; empty where none is."""
    phrase = read_phrase(words)
    return (phrase.words, phrase.command) if phrase.command in OF_A_PLACE else (words.strip(), "")


def show(asker: Asker, export: Export, format_: Format) -> Reply:
    """The file of all of a place, with the other formats as buttons; words where it is empty."""
    region = export.region
    if export.is_empty:
        words = texts.EXPORT_EMPTY.format(place=safe(region.name))
        return reply(
            words, keyboard([*above("export", region), *place_views(region, without="export")])
        )
    file = _attachment(export, asker, format_)
    others = [
        button(text, "export", region.code, other)
        for other, text in (
            (Format.XLSX, texts.BUTTON_XLSX),
            (Format.CSV, texts.BUTTON_CSV),
            (Format.PLACES, texts.BUTTON_PLACES),
        )
        if other is not format_ and (other is not Format.PLACES or export.places.rows)
    ]
    return Reply(
        (_caption(export, asker, format_),),
        keyboard([others, *place_views(region, without="export")]),
        attachment=file,
    )


def show_list(asker: Asker, export: ShownExport, format_: Format) -> Reply:
    """The file of a list that was shown, with the other format as a button."""
    shown, region = export.shown, export.shown.region
    named = {"place": safe(export.place), "title": safe(export.title)}
    buttons = [_other_format(shown, format_)]
    if region is not None:
        buttons.append(button(texts.BUTTON_ALL, "export", region.code))
    if not export.sheet.rows:
        return reply(texts.EXPORT_SHOWN_EMPTY.format(**named), keyboard([buttons[1:]]))
    day_ = asker.today
    name = texts.EXPORT_SHOWN_FILE.format(place=export.place, title=export.title, day=day_)
    content = (
        csv_file(export.sheet) if format_ is Format.CSV else xlsx_file(export.sheets, asker.now)
    )
    caption = texts.EXPORT_SHOWN_CAPTION.format(
        **named, day=day(day_, day_), total=export.sheet.total
    )
    if export.sheet.left_out:
        caption += texts.EXPORT_LEFT_OUT.format(left_out=export.sheet.left_out)
    suffix = "csv" if format_ is Format.CSV else "xlsx"
    return Reply(
        (caption,), keyboard([buttons]), attachment=Attachment(content, f"{name}.{suffix}")
    )


def _other_format(shown: Shown, format_: Format) -> InlineKeyboardButton:
    other, text = (
        (Format.XLSX, texts.BUTTON_XLSX)
        if format_ is Format.CSV
        else (Format.CSV, texts.BUTTON_CSV)
    )
    narrowed = (shown.narrowed,) if shown.narrowed else ()
    code = shown.region.code if shown.region else COUNTRY
    return button(text, "export", code, other, shown.view, *narrowed)


def _attachment(export: Export, asker: Asker, format_: Format) -> Attachment:
    called = texts.EXPORT_PLACES_FILE if format_ is Format.PLACES else texts.EXPORT_FILE
    name = called.format(place=export.region.name, day=asker.today)
    match format_:
        case Format.XLSX:
            return Attachment(xlsx_file(export.sheets, asker.now), f"{name}.xlsx")
        case Format.CSV:
            return Attachment(csv_file(export.all_rows), f"{name}.csv")
        case Format.PLACES:
            return Attachment(csv_file(export.places), f"{name}.csv")


def _caption(export: Export, asker: Asker, format_: Format) -> str:
    place, on = safe(export.region.name), day(asker.today, asker.today)
    if format_ is Format.PLACES:
        rows = len(export.places.rows)
        return texts.EXPORT_PLACES_CAPTION.format(place=place, day=on, rows=rows)
    counts = bot_zh.JOIN.join(
        texts.EXPORT_COUNT.format(name=sheet.name, rows=len(sheet.rows)) for sheet in export.kinds
    )
    caption = texts.EXPORT_CAPTION.format(place=place, day=on, sheets=counts)
    if export.left_out:
        caption += texts.EXPORT_LEFT_OUT.format(left_out=export.left_out)
    return caption


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    return _of_button(conn, asker, match, Format(match["how"] or Format.XLSX))


def _of_button(conn: Connection, asker: Asker, match: re.Match[str], format_: Format) -> Answer:
    """What a button of a list or a place stands for, as a file of this format."""
    region = find_region(conn, match["code"])
    is_everywhere = match["code"] == COUNTRY and match["view"]
    if region is None and not is_everywhere:
        return Notice(bot_zh.GONE_PLACE)
    if match["view"]:
        shown = Shown(match["view"], region, match["narrowed"] or "")
        try:
            return show_list(asker, load_shown(conn, shown, asker.today), format_)
        except KeyError:
            return Notice(bot_zh.OLD_BUTTON)
    assert region is not None
    export = load_export(conn, region, asker.today)
    if format_ is Format.PLACES and not export.places.rows:
        return Notice(texts.EXPORT_PLACES_EMPTY)
    return show(asker, export, format_)


TAP = (
    r"export:(?P<code>[\w-]+)"
    r"(?::(?P<how>xlsx|csv|places)(?::(?P<view>[a-z]+)(?::(?P<narrowed>.+))?)?)?"
)

COMMAND = Command("export", respond, (Tap(TAP, _tapped),), shows=ChatAction.UPLOAD_DOCUMENT)
