"""The rows of a place's wall: what stands there, in a reader's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from jobs.charts import DateRow, Dates, TargetRow, Tone, Wall
from jobs.digests.items import place_below
from jobs.digests.lines import fact_words, period_of
from jobs.digests.parts import is_held
from jobs.digests.progress import progress_in_words, verdict_in_words
from jobs.digests.views import Holdings, own_first
from jobs.digests.wording import (
    day_in_words,
    figure_in_words,
    last_told,
    period_in_words,
    printed_on,
)
from jobs.standing import list_standing
from jobs.texts import wall_zh as texts
from jobs.typed_days import Days
from jobs.views import MOST, load_chosen
from storage.database import Connection
from storage.records import Figure, Outline, Progress, Reason, Region, Thing, ThingKind, Verdict


@dataclass(frozen=True, slots=True)
class Room:
    """How many rows of each kind a wall has; the rest is a count and a command."""

    targets: int
    coming: int
    over: int


PICTURE = Room(targets=8, coming=7, over=4)
"""Chats make a picture smaller until no side has more than 2,560 pixels: of a higher one nothing
could be read."""
PAPER = Room(targets=40, coming=40, over=20)

SOON_DAYS = 30
_WEEKDAYS = "一二三四五六日"
_TONES = {
    Verdict.REACHED: Tone.GOOD,
    Verdict.ON_TRACK: Tone.CALM,
    Verdict.BEHIND: Tone.WARN,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a wall tells of, each in its order; only the first of each stand on it."""

    targets: Sequence[Outline]
    coming: Sequence[Outline]
    over: Sequence[Outline]
    room: Room = PICTURE
    days: Days | None = None
    """The days that all of it is for, where not all is wanted."""

    @property
    def shown(self) -> list[Outline]:
        room = self.room
        return [*self.targets[: room.targets], *self.coming[: room.coming], *self.over[: room.over]]


def make_wall(
    conn: Connection,
    region: Region,
    today: date,
    room: Room = PICTURE,
    days: Days | None = None,
) -> Wall:
    """The wall of a place and all below it, as it stood on a day; with `days` what is for them."""
    kinds = (ThingKind.TARGET, ThingKind.MILESTONE)
    due = days.first_and_last if days else None
    known = list_standing(conn, region.path, kinds, today, limit=MOST, due=due)
    choice = choose(known.values(), region, today, room, days)
    return wall_of(load_chosen(conn, region, today, choice.shown), choice)


def choose(
    known: Iterable[Outline],
    region: Region,
    today: date,
    room: Room = PICTURE,
    days: Days | None = None,
) -> Choice:
    """The targets that run, the dates to come, and those gone by that nothing was read of.

    Where it is asked for some `days`, on which all that is known falls, the targets that are over
    and those of which the end was read belong to them as well.
    """
    dated = [(each.due_on, each) for each in known if each.due_on]
    wanted = [
        each
        for due_on, each in dated
        if each.kind is ThingKind.TARGET and (days or (due_on >= today and not each.closed))
    ]
    promised = [
        (due_on, each)
        for due_on, each in dated
        if each.kind is ThingKind.MILESTONE and not each.closed
    ]
    promised.sort(key=lambda pair: (pair[0], pair[1].key))
    return Choice(
        # The place's own, then those of places below, then what organisations hold.
        targets=sorted(own_first(wanted, region), key=is_held),
        coming=[each for due_on, each in promised if due_on >= today],
        over=[each for due_on, each in promised if due_on < today][::-1],
        room=room,
        days=days,
    )


def wall_of(held: Holdings, choice: Choice) -> Wall:
    """The wall of what was chosen; `held` has at least what is shown of it."""
    targets, room = choice.targets, choice.room
    shown_targets = held.in_full(targets[: room.targets])
    # Where all are of one year, or of one place below, it is said once, above them.
    is_of_one_day = len({each.due_on for each in targets}) == 1
    periods = {period_of(thing.current) for thing in shown_targets}
    period = _same(periods) if is_of_one_day else ""
    whose = _same({_whose(held, thing) for thing in targets})
    all_rows = [_target_row(held, thing, said=(period, whose)) for thing in shown_targets]
    rows = tuple(row for row in all_rows if row.told)
    awaited = tuple(row for row in all_rows if not row.told)
    asked = f"{held.region.name} {choice.days.words}" if choice.days else held.region.name
    over = _more(texts.MORE_OVER, asked, choice.over, room.over)
    coming = _more(texts.MORE_COMING, asked, choice.coming, room.coming)
    dates = (
        _dates(held, texts.OVER, choice.over[: room.over], count=len(choice.over), more=over),
        _dates(
            held, texts.COMING, choice.coming[: room.coming], count=len(choice.coming), more=coming
        ),
    )
    shown = tuple(each for each in dates if each.rows)
    has_bars = any(row.done is not None for row in rows)
    return Wall(
        place=texts.TITLE.format(place=held.region.name),
        day=_day(held.today, choice.days),
        targets_title=texts.TARGETS_OF.format(place=whose, period=period),
        targets=rows,
        awaited=awaited,
        awaited_title=texts.AWAITED if awaited else "",
        targets_count=texts.COUNT.format(count=len(targets)),
        more_targets=_more(texts.MORE_TARGETS, asked, targets, room.targets),
        dates=shown,
        legend=texts.LEGEND if has_bars else "",
        empty="" if all_rows or shown else texts.EMPTY,
        foot=_foot(held),
    )


def _day(today: date, days: Days | None) -> str:
    words = texts.DAY.format(day=day_in_words(today), weekday=_WEEKDAYS[today.weekday()])
    return texts.OF_DAYS.format(days=days.words, today=words) if days else words


def _same(words: set[str]) -> str:
    """What all of them are; nothing where they differ."""
    return words.pop() if len(words) == 1 else ""


def _whose(held: Holdings, thing: Outline) -> str:
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
        told=_told(progress) or (texts.GIVEN_UP if thing.closed else ""),
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


def _dates(held: Holdings, title: str, shown: Sequence[Outline], *, count: int, more: str) -> Dates:
    return Dates(
        title=title,
        rows=tuple(_date_row(held, thing) for thing in held.in_full(shown)),
        more=more,
        count=texts.COUNT.format(count=count),
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


def _more(words: str, asked: str, things: Sequence[Outline], most: int) -> str:
    rest = len(things) - most
    return words.format(count=rest, place=asked) if rest > 0 else ""


def _foot(held: Holdings) -> tuple[str, ...]:
    if not held.facts:
        return ()
    articles = {stored.article_id for stored in held.facts.values()}
    last = max(held.facts.values(), key=lambda stored: stored.published_on)
    day = printed_on(last, held.today) or day_in_words(last.published_on, held.today)
    said = texts.FOOT_SOURCES.format(articles=len(articles), day=day)
    return (said, texts.FOOT_SILENCE)
