"""What people say of a fact right after they have called it wrong: 应该是6.8%."""

import re
from datetime import timedelta

from bot.phrases import Phrase
from bot.surroundings import Asker
from storage.database import Connection
from storage.facts import list_facts
from storage.reports import find_last_open_report

SAID = re.compile(r"(?:应该?|应当|正确|其实|实际|不是|原文|改[为成]).{1,200}")
FRESH = timedelta(minutes=10)


def commented(conn: Connection, asker: Asker, text: str) -> Phrase | None:
    """The text as a word on the fact that the chat has reported last; None where it is none."""
    if SAID.fullmatch(text) is None:
        return None
    report = find_last_open_report(conn, asker.chat.id, since=asker.now - FRESH)
    if report is None:
        return None
    facts = list_facts(conn, article_id=report.article_id)
    number = next((each.id for each in facts if report.is_of(each)), None)
    return Phrase("wrong", f"{number} {text}") if number is not None else None
