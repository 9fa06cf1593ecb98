"""线索库、签约库、开工库: how many projects stand where, with what money, and how they move on."""

from collections.abc import Sequence
from datetime import date, timedelta

from jobs.digests.draft import Block, DigestDraft, Line, Span
from jobs.digests.items import Item, section
from jobs.digests.lines import thing_item
from jobs.digests.views.holdings import Holdings
from jobs.digests.wording import day_in_words, money_in_words
from jobs.texts import views_zh, zh
from storage.records import Project, Stage, Thing, ThingKind

MONTH = timedelta(days=30)
_ORDER = tuple(Stage)
_LIBRARY_OF = {
    Stage.LEAD: Stage.LEAD,
    Stage.SIGNED: Stage.SIGNED,
    Stage.STARTED: Stage.STARTED,
    Stage.BUILDING: Stage.STARTED,
    Stage.FINISHED: Stage.FINISHED,
    Stage.OPERATING: Stage.FINISHED,
}
_SHOWN = 15


def pipeline_view(held: Holdings) -> DigestDraft:
    """The counts of each library, how signing turns into starting, and what waits; then each."""
    projects = held.of(ThingKind.PROJECT)
    if not projects:
        return held.draft(views_zh.PIPELINE_TITLE, [])
    libraries: dict[Stage, list[Thing]] = {stage: [] for stage in views_zh.LIBRARIES}
    unknown: list[Thing] = []
    for thing in projects:
        stage = _stage(thing)
        (libraries[_LIBRARY_OF[stage]] if stage else unknown).append(thing)
    lines = [_library(held, stage, found) for stage, found in libraries.items()]
    if unknown:
        lines.append(views_zh.UNKNOWN_STAGE.format(count=len(unknown)))
    lines += _conversion(held, projects)
    blocks: list[Block] = [Block(tuple(_line(words) for words in lines))]
    blocks += _waiting(held, libraries[Stage.SIGNED])
    for stage, found in libraries.items():
        items = [thing_item(thing, held.source(thing)) for thing in found]
        blocks += section(views_zh.LIBRARIES[stage], items, held.region, held.today, cap=_SHOWN)
    return held.draft(views_zh.PIPELINE_TITLE, blocks)


def _library(held: Holdings, stage: Stage, projects: Sequence[Thing]) -> str:
    notes = []
    sums = [sum_ for thing in projects if (sum_ := _investment(thing)) is not None]
    if sums:
        is_whole = len(sums) == len(projects)
        words = views_zh.LIBRARY_MONEY if is_whole else views_zh.LIBRARY_MONEY_PART
        notes.append(words.format(money=money_in_words(sum(sums)), known=len(sums)))
    moves = sum(_came_on(held, thing, stage) > held.today - MONTH for thing in projects)
    notes.append(views_zh.LIBRARY_MOVES.format(moves=moves))
    name = views_zh.LIBRARY.format(name=views_zh.LIBRARIES[stage], count=len(projects))
    return zh.COMMA.join([name, *notes])


def _conversion(held: Holdings, projects: Sequence[Thing]) -> list[str]:
    """Of the projects that were read of as signed, those that started since."""
    signed = [thing for thing in projects if _first_told(held, thing, Stage.SIGNED)]
    if not signed:
        return []
    started = [thing for thing in signed if _is_at(thing, Stage.STARTED)]
    share = f"{len(started) / len(signed):.0%}"
    return [views_zh.CONVERSION.format(signed=len(signed), started=len(started), share=share)]


def _waiting(held: Holdings, signed: Sequence[Thing]) -> list[Block]:
    """What is signed and not started, the longest first."""
    ages = sorted(
        ((on, thing) for thing in signed if (on := _first_told(held, thing, Stage.SIGNED))),
        key=lambda pair: (pair[0], pair[1].key),
    )
    if not ages:
        return []
    items = [_aged(held, thing, on) for on, thing in ages]
    days = (held.today - ages[0][0]).days
    title = views_zh.WAITING.format(count=len(ages), days=days)
    return section(title, items, held.region, held.today, cap=_SHOWN)


def _aged(held: Holdings, thing: Thing, on: date) -> Item:
    said = views_zh.SIGNED_SINCE.format(
        day=day_in_words(on, held.today), days=(held.today - on).days
    )
    words = thing.name + zh.IN_BRACKETS.format(words=said)
    return Item(words=words, region=thing.region, source=held.source(thing), command="projects")


def _came_on(held: Holdings, thing: Thing, library: Stage) -> date:
    """The day of the first article that has the project in this library, or beyond."""
    days = [
        stored.published_on
        for stored in held.history(thing)
        if isinstance(stored.fact, Project)
        and stored.fact.stage is not None
        and _ORDER.index(stored.fact.stage) >= _ORDER.index(library)
    ]
    return min(days, default=thing.first_on)


def _first_told(held: Holdings, thing: Thing, stage: Stage) -> date | None:
    days = [
        stored.published_on
        for stored in held.history(thing)
        if isinstance(stored.fact, Project) and stored.fact.stage is stage
    ]
    return min(days, default=None)


def _is_at(thing: Thing, stage: Stage) -> bool:
    now = _stage(thing)
    return now is not None and _ORDER.index(now) >= _ORDER.index(stage)


def _stage(thing: Thing) -> Stage | None:
    return thing.current.stage if isinstance(thing.current, Project) else None


def _investment(thing: Thing) -> float | None:
    return thing.current.investment if isinstance(thing.current, Project) else None


def _line(words: str) -> Line:
    return (Span(zh.BULLET + words),)
