"""Facts and articles as the fact contract writes them (`docs/facts.md`): one JSON object each.

The dictionaries hold only what `json.dumps` takes, their keys in the contract's order.
"""

from datetime import date
from typing import Any

from storage.records import (
    ArticleText,
    Campaign,
    Fact,
    Figure,
    Milestone,
    Project,
    fact_type,
)


def article_json(article: ArticleText, file: str) -> dict[str, Any]:
    """An article of the page `file`: its span, title, place and date of publication."""
    published = article.published
    return {
        "type": "article",
        "file": file,
        "article": article.index,
        "quote": None,
        "start": article.start,
        "end": article.end,
        "region": article.region,
        "region_code": article.region_code,
        "confidence": 1.0,
        "title": article.title,
        "published": published.iso,
        "published_precision": _word(published.precision),
        "published_basis": _word(published.basis),
    }


def fact_json(fact: Fact, file: str) -> dict[str, Any]:
    """A fact of the page `file`, with the fields of its type after the common ones."""
    return {
        "type": str(fact_type(fact)),
        "file": file,
        "article": fact.article,
        "quote": fact.quote,
        "start": fact.start,
        "end": fact.end,
        "region": fact.region,
        "region_code": fact.region_code,
        "confidence": fact.confidence,
        **_own_fields(fact),
    }


def _own_fields(fact: Fact) -> dict[str, Any]:
    match fact:
        case Figure():
            return _figure_fields(fact)
        case Project():
            return {
                "name": fact.name,
                "owner": fact.owner,
                "responsible": list(fact.responsible),
                "investment": _number(fact.investment),
                "stage": _word(fact.stage),
            }
        case Milestone():
            return {
                "project": fact.project,
                "event": fact.event,
                "status": str(fact.status),
                "date_start": _day(fact.date_start),
                "date_end": _day(fact.date_end),
                "progress": _number(fact.progress),
                "amount": _number(fact.amount),
                "unit": fact.unit,
            }
        case Campaign():
            return {"name": fact.name, "components": list(fact.components)}


def _figure_fields(figure: Figure) -> dict[str, Any]:
    return {
        "indicator": figure.indicator,
        "measure": str(figure.measure),
        "comparator": str(figure.comparator),
        "value": _number(figure.value),
        "value_max": _number(figure.value_max),
        "unit": figure.unit,
        "period_start": _day(figure.period_start),
        "period_end": _day(figure.period_end),
        "holder": figure.holder,
        "within": figure.within,
        "base": figure.base,
    }


def _number(value: float | None) -> float | int | None:
    """36亿元 is 3600000000, not 3600000000.0: whole numbers are written as such.

    What multiplication left behind the sixth decimal is no part of a figure (18.6 × 10⁸).
    """
    if value is None:
        return None
    rounded = round(float(value), 6)
    return int(rounded) if rounded.is_integer() else rounded


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _word(word: str | None) -> str | None:
    return None if word is None else str(word)
