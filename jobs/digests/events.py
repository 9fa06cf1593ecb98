"""Events as items of a digest: what happened to a thing, in words."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jobs.digests.corrections import figure_of
from jobs.digests.items import Item, clean
from jobs.digests.lines import (
    dated_item,
    degree_in_words,
    fact_words,
    figure_words,
    item_of,
    period_of,
    thing_item,
    with_notes,
)
from jobs.digests.progress import verdict_in_words
from jobs.digests.wording import (
    day_in_words,
    figure_in_words,
    money_in_words,
    period_in_words,
    stage_in_words,
)
from jobs.texts import zh
from storage.records import (
    Event,
    EventKind,
    Fact,
    Figure,
    Milestone,
    Progress,
    Reason,
    Result,
    Stage,
    StoredFact,
    Thing,
    Verdict,
)

_LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with what it is about. `fact` is what was read, for results, else what stands."""

    detail: dict[str, Any]
    thing: Thing
    fact: Fact
    today: date


def event_item(event: Event, thing: Thing, source: StoredFact | None, today: date) -> Item:
    """What happened to a thing, in words."""
    # A result's thing speaks for its latest period; the event is about the period it reports.
    fact = source.fact if source and isinstance(source.fact, Result) else thing.current
    told = _Told(event.detail, thing, fact, today)
    if event.kind is EventKind.DUE_SOON:
        return dated_item(thing, source, today)
    if event.kind is EventKind.PASSED:
        item = dated_item(thing, source, today)
        return replace(item, heading=item.heading + _what_was_read(told))
    if event.kind not in _WORDS:
        return thing_item(thing, source)
    return item_of(thing, _WORDS[event.kind](told), source, _heading(event.kind, told))


def _heading(kind: EventKind, told: _Told) -> str:
    if isinstance(told.fact, Figure):
        return period_of(told.fact)
    if kind is EventKind.MILESTONE_SET:
        return _due_by(told)
    return _since(told) if kind is EventKind.NO_NEWS else ""


def silence_item(event: Event, today: date) -> Item:
    """A source that has been silent: what it did not print can't be known."""
    read_on = event.detail["read_on"]
    since = _day(event.detail["since"], today)
    words = zh.SILENT.format(name=event.detail["name"], since=since)
    notes = [zh.LAST_READ.format(day=_day(read_on, today)) if read_on else zh.NEVER_READ]
    return Item(words=clean(with_notes(words, notes)), region=event.region)


def _day(iso: str, today: date) -> str:
    return day_in_words(date.fromisoformat(iso), today)


def _what_was_read(told: _Told) -> str:
    """How much was read since, so that silence can be weighed; empty where nobody counted."""
    if "articles" not in told.detail:
        return ""
    words = zh.READ_SINCE.format(count=told.detail["articles"])
    if told.detail["read_on"]:
        day = _day(told.detail["read_on"], told.today)
        words += zh.COMMA + zh.LAST_READ.format(day=day)
    return zh.IN_BRACKETS.format(words=words)


def _since(told: _Told) -> str:
    return zh.LAST_TOLD.format(day=_day(told.detail["since"], told.today))


def _late(told: _Told) -> str:
    """What is late, and the article's own words for it, never ours."""
    sentence = told.detail.get("sentence") or told.fact.quote
    if len(sentence) > _LONGEST_QUOTE:
        sentence = sentence[:_LONGEST_QUOTE] + zh.ELLIPSIS
    return zh.LATE_SAID.format(name=fact_words(told.fact), sentence=sentence)


def _campaign(told: _Told) -> str:
    words, above = fact_words(told.fact), told.detail.get("of")
    return with_notes(words, [zh.CAMPAIGN_OF.format(place=above.split("/")[-1])] if above else [])


def _target_changed(told: _Told) -> str:
    assert isinstance(told.fact, Figure)
    return zh.TARGET_CHANGED.format(
        indicator=told.fact.indicator,
        before=figure_in_words(figure_of(told.detail["before"])),
        after=figure_in_words(figure_of(told.detail["after"])),
    )


