import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobs.extraction.dates.periods import Anchor, period_tokens
from jobs.extraction.rules.tokens import Period
from storage.records import Basis, Precision, Publication

CORPUS = tomllib.loads(
    (Path(__file__).parents[1] / "corpus" / "dates.toml").read_text(encoding="utf-8")
)
PRECISIONS = (Precision.YEAR, Precision.MONTH, Precision.DAY)


def anchor(on: str) -> Anchor:
    if not on:
        return Anchor()
    parts = [int(part) for part in on.split("-")]
    day = date(*[*parts, 1, 1][:3])
    return Anchor(Publication(on=day, precision=PRECISIONS[len(parts) - 1], basis=Basis.GIVEN))


def spelled(case: dict[str, Any]) -> list[Any]:
    return [pytest.param(case, text, id=text) for text in case["texts"]]


@pytest.mark.parametrize(
    ("case", "text"), [param for case in CORPUS["case"] for param in spelled(case)]
)
def test_every_spelling_means_the_same_days(case: dict[str, Any], text: str) -> None:
    (token,) = period_tokens(text, anchor(case["on"]))
    value: Period = token.value
    assert text[token.start : token.end] == text
    assert (str(value.start or ""), str(value.end or "")) == (
        case.get("start", ""),
        case.get("end", ""),
    )


@pytest.mark.parametrize("case", CORPUS["said"], ids=lambda case: str(case["text"]))
def test_a_sentence_reads_its_periods_from_each_other(case: dict[str, Any]) -> None:
    tokens = period_tokens(case["text"], anchor(case["on"]))
    told = [
        f"{case['text'][t.start : t.end]} {t.value.start or '-'} {t.value.end or '-'}"
        for t in tokens
    ]
    assert told == case["periods"]


@pytest.mark.parametrize(
    ("case", "text"), [param for case in CORPUS["none"] for param in spelled(case)]
)
def test_what_is_no_period_gives_none(case: dict[str, Any], text: str) -> None:
    assert period_tokens(text, anchor(case["on"])) == []
