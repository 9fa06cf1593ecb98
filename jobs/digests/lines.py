"""Events and things as items: what a digest's lines say."""

from datetime import date
from typing import Any

from jobs.digests.corrections import figure_of
from jobs.digests.items import Item, clean
from jobs.digests.wording import (
    amount_in_words,
    day_in_words,
    figure_in_words,
    money_in_words,
    period_in_words,
    stage_in_words,
)
from jobs.texts import zh
from storage.records import (
    Campaign,
    Event,
    EventKind,
    Fact,
    Figure,
    Milestone,
    Project,
    Result,
    Stage,
    StoredFact,
    Target,
    Thing,
    ThingKind,
)

COMMANDS = {
    ThingKind.TARGET: "targets",
    ThingKind.PROJECT: "projects",
    ThingKind.MILESTONE: "due",
    ThingKind.CAMPAIGN: "region",
    ThingKind.RESULT: "",
}


def event_item(event: Event, thing: Thing, source: StoredFact | None, today: date) -> Item:
    """What happened to a thing, in words."""
    # A result's thing speaks for its latest period; the event is about the period it reports.
    fact = source.fact if source and isinstance(source.fact, Result) else thing.current
    heading = ""
    match event.kind:
        case EventKind.DUE_SOON | EventKind.PASSED:
            return dated_item(thing, source, today)
        case EventKind.TARGET_CHANGED:
            words, heading = _target_changed(fact, event.detail), _period(fact)
        case EventKind.TARGET_DROPPED:
            words, heading = zh.TARGET_DROPPED.format(**_figure_words(fact)), _period(fact)
        case EventKind.RESULT_REPORTED:
            words, heading = _result(fact, event.detail), _period(fact)
        case EventKind.PROJECT_STAGE:
            words = _stage_moved(thing.name, event.detail)
        case EventKind.PROJECT_INVESTMENT:
            words = _investment_changed(thing.name, event.detail)
        case EventKind.MILESTONE_MOVED:
            before, after = (date.fromisoformat(event.detail[key]) for key in ("before", "after"))
            words = zh.MILESTONE_MOVED.format(
                milestone=fact_words(fact),
                before=day_in_words(before, today),
                after=day_in_words(after, today),
            )
        case EventKind.MILESTONE_PROGRESS:
            words = _progress(fact, event.detail)
        case EventKind.MILESTONE_DONE:
            words = _milestone_done(thing, today)
        case EventKind.MILESTONE_SET:
            words = fact_words(fact)
            heading = _due_by(thing, today)
        case _:
            return thing_item(thing, source)
    return _item(thing, words, source, heading)


def thing_item(thing: Thing, source: StoredFact | None) -> Item:
    """A thing as it stands."""
    return _item(thing, fact_words(thing.current), source, _period(thing.current))


def dated_item(thing: Thing, source: StoredFact | None, today: date) -> Item:
    """A promised thing under its day: 还有6天（4月30日）, or the day alone when it is over."""
    assert thing.due_on is not None
    day, days = day_in_words(thing.due_on, today), (thing.due_on - today).days
    when = {0: zh.DUE_TODAY, 1: zh.DUE_TOMORROW}.get(days, zh.DUE_IN.format(days=days))
    heading = when + zh.IN_BRACKETS.format(words=day) if days >= 0 else day
    words = fact_words(thing.current)
    if thing.kind is ThingKind.TARGET:
        words = zh.DATED_TARGET.format(period=_period(thing.current), target=words)
    return _item(thing, words, source, heading, command="due")


def _item(
    thing: Thing, words: str, source: StoredFact | None, heading: str, command: str | None = None
) -> Item:
    is_figure = isinstance(thing.current, Figure)
    return Item(
        words=clean(words),
        region=thing.region,
        holder=thing.holder if is_figure else None,
        heading=heading,
        source=source,
        command=COMMANDS[thing.kind] if command is None else command,
    )


def fact_words(fact: Fact) -> str:
    """A fact in one line, without its place, holder, period and source."""
    match fact:
        case Figure():
            return zh.FIGURE.format(**_figure_words(fact))
        case Project():
            return _with_notes(fact.name, _project_notes(fact))
        case Milestone():
            words = zh.MILESTONE.format(project=fact.project, event=fact.event)
            return _with_notes(words, [_degree(None, fact.amount, fact.unit)])
        case Campaign():
            parts = zh.LIST_COMMA.join(fact.components)
            return _with_notes(fact.name, [zh.CAMPAIGN_PARTS.format(parts=parts)] if parts else [])


