import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobs.lexicons import load_extractor
from storage.records import Basis, Precision, Publication, Result, Target

CORPUS = Path(__file__).parents[1] / "corpus"
TARGETS, REPORTS, RESULTS, COMMUNIQUES = (
    tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("targets", "work_reports", "results", "communiques")
)
HOME = "山东省/滨州市"


def figures_of(text: str, on: date) -> list[Target | Result]:
    given = Publication(on=on, precision=Precision.DAY, basis=Basis.GIVEN)
    extraction = load_extractor().extract(text, published=given, region=HOME)
    return [fact for fact in extraction.facts if isinstance(fact, Target | Result)]


def check(case: dict[str, Any], found: list[Target | Result], others: int) -> None:
    said = [[fact.indicator, str(fact.measure), fact.value, fact.unit] for fact in found]
    assert said == case["figures"]
    assert others == case.get("others", 0)
    for fact in found:
        for name, value in case.get("with", {}).items():
            ours = getattr(fact, name)
            assert (ours.isoformat() if isinstance(ours, date) else ours or False) == value


@pytest.mark.parametrize(
    "case", RESULTS["case"] + COMMUNIQUES["case"], ids=lambda case: case["rule"]
)
def test_results(case: dict[str, Any]) -> None:
    found = figures_of(case["text"], date(2023, 7, 20))
    results = [fact for fact in found if isinstance(fact, Result)]
    check(case, results, len(found) - len(results))


@pytest.mark.parametrize("case", TARGETS["case"] + REPORTS["case"], ids=lambda case: case["rule"])
def test_targets(case: dict[str, Any]) -> None:
    found = figures_of(case["text"], date(2023, 2, 6))
    targets = [fact for fact in found if isinstance(fact, Target)]
    check(case, targets, len(found) - len(targets))


@pytest.mark.parametrize(
    "text",
    [
        text
        for corpus in (TARGETS, REPORTS, RESULTS, COMMUNIQUES)
        for none in corpus["none"]
        for text in none["texts"]
    ],
)
def test_what_states_nothing_gives_nothing(text: str) -> None:
    assert figures_of(text, date(2023, 7, 20)) == []
