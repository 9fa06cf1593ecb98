"""/wrong: a reader says that a fact was misread, by the button under its sentence or its number."""

import re

from bot.conversation import Command, Tap
from bot.keyboards import button, keyboard
from bot.replies.pieces import safe
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from jobs.follow import as_read
from jobs.quoting import in_one_line
from jobs.reports import in_words
from jobs.texts import report_zh as texts
from storage.database import Connection
from storage.facts import list_facts_by_id
from storage.records import Claim, Report, StoredFact
from storage.reports import count_open_reports, find_open_report, put_report

LARGEST_ID = 2**31 - 1
MAX_COMMENT = 300
MOST_OPEN = 20
"""Reports of one chat that nobody has looked at: nobody reads so closely by hand."""
MAX_QUOTE = 300
OFFERED = (Claim.FIGURE, Claim.PLACE, Claim.HOLDER, Claim.NO_FACT)


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """`/wrong 12` asks what is wrong with fact 12; what follows is taken down as it stands."""
    if not words:
        return reply(texts.WRONG_EXPLAINED)
    match = re.fullmatch(r"(?:第|编号|#|＃)?\s*([0-9]{1,12})\s*条?(?:\s+(.+))?", words, flags=re.S)
    if match is None:
        return reply(texts.WRONG_NUMBER)
    number, comment = int(match[1]), match[2]
    fact = _find(conn, number)
    if fact is None:
        return reply(texts.WRONG_UNKNOWN.format(number=number))
    if comment is None:
        return _ask(conn, fact)
    if len(comment) > MAX_COMMENT:
        return reply(texts.WRONG_LONG.format(most=MAX_COMMENT))
    known = find_open_report(conn, fact, asker.chat.id)
    claim = known.claim if known else Claim.OTHER
    return _take_down(conn, asker, fact, claim, " ".join(comment.split()))


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    fact = _find(conn, int(match["id"]))
    if fact is None:
        return Notice(texts.WRONG_UNKNOWN.format(number=match["id"]))
    if match["claim"] is None:
        return _ask(conn, fact)
    return _take_down(conn, asker, fact, Claim(match["claim"]), None)


def _find(conn: Connection, number: int) -> StoredFact | None:
    return list_facts_by_id(conn, [number]).get(number) if number <= LARGEST_ID else None


def _ask(conn: Connection, fact: StoredFact) -> Reply:
    corrected = next(iter(as_read(conn, [fact])), fact)
    html = texts.WRONG_WHAT.format(
        quote=safe(in_one_line(fact.fact.quote), MAX_QUOTE), read=in_words(corrected.fact)
    )
    rows = [[button(texts.CLAIMS[claim], "wrong", fact.id, claim)] for claim in OFFERED]
    return reply(html, keyboard(rows), apart=True)


def _take_down(
    conn: Connection, asker: Asker, fact: StoredFact, claim: Claim, comment: str | None
) -> Reply:
    known = find_open_report(conn, fact, asker.chat.id)
    if known is None and count_open_reports(conn, asker.chat.id) >= MOST_OPEN:
        return reply(texts.WRONG_FULL.format(most=MOST_OPEN))
    report = put_report(
        conn,
        fact,
        chat_id=asker.chat.id,
        claim=claim,
        comment=comment,
        now=asker.now,
        topic_id=asker.topic_id,
    )
    return reply(_noted(report, fact))


def _noted(report: Report, fact: StoredFact) -> str:
    claim = texts.CLAIMS[report.claim]
    if not report.comment:
        return texts.WRONG_NOTED.format(number=fact.id, claim=claim)
    comment = safe(report.comment, MAX_COMMENT)
    if report.claim is Claim.OTHER:
        return texts.WRONG_NOTED_OTHER.format(number=fact.id, comment=comment)
    return texts.WRONG_NOTED_COMMENT.format(number=fact.id, claim=claim, comment=comment)


CLAIMS = "|".join(OFFERED)

COMMAND = Command(
    "wrong",
    respond,
    (Tap(rf"wrong:(?P<id>[0-9]{{1,9}})(?::(?P<claim>{CLAIMS}))?", _tapped),),
    writes=True,
)
