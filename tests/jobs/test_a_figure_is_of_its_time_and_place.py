import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobs.lexicons import load_extractor
from storage.records import Basis, Precision, Publication, Result, Target

CORPUS = tomllib.loads(
    (Path(__file__).parents[1] / "corpus" / "times_and_places.toml").read_text(encoding="utf-8")
)
PRECISIONS = (Precision.YEAR, Precision.MONTH, Precision.DAY)


def given(on: str) -> Publication:
    parts = [int(part) for part in on.split("-")]
    day = date(*[*parts, 1, 1][:3])
    return Publication(on=day, precision=PRECISIONS[len(parts) - 1], basis=Basis.GIVEN)


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: str(case["rule"]))
def test_a_figure_is_of_its_time_and_place(case: dict[str, Any]) -> None:
    page = load_extractor().extract(case["text"], published=given(case["on"]), region=case["home"])
    told = [
        f"{fact.value} {fact.unit} | {fact.region} | "
        f"{fact.period_start or ''}..{fact.period_end or ''}"
        for fact in page.facts
        if isinstance(fact, Target | Result)
    ]
    assert told == case["figures"]