def _target_dropped(told: _Told) -> str:
    return zh.TARGET_DROPPED.format(**figure_words(told.fact))


def _result(told: _Told) -> str:
    """The result, and what it says of its target."""
    detail = told.detail
    if "target" not in detail or not isinstance(told.fact, Result):
        return fact_words(told.fact)
    target = figure_of(detail["target"])
    progress = Progress(
        target=target,
        result=told.fact,
        verdict=Verdict(detail["verdict"]),
        reason=Reason(detail["reason"]),
        done=detail["done"],
        gone=detail["gone"],
    )
    period = period_in_words(target.period_start, target.period_end)
    note = zh.RESULT_WITH_TARGET.format(period=period, target=figure_in_words(target))
    return with_notes(fact_words(told.fact), [note, verdict_in_words(progress)])


def _stage_moved(told: _Told) -> str:
    before, after = told.detail["before"], stage_in_words(Stage(told.detail["after"]))
    if before is None:
        return zh.STAGE_KNOWN.format(name=told.thing.name, after=after)
    before = stage_in_words(Stage(before))
    return zh.STAGE_MOVED.format(name=told.thing.name, before=before, after=after)


def _investment_changed(told: _Told) -> str:
    before, after = told.detail["before"], money_in_words(told.detail["after"])
    if before is None:
        return zh.INVESTMENT_KNOWN.format(name=told.thing.name, after=after)
    before = money_in_words(before)
    return zh.INVESTMENT_CHANGED.format(name=told.thing.name, before=before, after=after)


def _milestone_moved(told: _Told) -> str:
    return zh.MILESTONE_MOVED.format(
        milestone=fact_words(told.fact),
        before=_day(told.detail["before"], told.today),
        after=_day(told.detail["after"], told.today),
    )


def _due_by(told: _Told) -> str:
    if told.thing.due_on is None:
        return ""
    return zh.DUE_BY.format(day=day_in_words(told.thing.due_on, told.today))


def _milestone_done(told: _Told) -> str:
    done, due_on = told.thing.current, told.thing.due_on
    words = fact_words(done)
    if isinstance(done, Milestone) and done.date_end is not None:
        words = zh.MILESTONE_DONE_ON.format(
            milestone=words, day=period_in_words(done.date_start or done.date_end, done.date_end)
        )
    if due_on is None:
        return words
    return with_notes(words, [zh.PROMISED_FOR.format(day=day_in_words(due_on, told.today))])


def _progress(told: _Told) -> str:
    assert isinstance(told.fact, Milestone)
    before, after = told.detail["before"], told.detail["after"]
    unit = after["unit"]
    was = degree_in_words(before["progress"], before["amount"], unit)
    notes = [degree_in_words(after["progress"], after["amount"], unit) or zh.UNDERWAY]
    if was:
        notes.append(zh.PROGRESS_FROM.format(before=was))
    name = zh.MILESTONE.format(project=told.fact.project, event=told.fact.event)
    return with_notes(name, notes)


_WORDS: dict[EventKind, Callable[[_Told], str]] = {
    EventKind.LATE: _late,
    EventKind.CAMPAIGN_NEW: _campaign,
    EventKind.NO_NEWS: lambda told: fact_words(told.fact),
    EventKind.TARGET_CHANGED: _target_changed,
    EventKind.TARGET_DROPPED: _target_dropped,
    EventKind.RESULT_REPORTED: _result,
    EventKind.PROJECT_STAGE: _stage_moved,
    EventKind.PROJECT_INVESTMENT: _investment_changed,
    EventKind.MILESTONE_SET: lambda told: fact_words(told.fact),
    EventKind.MILESTONE_MOVED: _milestone_moved,
    EventKind.MILESTONE_PROGRESS: _progress,
    EventKind.MILESTONE_DONE: _milestone_done,
}
