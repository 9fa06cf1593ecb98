"""Things as items of a digest: what its lines say of them."""

from datetime import date

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
    Fact,
    Figure,
    Milestone,
    Project,
    StoredFact,
    Target,
    Thing,
    ThingKind,
)

COMMANDS = {
    ThingKind.TARGET: "targets",
    ThingKind.PROJECT: "projects",
    ThingKind.MILESTONE: "milestones",
    ThingKind.CAMPAIGN: "campaigns",
    ThingKind.RESULT: "results",
}

DUE = "due"
"""The command that shows promised days."""


def thing_item(thing: Thing, source: StoredFact | None) -> Item:
    """A thing as it stands."""
    return item_of(thing, fact_words(thing.current), source, period_of(thing.current))


def dated_item(thing: Thing, source: StoredFact | None, today: date) -> Item:
    """A promised thing under its day: 还有6天（4月30日）, or the day alone when it is over."""
    assert thing.due_on is not None
    day, days = day_in_words(thing.due_on, today), (thing.due_on - today).days
    when = {0: zh.DUE_TODAY, 1: zh.DUE_TOMORROW}.get(days, zh.DUE_IN.format(days=days))
    heading = when + zh.IN_BRACKETS.format(words=day) if days >= 0 else day
    words = fact_words(thing.current)
    if thing.kind is ThingKind.TARGET:
        words = zh.DATED_TARGET.format(period=period_of(thing.current), target=words)
    return item_of(thing, words, source, heading, command=DUE)


def item_of(
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
            return zh.FIGURE.format(**figure_words(fact))
        case Project():
            return with_notes(fact.name, project_notes(fact))
        case Milestone():
            words = zh.MILESTONE.format(project=fact.project, event=fact.event)
            return with_notes(words, [degree_in_words(None, fact.amount, fact.unit)])
        case Campaign():
            parts = zh.LIST_COMMA.join(fact.components)
            return with_notes(fact.name, [zh.CAMPAIGN_PARTS.format(parts=parts)] if parts else [])


def with_notes(words: str, notes: list[str]) -> str:
    said = zh.COMMA.join(note for note in notes if note)
    return words + zh.IN_BRACKETS.format(words=said) if said else words


def project_notes(project: Project) -> list[str]:
    """Who builds, the stage, the money, who answers for it; empty words where not told."""
    notes = [project.owner or ""]
    if project.stage is not None:
        notes.append(stage_in_words(project.stage))
    if project.investment is not None:
        notes.append(zh.INVESTMENT.format(money=money_in_words(project.investment)))
    if project.responsible:
        notes.append(zh.RESPONSIBLE.format(names=zh.LIST_COMMA.join(project.responsible)))
    return notes


def figure_words(fact: Fact) -> dict[str, str]:
    assert isinstance(fact, Figure)
    return {"indicator": fact.indicator, "figure": figure_in_words(fact)}


def period_of(fact: Fact) -> str:
    if not isinstance(fact, Figure):
        return ""
    is_target = isinstance(fact, Target)
    return period_in_words(fact.period_start, fact.period_end, promised=is_target)


def degree_in_words(progress: float | None, amount: float | None, unit: str | None) -> str:
    if progress is not None:
        return zh.PROGRESS.format(percent=f"{progress:g}")
    return amount_in_words(amount, unit or "") if amount is not None else ""
