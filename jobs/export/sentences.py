"""Which sentence stands for what a thing says now."""

from collections.abc import Iterable, Sequence

from jobs.quoting import Sentences, in_one_line
from jobs.texts import zh
from storage.database import Connection
from storage.facts import list_passages
from storage.records import Fact, Figure, Milestone, Passage, Project, StoredFact, Thing

BEFORE, AFTER = 300, 300
"""Characters around a fact in which its sentence is looked for: pages may be long."""


def stating(history: Sequence[StoredFact], thing: Thing) -> StoredFact | None:
    """The newest fact that states the figure or day that the thing has; else the newest at all.

    `history` are the thing's facts, oldest first.
    """
    told = history[::-1]
    states = _stated(thing.current)
    same = (stored for stored in told if _stated(stored.fact) == states)
    return next(same, next(iter(told), None))


def load_sentences(conn: Connection, facts: Iterable[StoredFact]) -> dict[int, str]:
    """The sentences that these facts stand in, by id, each in one line."""
    told = {stored.id: stored for stored in facts}
    passages = list_passages(conn, told, before=BEFORE, after=AFTER)
    sentences = {fact_id: _sentence_in(passage) for fact_id, passage in passages.items()}
    return {
        fact_id: sentences.get(fact_id) or in_one_line(stored.fact.quote)
        for fact_id, stored in told.items()
    }


def _sentence_in(passage: Passage) -> str:
    """… stands where the sentence goes on beyond the passage."""
    sentences = Sentences(passage.text)
    bounds = sentences.bounds(passage.start, passage.end)
    sentence = sentences.in_one_line(bounds)
    if not sentence:
        return ""
    cut_before = bounds[0][0] == 0 and not passage.begins
    cut_after = bounds[-1][1] == len(passage.text) and not passage.ends
    return zh.ELLIPSIS * cut_before + sentence + zh.ELLIPSIS * cut_after


def address_of(stored: StoredFact) -> str:
    """Where the article is on the web; empty for files, whose paths are nobody's business."""
    return stored.url if is_web_address(stored.url) else ""


def is_web_address(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _stated(fact: Fact) -> tuple[object, ...]:
    match fact:
        case Figure():
            return fact.value, fact.value_max, fact.unit, fact.period_start, fact.period_end
        case Project():
            return (fact.investment,)
        case Milestone():
            return fact.date_end, fact.progress, fact.amount
        case _:
            return ()
