"""The promised dates of a place as an iCalendar file (RFC 5545): whole days, with sources."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from icalendar import Calendar, Event

from jobs.digests.lines import fact_words, period_of
from jobs.digests.views import Holdings
from jobs.digests.wording import day_in_words, printed_on, source_in_words
from jobs.export.sentences import address_of, load_sentences, stating
from jobs.export.sheets import MOST
from jobs.standing import list_standing
from jobs.texts import export_zh as texts
from jobs.texts import zh
from jobs.typed_days import Days
from jobs.views import held_of
from storage.database import Connection
from storage.records import Region, StoredFact, Thing, ThingKind
from storage.things import list_things_by_keys

KINDS = (ThingKind.MILESTONE, ThingKind.TARGET)
MAKER = "-//guatu//guatu//ZH"
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""All control characters but the line break."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The open things of a place that have a promised day, the earliest first."""

    held: Holdings
    promised: tuple[Thing, ...]
    may_be_more: bool
    """As many things of a kind were read as are at all: the place may have promised more."""
    days: Days | None = None
    """The days that they all fall on, where not all are wanted."""
    sources: Mapping[str, tuple[StoredFact, str]] = field(default_factory=dict)
    """By a thing's key the fact that states it, and the sentence of that."""

    @property
    def coming(self) -> int:
        """How many of the days are not over yet."""
        return sum(1 for each in self.promised if _day(each) >= self.held.today)

    @property
    def over(self) -> int:
        return len(self.promised) - self.coming


def load_dates(
    conn: Connection,
    region: Region,
    today: date,
    days: Days | None = None,
    *,
    most: int = MOST,
) -> Dates:
    """The promised dates of a place and all below it, as they stood on a day.

    With `days` only those that fall on them.
    """
    due = days.first_and_last if days else None
    known = list_standing(conn, region.path, KINDS, today, limit=most, due=due)
    promised = [
        (each.due_on, each)
        for each in known.values()
        if each.due_on is not None and not each.closed
    ]
    promised.sort(key=lambda pair: (pair[0], pair[1].key))
    chosen = [each for _, each in promised]
    held = held_of(conn, region, today, list_things_by_keys(conn, [each.key for each in chosen]))
    counts = Counter(each.kind for each in known.values())
    may_be_more = any(counts[kind] >= most for kind in KINDS)
    things = tuple(held.in_full(chosen))
    return Dates(held, things, may_be_more, days, _sources(conn, held, things))


def _sources(
    conn: Connection, held: Holdings, things: Iterable[Thing]
) -> dict[str, tuple[StoredFact, str]]:
    told = {thing.key: stating(held.history(thing), thing) for thing in things}
    sentences = load_sentences(conn, (source for source in told.values() if source))
    return {key: (source, sentences[source.id]) for key, source in told.items() if source}


def calendar_file(dates: Dates, made_at: datetime) -> bytes:
    """The calendar. A thing keeps its UID when its day moves, so that a newer file replaces it."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = texts.CALENDAR_NAME_OF_DAYS if dates.days else texts.CALENDAR_NAME
    days = dates.days.words if dates.days else ""
    calendar.add("x-wr-calname", name.format(place=dates.held.region.name, days=days))
    for thing in dates.promised:
        calendar.add_component(_event(thing, dates.sources.get(thing.key), made_at))
    content: bytes = calendar.to_ical()
    return content


def _event(thing: Thing, told: tuple[StoredFact, str] | None, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{sha256(thing.key.encode()).hexdigest()[:32]}@guatu")
    event.add("dtstamp", made_at)
    event.add("dtstart", _day(thing))
    event.add("summary", _plain(_summary(thing)))
    event.add("location", _plain(thing.region.replace("/", "")))
    # A promise of others keeps nobody's day busy.
    event.add("transp", "TRANSPARENT")
    if told is not None:
        source, sentence = told
        said = texts.CALENDAR_SOURCE.format(
            sentence=sentence,
            title=source.article_title or zh.UNTITLED,
            paper=source_in_words(source),
            day=printed_on(source) or day_in_words(source.published_on),
            number=source.id,
        )
        lines = (said, address_of(source), texts.CALENDAR_NOTE)
        event.add("description", _plain("\n".join(line for line in lines if line)))
    return event


def _summary(thing: Thing) -> str:
    words = fact_words(thing.current)
    if thing.kind is ThingKind.TARGET:
        words = zh.DATED_TARGET.format(period=period_of(thing.current), target=words)
        if thing.holder:
            words += zh.IN_BRACKETS.format(words=zh.HOLDER.format(holder=thing.holder))
    return words


def _day(thing: Thing) -> date:
    assert thing.due_on is not None
    return thing.due_on


def _plain(text: str) -> str:
    """Without the control characters that the format forbids; line breaks stay."""
    return _CONTROLS.sub("", text)