def _with_notes(words: str, notes: list[str]) -> str:
    said = zh.COMMA.join(note for note in notes if note)
    return words + zh.IN_BRACKETS.format(words=said) if said else words


def _project_notes(project: Project) -> list[str]:
    notes = [project.owner or ""]
    if project.stage is not None:
        notes.append(stage_in_words(project.stage))
    if project.investment is not None:
        notes.append(zh.INVESTMENT.format(money=money_in_words(project.investment)))
    if project.responsible:
        notes.append(zh.RESPONSIBLE.format(names=zh.LIST_COMMA.join(project.responsible)))
    return notes


def _figure_words(fact: Fact) -> dict[str, str]:
    assert isinstance(fact, Figure)
    return {"indicator": fact.indicator, "figure": figure_in_words(fact)}


def _period(fact: Fact) -> str:
    if not isinstance(fact, Figure):
        return ""
    is_target = isinstance(fact, Target)
    return period_in_words(fact.period_start, fact.period_end, promised=is_target)


def _target_changed(fact: Fact, detail: dict[str, Any]) -> str:
    assert isinstance(fact, Figure)
    return zh.TARGET_CHANGED.format(
        indicator=fact.indicator,
        before=figure_in_words(figure_of(detail["before"])),
        after=figure_in_words(figure_of(detail["after"])),
    )


def _result(fact: Fact, detail: dict[str, Any]) -> str:
    assert isinstance(fact, Figure)
    target = detail.get("target")
    notes = []
    if target:
        start, end = (
            date.fromisoformat(day) if (day := target[key]) else None
            for key in ("period_start", "period_end")
        )
        period = period_in_words(start, end)
        notes.append(
            zh.RESULT_WITH_TARGET.format(period=period, target=figure_in_words(figure_of(target)))
        )
    return _with_notes(fact_words(fact), notes)


def _stage_moved(name: str, detail: dict[str, Any]) -> str:
    after = stage_in_words(Stage(detail["after"]))
    if detail["before"] is None:
        return zh.STAGE_KNOWN.format(name=name, after=after)
    before = stage_in_words(Stage(detail["before"]))
    return zh.STAGE_MOVED.format(name=name, before=before, after=after)


def _investment_changed(name: str, detail: dict[str, Any]) -> str:
    after = money_in_words(detail["after"])
    if detail["before"] is None:
        return zh.INVESTMENT_KNOWN.format(name=name, after=after)
    before = money_in_words(detail["before"])
    return zh.INVESTMENT_CHANGED.format(name=name, before=before, after=after)


def _due_by(thing: Thing, today: date) -> str:
    if thing.due_on is None:
        return ""
    return zh.DUE_BY.format(day=day_in_words(thing.due_on, today))


def _milestone_done(thing: Thing, today: date) -> str:
    done = thing.current
    words = fact_words(done)
    if isinstance(done, Milestone) and done.date_end is not None:
        words = zh.MILESTONE_DONE_ON.format(
            milestone=words, day=period_in_words(done.date_start or done.date_end, done.date_end)
        )
    if thing.due_on is None:
        return words
    return _with_notes(words, [zh.PROMISED_FOR.format(day=day_in_words(thing.due_on, today))])


def _degree(progress: float | None, amount: float | None, unit: str | None) -> str:
    if progress is not None:
        return zh.PROGRESS.format(percent=f"{progress:g}")
    return amount_in_words(amount, unit or "") if amount is not None else ""


def _progress(fact: Fact, detail: dict[str, Any]) -> str:
    assert isinstance(fact, Milestone)
    before, after = detail["before"], detail["after"]
    unit = after["unit"]
    was = _degree(before["progress"], before["amount"], unit)
    notes = [_degree(after["progress"], after["amount"], unit) or zh.UNDERWAY]
    if was:
        notes.append(zh.PROGRESS_FROM.format(before=was))
    return _with_notes(zh.MILESTONE.format(project=fact.project, event=fact.event), notes)
