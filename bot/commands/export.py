"""/export: what is known of a place as a table to go on working with, XLSX or CSV."""

import re
from enum import StrEnum

from bot.asking import place_or_question
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import button, keyboard, place_views
from bot.replies.pieces import day, safe
from bot.reply import Answer, Attachment, Notice, Reply, reply
from bot.surroundings import Asker
from jobs.export import Export, csv_file, load_export, xlsx_file
from jobs.texts import bot_zh
from jobs.texts import export_zh as texts
from storage.database import Connection
from storage.records import Region
from storage.regions import find_region


class Format(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"
    PLACES = "places"
    """The figures of the places directly below, side by side, as CSV."""


CSV_WORD = re.compile(r"\s*\bcsv\b\s*", re.IGNORECASE)


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The table of the named place; csv among the words makes it one file of text."""
    place, asked_for_csv = CSV_WORD.subn(" ", words)
    found = place_or_question(conn, asker, place.strip(), Aim("export"))
    if not isinstance(found, Region):
        return found
    export = load_export(conn, found, asker.today)
    return show(asker, export, Format.CSV if asked_for_csv else Format.XLSX)


def show(asker: Asker, export: Export, format_: Format) -> Reply:
    """The file, with the other formats as buttons; words where nothing was read."""
    region = export.region
    if export.is_empty:
        words = texts.EXPORT_EMPTY.format(place=safe(region.name))
        return reply(words, keyboard(place_views(region, without="export")))
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
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(bot_zh.GONE_PLACE)
    format_ = Format(match["how"] or Format.XLSX)
    export = load_export(conn, region, asker.today)
    if format_ is Format.PLACES and not export.places.rows:
        return Notice(texts.EXPORT_PLACES_EMPTY)
    return show(asker, export, format_)


TAP = r"export:(?P<code>[\w-]+)(?::(?P<how>xlsx|csv|places))?"

COMMAND = Command("export", respond, (Tap(TAP, _tapped),))
