"""Corrections in words: what was told, and how it reads now."""

from datetime import date
from typing import Any

from jobs.digests.items import Item, clean
from jobs.digests.wording import day_in_words, figure_in_words, money_in_words, period_in_words
from jobs.texts import zh
from storage.records import Comparator, Event, Figure, Measure, StoredFact, Target, Thing


def correction_item(
    event: Event, thing: Thing | None, source: StoredFact | None, today: date
) -> Item:
    """What was told and is told otherwise now. `thing` is None where it was misread as a whole."""
    before, after = event.detail["before"], event.detail["after"]
    name = before.get("indicator") or (thing.name if thing else "")
    was, now = _in_words(before, today), _in_words(after, today) if after else ""
    words = zh.CORRECTION if now else zh.WITHDRAWN
    why = zh.CORRECTED_BY[event.detail["why"]]
    is_figure = thing is None or isinstance(thing.current, Figure)
    return Item(
        words=clean(words.format(name=name, before=was or zh.NOT_SAID, after=now, why=why)),
        region=event.region,
        holder=_holder(event, thing) if is_figure else None,
        heading=_period(before),
        source=source,
    )


def _holder(event: Event, thing: Thing | None) -> str | None:
    return thing.holder if thing else event.detail.get("holder")


def _period(values: dict[str, Any]) -> str:
    start, end = (_day(values.get(key)) for key in ("period_start", "period_end"))
    return period_in_words(start, end)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _in_words(values: dict[str, Any], today: date) -> str:
    if "value" in values:
        return figure_in_words(figure_of(values))
    if values.get("investment") is not None:
        return zh.INVESTMENT.format(money=money_in_words(values["investment"]))
    due_on = _day(values.get("due_on"))
    return zh.DUE_BY.format(day=day_in_words(due_on, today)) if due_on else ""


def figure_of(values: dict[str, Any]) -> Target:
    """The figure that an event's detail tells of, as far as words need it."""
    return Target(
        article=0,
        quote="",
        start=0,
        end=0,
        indicator=values["indicator"],
        measure=Measure(values["measure"]),
        comparator=Comparator(values["comparator"]),
        value=values["value"],
        value_max=values["value_max"],
        unit=values["unit"],
        within=values["within"],
        base=values["base"],
        period_start=_day(values.get("period_start")),
        period_end=_day(values.get("period_end")),
    )
