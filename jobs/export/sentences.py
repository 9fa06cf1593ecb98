"""Which sentence stands for what a thing says now."""

from collections.abc import Sequence

from storage.records import Fact, Figure, Milestone, Project, StoredFact, Thing


def stating(history: Sequence[StoredFact], thing: Thing) -> StoredFact | None:
    """The newest fact that states the figure or day that the thing has; else the newest at all.

    `history` are the thing's facts, oldest first.
    """
    told = history[::-1]
    states = _stated(thing.current)
    same = (stored for stored in told if _stated(stored.fact) == states)
    return next(same, next(iter(told), None))


def sentence_of(stored: StoredFact) -> str:
    """The sentence in one line; the fact's own words where the page is not there any more."""
    return stored.sentence or "".join(stored.fact.quote.split())


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
