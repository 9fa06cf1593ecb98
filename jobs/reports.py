"""What readers say is wrong: looked at by an admin, decided, told to those who said it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from jobs.correct import correct_stored_fact
from jobs.digests.lines import fact_words, period_of
from jobs.follow import as_read
from jobs.texts import report_zh as texts
from jobs.texts import zh
from storage.database import Connection
from storage.deliveries import enqueue_alert
from storage.facts import get_fact, list_facts
from storage.records import Claim, Fact, Figure, Report, ReportState, StoredFact
from storage.reports import decide_reports, list_open_reports_of_fact

_LONGEST = 300
_LONGEST_COMMENT = 60


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a fact's reports: how it read before and reads now, in HTML, and who is told.

    `after` is empty where it is no fact any more.
    """

    before: str
    after: str
    told: int
    events: int


def fact_of_report(conn: Connection, report: Report) -> StoredFact | None:
    """The fact that a report speaks of, as stored; None where it is read otherwise by now."""
    facts = list_facts(conn, article_id=report.article_id)
    return next((each for each in facts if report.is_of(each)), None)


def confirm_report(
    conn: Connection,
    stored: StoredFact,
    *,
    changes: dict[str, Any] | None = None,
    withdrawn: bool = False,
    made_by: str,
    now: datetime,
) -> Decided:
    """Correct a fact that was reported, and tell all who reported it.

    Raises ValueError where a change makes no sense, before anything is written.
    """
    before = _as_it_reads(conn, stored)
    events = correct_stored_fact(
        conn, stored.id, changes=changes, withdrawn=withdrawn, made_by=made_by, now=now
    )
    after = "" if withdrawn else _as_it_reads(conn, get_fact(conn, stored.id))
    said = texts.OUTCOME_WITHDRAWN if withdrawn else texts.OUTCOME_CORRECTED
    told = _decide(
        conn,
        list_open_reports_of_fact(conn, stored),
        ReportState.CONFIRMED,
        said.format(before=before, after=after),
        by=made_by,
        now=now,
    )
    return Decided(before, after, told, len(events))


def reject_report(conn: Connection, report: Report, *, made_by: str, now: datetime) -> int:
    """Leave a fact as it is, and tell all who reported it. Returns how many.

    A fact that is read otherwise by now needs no correction; who reported it hears that.
    """
    stored = fact_of_report(conn, report)
    if stored is None:
        gone = texts.OUTCOME_READ_ANEW
        return _decide(conn, [report], ReportState.REJECTED, gone, by=made_by, now=now)
    said = texts.OUTCOME_REJECTED.format(before=_as_it_reads(conn, stored))
    open_ = list_open_reports_of_fact(conn, stored)
    return _decide(conn, open_, ReportState.REJECTED, said, by=made_by, now=now)


def _decide(
    conn: Connection,
    said: Sequence[Report],
    state: ReportState,
    outcome: str,
    *,
    by: str,
    now: datetime,
) -> int:
    decide_reports(conn, [each.id for each in said], state, by=by, now=now)
    return sum(
        enqueue_alert(
            conn,
            report.chat_id,
            _head(report) + outcome,
            once=f"report:{report.id}",
            now=now,
            topic_id=report.topic_id,
        )
        for report in said
    )


def _head(report: Report) -> str:
    if report.claim is Claim.OTHER and report.comment:
        shown = escape(report.comment[:_LONGEST_COMMENT], quote=False)
        return texts.OUTCOME_HEAD_COMMENT.format(comment=shown)
    return texts.OUTCOME_HEAD.format(claim=texts.CLAIMS[report.claim])


def claim_in_words(report: Report, longest: int) -> str:
    """What a reader says is wrong, with his own words, cut to so many characters, in HTML."""
    comment = escape(report.comment[:longest], quote=False)
    if report.claim is Claim.OTHER and comment:
        return texts.CLAIM_OF_OTHER.format(comment=comment)
    told = texts.REVIEW_COMMENT.format(comment=comment) if comment else ""
    return texts.CLAIMS[report.claim] + told


def _as_it_reads(conn: Connection, stored: StoredFact) -> str:
    """A fact in words, corrections heeded, in HTML; as stored where it was withdrawn."""
    corrected = next(iter(as_read(conn, [stored])), stored)
    return in_words(corrected.fact)


def in_words(fact: Fact, longest: int = _LONGEST) -> str:
    """A fact in one line with its place, holder and period, in HTML, cut to so many characters."""
    place = fact.region.replace("/", " ") if fact.region else texts.NO_PLACE
    holder = fact.holder if isinstance(fact, Figure) else None
    parts = [
        zh.PLACE.format(place=place) + (zh.HOLDER.format(holder=holder) if holder else ""),
        period_of(fact),
        fact_words(fact),
    ]
    line = " ".join(" ".join(part for part in parts if part).split())
    return escape(line if len(line) <= longest else line[:longest] + zh.ELLIPSIS, quote=False)
