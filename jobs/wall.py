"""The rows of a place's wall: what stands there, in a reader's words."""

from collections.abc import Sequence
from datetime import date

from jobs.charts import DateRow, Dates, TargetRow, Tone, Wall
from jobs.digests.items import place_below
from jobs.digests.lines import fact_words, period_of
from jobs.digests.parts import is_held
from jobs.digests.progress import progress_in_words, verdict_in_words
from jobs.digests.views import Holdings
from jobs.digests.wording import day_in_words, figure_in_words, last_told, period_in_words
from jobs.texts import wall_zh as texts
from jobs.views import load_holdings
from storage.database import Connection
from storage.records import Figure, Progress, Reason, Region, Thing, ThingKind, Verdict

TARGETS, COMING, OVER = 14, 16, 8
"""So many rows a phone's reader scrolls through; the rest is a count and a command."""

SOON_DAYS = 30
_WEEKDAYS = "一二三四五六日"
_TONES = {
    Verdict.REACHED: Tone.GOOD,
    Verdict.ON_TRACK: Tone.CALM,
    Verdict.BEHIND: Tone.WARN,
}


def make_wall(conn: Connection, region: Region, today: date) -> Wall:
    """The wall of a place and all below it, as it stood on a day."""
    return wall_of(load_holdings(conn, region, today))


def wall_of(held: Holdings) -> Wall:
    """The targets that run, the dates to come, and those gone by that nothing was read of."""
    targets = _running_targets(held)
    promised = [each for each in held.of(ThingKind.MILESTONE) if each.due_on and not each.closed]
    promised.sort(key=lambda thing: (thing.due_on or held.today, thing.key))
    coming = [thing for thing in promised if (thing.due_on or held.today) >= held.today]
    over = [thing for thing in promised if thing not in coming][::-1]
    # Where all are of one year, or of one place below, it is said once, above them.
    period = _same({period_of(thing.current) for thing in targets})
    whose = _same({_whose(held, thing) for thing in targets})
    all_rows = [_target_row(held, thing, said=(period, whose)) for thing in targets[:TARGETS]]
    rows = tuple(row for row in all_rows if row.told)
    awaited = tuple(row for row in all_rows if not row.told)
    dates = (
        _dates(held, texts.OVER, texts.MORE_OVER, over, OVER),
        _dates(held, texts.COMING, texts.MORE_COMING, coming, COMING),
    )
    shown = tuple(each for each in dates if each.rows)
    has_bars = any(row.done is not None for row in rows)
    return Wall(
        place=texts.TITLE.format(place=held.region.name),
        day=texts.DAY.format(day=day_in_words(held.today), weekday=_WEEKDAYS[held.today.weekday()]),
        targets_title=texts.TARGETS_OF.format(place=whose, period=period),
        targets=rows,
        awaited=awaited,
        awaited_title=texts.AWAITED if awaited else "",
        targets_count=texts.COUNT.format(count=len(targets)),
        more_targets=_more(held, texts.MORE_TARGETS, targets, TARGETS),
        dates=shown,
        legend=texts.LEGEND if has_bars else "",
        empty="" if all_rows or shown else texts.EMPTY,
        foot=_foot(held),
    )


def _running_targets(held: Holdings) -> list[Thing]:
    """The place's own first, then those of places below, then what organisations hold."""
    running = [
        thing
        for thing in held.of(ThingKind.TARGET)
        if not thing.closed and thing.due_on is not None and thing.due_on >= held.today
    ]
    return sorted(running, key=is_held)


def _same(words: set[str]) -> str:
    """What all of them are; nothing where they differ."""
    return words.pop() if len(words) == 1 else ""


def _whose(held: Holdings, thing: Thing) -> str:
    """The place below, and the organisation, whose target it is; nothing for the place's own."""
    holder = thing.holder if is_held(thing) else None
    parts = (place_below(thing.region, held.region), holder)
    return texts.PARTS.join(part for part in parts if part)


def _target_row(held: Holdings, thing: Thing, *, said: tuple[str, ...]) -> TargetRow:
    target, progress = thing.current, held.progress.get(thing.key)
    assert isinstance(target, Figure)
    whose = [part for part in (_whose(held, thing), period_of(target)) if part and part not in said]
    by_time = progress is not None and progress.reason is Reason.SHARE_OF_TIME
    return TargetRow(
        name=target.indicator,
        aim=figure_in_words(target),
        told=_told(progress),
        whose=texts.PARTS.join(whose),
        tone=_TONES.get(progress.verdict, Tone.UNKNOWN) if progress else Tone.UNKNOWN,
        done=progress.done if progress and by_time else None,
        gone=progress.gone if progress and by_time else None,
    )


def _told(progress: Progress | None) -> str:
    """上半年185亿元：跟上时间进度; the target itself stands above. Empty where nothing was read."""
    if progress is None or progress.reason is Reason.NO_RESULT:
        return ""
    if progress.result is None:
        return verdict_in_words(progress)
    if progress.verdict in {Verdict.NOT_COMPARABLE, Verdict.UNKNOWN}:
        return progress_in_words(progress)
    result = progress.result
    period = period_in_words(result.period_start, result.period_end)
    return f"{period}{figure_in_words(result)}：{verdict_in_words(progress)}"


def _dates(held: Holdings, title: str, more: str, things: Sequence[Thing], most: int) -> Dates:
    return Dates(
        title=title,
        rows=tuple(_date_row(held, thing) for thing in things[:most]),
        more=_more(held, more, things, most),
        count=texts.COUNT.format(count=len(things)),
    )


def _date_row(held: Holdings, thing: Thing) -> DateRow:
    assert thing.due_on is not None
    days = (thing.due_on - held.today).days
    left = texts.LEFT if days > 0 else texts.AGO if days < 0 else texts.TODAY
    told = texts.LAST_TOLD.format(day=last_told(thing, held.source(thing), held.today))
    where = place_below(thing.region, held.region)
    return DateRow(
        day=day_in_words(thing.due_on, held.today),
        left=left.format(days=abs(days)),
        what=fact_words(thing.current),
        where=texts.PARTS.join(part for part in (where, told) if part),
        tone=Tone.CALM if days > SOON_DAYS else Tone.WARN,
    )


def _more(held: Holdings, words: str, things: Sequence[Thing], most: int) -> str:
    rest = len(things) - most
    return words.format(count=rest, place=held.region.name) if rest > 0 else ""


def _foot(held: Holdings) -> tuple[str, ...]:
    if not held.facts:
        return ()
    articles = {stored.article_id for stored in held.facts.values()}
    last = max(stored.published_on for stored in held.facts.values())
    said = texts.FOOT_SOURCES.format(articles=len(articles), day=day_in_words(last, held.today))
    return (said, texts.FOOT_SILENCE)
