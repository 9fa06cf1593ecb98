"""Admins hear of what readers say is wrong: of each report once, of many in one message."""

from collections.abc import Sequence
from datetime import datetime

from jobs.reports import claim_in_words, fact_of_report, in_words
from jobs.texts import report_zh as texts
from storage.chats import find_chat
from storage.database import Connection, Database
from storage.deliveries import enqueue_alert
from storage.records import Report
from storage.reports import list_untold_reports, mark_reports_told

REPORTS_NAMED = "reports"
"""How the names of these messages begin."""
SHOWN = 4
LONGEST_FACT, LONGEST_COMMENT = 100, 60
"""Characters: a message of `SHOWN` of them fits, however many of them have to be escaped."""


def tell_reports(db: Database, admins: Sequence[int], now: datetime) -> int:
    """Enqueue what admins don't know of what readers said. Returns how many messages.

    Nobody is told of his own. Where no admin ever wrote to the bot, it waits for one who does.
    """
    with db.read() as conn:
        if not admins or not list_untold_reports(conn):
            return 0
    with db.write() as conn:
        reachable = [admin for admin in admins if find_chat(conn, admin) is not None]
        new = list_untold_reports(conn)
        if not reachable or not new:
            return 0
        mark_reports_told(conn, [report.id for report in new], now)
        return sum(_tell(conn, admin, new, now) for admin in reachable)


def _tell(conn: Connection, admin: int, new: Sequence[Report], now: datetime) -> bool:
    others = [report for report in new if report.chat_id != admin]
    if not others:
        return False
    lines = [_line(conn, report) for report in others[:SHOWN]]
    if others[SHOWN:]:
        lines.append(texts.REPORTED_MORE.format(count=len(others) - SHOWN))
    html = "\n".join([texts.REPORTED.format(count=len(others)), *lines, texts.REPORTED_REVIEW])
    once = f"{REPORTS_NAMED}:{others[-1].id}|{admin}"
    return enqueue_alert(conn, admin, html, once=once, now=now)


def _line(conn: Connection, report: Report) -> str:
    stored = fact_of_report(conn, report)
    return texts.REPORTED_LINE.format(
        report=report.id,
        claim=claim_in_words(report, LONGEST_COMMENT),
        read=in_words(stored.fact, LONGEST_FACT) if stored else texts.REPORTED_READ_ANEW,
    )
