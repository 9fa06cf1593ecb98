"""What a month's report of a place says: its news, targets, and dates, with their sources."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from jobs.charts.report import Level, Report, ReportLine, Section, Table
from jobs.composing import compose_slot
from jobs.digests import Slot
from jobs.digests.draft import DigestDraft, Line
from jobs.digests.items import place_below
from jobs.digests.lines import fact_words, period_of
from jobs.digests.parts import is_held
from jobs.digests.progress import progress_in_words
from jobs.digests.render import plain_line
from jobs.digests.views import Holdings, own_first
from jobs.digests.wording import (
    day_in_words,
    figure_in_words,
    last_told,
    printed_on,
    source_in_words,
)
from jobs.export.sentences import address_of, stating
from jobs.months import Month
from jobs.standing import list_standing
from jobs.texts import month_report_zh as texts
from jobs.texts import zh
from jobs.views import MOST, load_chosen
from storage.database import Connection
from storage.happened import list_happened_on
from storage.records import (
    Cadence,
    EventKind,
    Figure,
    Outline,
    Region,
    StoredFact,
    Thing,
    ThingKind,
)

MOST_ROWS = 60
COMING = timedelta(days=61)
KINDS = (ThingKind.TARGET, ThingKind.MILESTONE)
TARGET_WIDTHS, DATE_WIDTHS = (21, 18, 11, 17, 22, 14), (16, 37, 18, 15, 14)
_SIGN = re.compile(r"^[^\w（【《“]+")
_IN_NEWS = frozenset(EventKind) - {EventKind.PASSED, EventKind.DUE_SOON}
"""Dates have tables of their own."""


def make_report(conn: Connection, region: Region, month: Month, today: date) -> Report | None:
    """The report of a month as it stood on its last day, or today; None where nothing is known."""
    on = min(month.last, today)
    slot = Slot(Cadence.MONTHLY, month.first - timedelta(days=1), on)
    told = list_happened_on(conn, region.path, month.first, on, kinds=_IN_NEWS)
    draft = compose_slot(conn, region, slot, told)
    known = list_standing(conn, region.path, KINDS, on, limit=MOST)
    if draft.is_empty and not known and not _stands_anything(conn, region, on):
        return None
    sources = _Sources()
    promised = _promised(known.values())
    targets = [each for each in known.values() if each.kind is ThingKind.TARGET]
    running = [
        each
        for each in sorted(own_first(targets, region), key=is_held)
        if not each.closed and (each.due_on is None or each.due_on >= month.first)
    ]
    # The dates gone by, the latest first.
    over = [each for due_on, each in promised if due_on < on][::-1]
    coming = [each for due_on, each in promised if on <= due_on <= on + COMING]
    shown = [each for some in (running, over, coming) for each in some[:MOST_ROWS]]
    held = load_chosen(conn, region, on, shown)
    sections = (
        Section(texts.NEWS, _news(draft)),
        _targets(held, running, sources),
        _dates(held, texts.OVER, "passed", over, sources),
        _dates(held, texts.COMING, "due", coming, sources),
    )
    return Report(
        title=texts.TITLE.format(place=region.name, month=month.words),
        made=texts.MADE.format(day=day_in_words(on)),
        basis=texts.BASIS,
        sections=sections,
        sources_title=texts.SOURCES,
        sources=sources.listed,
    )


class _Sources:
    """The articles that rows name, numbered in the order in which they come up."""

    def __init__(self) -> None:
        self._by_article: dict[int, StoredFact] = {}

    def of(self, stored: StoredFact | None) -> str:
        """[2] 编号 41: the article in the list, and the fact whose sentence the chat shows."""
        if stored is None:
            return ""
        self._by_article.setdefault(stored.article_id, stored)
        number = list(self._by_article).index(stored.article_id) + 1
        return texts.SOURCE_OF_ROW.format(article=number, fact=stored.id)

    @property
    def listed(self) -> tuple[str, ...]:
        return tuple(
            texts.SOURCE.format(
                title=" ".join(stored.article_title.split()) or zh.UNTITLED,
                paper=source_in_words(stored),
                day=printed_on(stored) or day_in_words(stored.published_on),
                url=address_of(stored),
            )
            for stored in self._by_article.values()
        )


def _news(draft: DigestDraft) -> tuple[ReportLine, ...]:
    """The digest's lines without its title and signs: they are no matter for an office."""
    if draft.is_empty:
        return (ReportLine(texts.NOTHING[texts.NEWS]),)
    lines = [line for block in draft.blocks[1:] for line in block.lines]
    return tuple(_line(line) for line in lines)


def _line(line: Line) -> ReportLine:
    words = plain_line(line)
    if not line[0].bold:
        return ReportLine(words)
    plain = _SIGN.sub("", words)
    return ReportLine(plain, Level.LABEL if plain == words else Level.HEADING)


def _targets(held: Holdings, targets: Sequence[Outline], sources: _Sources) -> Section:
    rows = [_target_row(held, thing, sources) for thing in held.in_full(targets[:MOST_ROWS])]
    table = Table(texts.TARGET_COLUMNS, TARGET_WIDTHS, tuple(rows))
    return _section(held, texts.TARGETS, "targets", table, len(targets))


def _target_row(held: Holdings, thing: Thing, sources: _Sources) -> tuple[str, ...]:
    target = thing.current
    assert isinstance(target, Figure)
    progress = held.progress.get(thing.key)
    return (
        target.indicator,
        _whose(held, thing),
        period_of(target) or zh.UNKNOWN_PERIOD,
        figure_in_words(target),
        progress_in_words(progress) if progress else "",
        sources.of(stating(held.history(thing), thing)),
    )


def _promised(known: Iterable[Outline]) -> list[tuple[date, Outline]]:
    """The open things that have a day, with it, by that day."""
    dated = [(each.due_on, each) for each in known if each.due_on is not None and not each.closed]
    return sorted(dated, key=lambda pair: (pair[0], pair[1].key))


def _stands_anything(conn: Connection, region: Region, on: date) -> bool:
    others = tuple(kind for kind in ThingKind if kind not in KINDS)
    return bool(list_standing(conn, region.path, others, on, limit=MOST))


def _dates(
    held: Holdings, title: str, command: str, things: Sequence[Outline], sources: _Sources
) -> Section:
    rows = [_date_row(held, thing, sources) for thing in held.in_full(things[:MOST_ROWS])]
    table = Table(texts.DATE_COLUMNS, DATE_WIDTHS, tuple(rows))
    return _section(held, title, command, table, len(things))


def _date_row(held: Holdings, thing: Thing, sources: _Sources) -> tuple[str, ...]:
    assert thing.due_on is not None
    source = stating(held.history(thing), thing)
    words = fact_words(thing.current)
    if thing.kind is ThingKind.TARGET:
        words = zh.DATED_TARGET.format(period=period_of(thing.current), target=words)
    told = last_told(thing, held.source(thing), held.today)
    return (day_in_words(thing.due_on), words, _whose(held, thing), told, sources.of(source))


def _whose(held: Holdings, thing: Thing) -> str:
    below = place_below(thing.region, held.region)
    if not is_held(thing):
        return below or held.region.name
    return f"{below} {zh.HOLDER.format(holder=thing.holder)}".strip()


def _section(held: Holdings, title: str, command: str, table: Table, total: int) -> Section:
    if not table.rows:
        return Section(title, (ReportLine(texts.NOTHING[title]),))
    rest = total - len(table.rows)
    more = texts.MORE_ROWS.format(count=rest, command=command, place=held.region.name)
    return Section(title, (ReportLine(more),) if rest else (), table)
