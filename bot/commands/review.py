"""/review: admins look at what readers say is wrong, and correct it or leave it."""

import re

from telegram import InlineKeyboardMarkup

from bot.conversation import Command, Tap
from bot.keyboards import Rows, Window, button, keyboard
from bot.replies.pieces import safe
from bot.replies.sources import source
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from bot.typed_fields import likely_field, typed_fields
from jobs.correct import ChangeError, correctable, read_changes
from jobs.follow import as_read
from jobs.reports import (
    Decided,
    claim_in_words,
    confirm_report,
    fact_of_report,
    in_words,
    reject_report,
)
from jobs.texts import report_zh as texts
from jobs.texts import zh
from storage.database import Connection, NotFoundError
from storage.printings import list_printings
from storage.records import Claim, Report, ReportState, StoredFact
from storage.reports import count_open_reports, get_report, list_open_reports

MAX_COMMENT = 300
MAX_VALUE = 80


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The first that waits; `/review 3 value=6.5` puts the fact of report 3 right."""
    if not asker.is_admin:
        return reply(texts.ADMINS_ONLY)
    if not words:
        return _show(conn, asker, 0)
    match = re.fullmatch(r"[Rr]?\s*([0-9]{1,9})(?:\s+(.+))?", words, flags=re.S)
    if match is None:
        return reply(texts.REVIEW_USAGE)
    report = _open_report(conn, int(match[1]))
    if report is None:
        return reply(texts.REVIEW_UNKNOWN.format(report=match[1]))
    return _decide(conn, asker, report, (match[2] or "").strip())


def _decide(conn: Connection, asker: Asker, report: Report, said: str) -> Reply:
    """What was typed behind the number of a report: what is right, or what a button says."""
    if said in texts.REJECTING:
        return _reject(conn, asker, report)
    stored = fact_of_report(conn, report)
    if stored is None:
        return reply(texts.REVIEW_GONE)
    if said in texts.WITHDRAWING:
        return _withdraw(conn, asker, report, stored)
    return _correct(conn, asker, report, stored, said) if said else _ask(conn, report, stored)


def _correct(
    conn: Connection, asker: Asker, report: Report, stored: StoredFact, said: str
) -> Reply:
    likely = likely_field(stored.fact, report.claim)
    try:
        words = typed_fields(conn, stored.fact, said, likely)
        changes = read_changes(stored.fact, words)
        decided = confirm_report(conn, stored, changes=changes, made_by=_who(asker), now=asker.now)
    except ChangeError as error:
        name = error.word.partition("=")[0]
        problem = texts.BAD_CHANGES[error.problem].format(
            word=safe(_in_labels(error.word), MAX_VALUE),
            allowed=zh.LIST_COMMA.join(_value(name, each) for each in error.allowed),
        )
        wrong = texts.REVIEW_BAD.format(problem=problem)
        return reply(f"{wrong}\n\n{_fields(conn, report, stored)}")
    return _decided(report, decided)


def _reject(conn: Connection, asker: Asker, report: Report) -> Reply:
    told = reject_report(conn, report, made_by=_who(asker), now=asker.now)
    return reply(texts.REVIEW_REJECTED.format(report=report.id, told=told), _next())


def _withdraw(conn: Connection, asker: Asker, report: Report, stored: StoredFact) -> Reply:
    decided = confirm_report(conn, stored, withdrawn=True, made_by=_who(asker), now=asker.now)
    return _decided(report, decided)


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    if not asker.is_admin:
        return Notice(texts.ADMINS_ONLY)
    number = int(match["id"])
    if match["what"] == "at":
        return _show(conn, asker, number)
    report = _open_report(conn, number)
    if report is None:
        return Notice(texts.REVIEW_UNKNOWN.format(report=number))
    if match["what"] == "no":
        return _reject(conn, asker, report)
    return _confirm(conn, asker, report, is_fact=match["what"] == "fix")


def _confirm(conn: Connection, asker: Asker, report: Report, *, is_fact: bool) -> Answer:
    """Ask what is right, or withdraw what is no fact."""
    stored = fact_of_report(conn, report)
    if stored is None:
        return Notice(texts.REVIEW_GONE)
    if is_fact:
        return _ask(conn, report, stored)
    return _withdraw(conn, asker, report, stored)


def _open_report(conn: Connection, number: int) -> Report | None:
    try:
        report = get_report(conn, number)
    except NotFoundError:
        return None
    return report if report.state is ReportState.OPEN else None


def _show(conn: Connection, asker: Asker, offset: int) -> Reply:
    """One report: the sentence, how it was read, what is said to be wrong."""
    total = count_open_reports(conn)
    if not total:
        return reply(texts.REVIEW_NOTHING)
    window = Window(min(offset, total - 1), 1, total)
    (report,) = list_open_reports(conn, limit=1, offset=window.offset)
    claim = texts.REVIEW_CLAIM.format(claim=claim_in_words(report, MAX_COMMENT))
    title = texts.REVIEW_TITLE.format(number=window.first, total=total, report=report.id)
    stored = fact_of_report(conn, report)
    reject = button(texts.BUTTON_REJECT, "review", "no", report.id)
    turns = [button(text, "review", "at", at) for text, at in window.turns]
    if stored is None:
        html = "\n\n".join([title, claim, texts.REVIEW_GONE])
        return reply(html, keyboard([[reject], turns]))
    corrected = next(iter(as_read(conn, [stored])), stored)
    printings = list_printings(conn, [stored.article_id]).get(stored.article_id, [])
    html = "\n\n".join(
        [
            title,
            source(stored, printings, asker.today),
            texts.REVIEW_READ.format(read=in_words(corrected.fact)),
            claim,
        ]
    )
    return reply(html, keyboard([*_choices(report), [reject], turns]))


def _choices(report: Report) -> Rows:
    """What an admin can do; what the reader asks for stands first."""
    fix = [button(texts.BUTTON_FIX, "review", "fix", report.id)]
    withdraw = [button(texts.BUTTON_WITHDRAW, "review", "none", report.id)]
    return [withdraw, fix] if report.claim is Claim.NO_FACT else [fix, withdraw]


def _ask(conn: Connection, report: Report, stored: StoredFact) -> Reply:
    return reply(_fields(conn, report, stored), apart=True)


def _fields(conn: Connection, report: Report, stored: StoredFact) -> str:
    """How to write what is right, and what there is to put right."""
    corrected = next(iter(as_read(conn, [stored])), stored)
    values = correctable(corrected.fact)
    likely = likely_field(stored.fact, report.claim)
    example = f"{texts.FIELDS[likely]}={_value(likely, values[likely])}"
    lines = [
        texts.REVIEW_FIELD.format(value=_value(name, value), label=texts.FIELDS[name])
        for name, value in values.items()
    ]
    return texts.REVIEW_FIX.format(report=report.id, example=example, fields="\n".join(lines))


def _value(name: str, value: object) -> str:
    """A value as it is shown and written: 正好, 6.5, 2023-12-31."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return safe(zh.LIST_COMMA.join(value), MAX_VALUE)
    if isinstance(value, float):
        return f"{value:.15g}"
    words = texts.VALUES.get(name, {})
    return safe(words.get(value, str(value)), MAX_VALUE)


def _in_labels(word: str) -> str:
    name, is_given, text = word.partition("=")
    return f"{texts.FIELDS.get(name, name)}{is_given}{text}"


def _decided(report: Report, decided: Decided) -> Reply:
    said = texts.REVIEW_CORRECTED if decided.after else texts.REVIEW_WITHDRAWN
    html = said.format(
        report=report.id,
        before=decided.before,
        after=decided.after,
        told=decided.told,
        events=texts.REVIEW_TOLD_ON if decided.events else "",
    )
    return reply(html, _next())


def _next() -> InlineKeyboardMarkup | None:
    return keyboard([[button(texts.BUTTON_NEXT, "review", "at", 0)]])


def _who(asker: Asker) -> str:
    return f"chat {asker.chat.id}"


COMMAND = Command(
    "review",
    respond,
    (Tap(r"review:(?P<what>at|no|none|fix):(?P<id>[0-9]{1,9})", _tapped),),
    writes=True,
    for_admins=True,
)
