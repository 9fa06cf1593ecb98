"""/report: a month of a place as an office document (通报), PDF or DOCX."""

import re
from enum import StrEnum

from telegram.constants import ChatAction

from bot.asking import place_or_question
from bot.browsing import Aim
from bot.conversation import Command, Tap
from bot.keyboards import button, keyboard, place_views
from bot.replies.pieces import day, safe
from bot.reply import Answer, Attachment, Notice, Reply, reply, with_note
from bot.spans import split_whole_days
from bot.surroundings import Asker
from jobs.charts.report import report_docx, report_pdf
from jobs.month_report import make_report
from jobs.months import Month, split_month
from jobs.texts import bot_zh
from jobs.texts import month_report_zh as texts
from storage.database import Connection
from storage.records import Region
from storage.regions import find_region

MONTH_WORD = re.compile(r"\d\s*月")
"""A month that could not be read: there is no 13月."""


FORMAT_WORD = re.compile(r"(?<![A-Za-z])(?:(?P<docx>docx?|word)|pdf)(?![A-Za-z])", re.IGNORECASE)


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The report of the named place and month; without a month, of the last whole one. A PDF,
    where DOCX or Word is not asked for.
    """
    typed = FORMAT_WORD.search(words)
    format_ = Format.DOCX if typed and typed["docx"] else Format.PDF
    place, named = split_month(FORMAT_WORD.sub(" ", words), asker.today)
    if named is None and MONTH_WORD.search(place):
        return reply(texts.NO_MONTH.format(words=safe(place.strip(), 40)))
    place, days = split_whole_days(place, asker.today) if named is None else (place, None)
    month = named or Month.of(asker.today).before
    found = place_or_question(conn, asker, place, Aim("report", (month.iso, format_)))
    if not isinstance(found, Region):
        return found
    answer = show(conn, asker, found, month, format_)
    if days is None:
        return answer
    example = {"place": safe(found.short), "month": month.before.words}
    return with_note(answer, texts.ONE_MONTH.format(days=days.words, **example))


def show(
    conn: Connection, asker: Asker, region: Region, month: Month, format_: Format = Format.PDF
) -> Reply:
    """The document, with the other format and the months beside it as buttons."""
    place, running = safe(region.name), Month.of(asker.today)
    if month > running:
        return reply(texts.FUTURE.format(month=month.words, place=place))
    earlier = texts.BUTTON_EARLIER.format(month=month.before.month)
    months = [button(earlier, *_data(region, month.before), format_)]
    if month < running:
        later = texts.BUTTON_LATER.format(month=month.next.month)
        months.append(button(later, *_data(region, month.next), format_))
    report = make_report(conn, region, month, asker.today)
    if report is None:
        words = texts.EMPTY.format(place=place, month=month.words)
        return reply(words, keyboard([months, *place_views(region)]))
    if format_ is Format.PDF:
        content, other, label = report_pdf(report), Format.DOCX, texts.BUTTON_DOCX
    else:
        content, other, label = report_docx(report, asker.now), Format.PDF, texts.BUTTON_PDF
    on = day(min(month.last, asker.today), asker.today)
    return Reply(
        (texts.CAPTION.format(place=place, month=month.words, day=on),),
        keyboard([[button(label, *_data(region, month), other)], months, *place_views(region)]),
        attachment=Attachment(
            content,
            texts.FILE_NAME.format(place=region.name, month=month.iso, suffix=format_),
        ),
    )


def _data(region: Region, month: Month) -> tuple[str, str, str]:
    return "report", region.code, month.iso


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    region = find_region(conn, match["code"])
    if region is None:
        return Notice(bot_zh.GONE_PLACE)
    month = Month.of_iso(match["month"])
    return show(conn, asker, region, month, Format(match["how"] or Format.PDF))


TAP = (
    r"report:(?P<code>[\w-]+):(?P<month>(?:19|20)\d\d-(?:0[1-9]|1[0-2]))"
    r"(?::(?P<how>pdf|docx))?"
)

COMMAND = Command("report", respond, (Tap(TAP, _tapped),), shows=ChatAction.UPLOAD_DOCUMENT)
