"""Each case of tests/corpus/{projects,milestones,campaigns}.toml: a text and what it states."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobs.lexicons import load_extractor
from storage.records import (
    Basis,
    Campaign,
    Fact,
    Milestone,
    Precision,
    Project,
    Publication,
)

CORPUS = Path(__file__).parent.parent / "corpus"
PRINTED = Publication(on=date(2024, 3, 20), precision=Precision.DAY, basis=Basis.GIVEN)
HOME = "山东省/滨州市"
KINDS: dict[str, type[Fact]] = {
    "projects": Project,
    "milestones": Milestone,
    "campaigns": Campaign,
}


def cases() -> list[Any]:
    return [
        pytest.param(text, case.get("home", HOME), kind, case[kind], id=f"{kind}: {text[:24]}")
        for kind in KINDS
        for case in tomllib.loads((CORPUS / f"{kind}.toml").read_text("utf-8"))["case"]
        for text in [case["text"]]
    ]


@pytest.mark.parametrize(("text", "home", "kind", "expected"), cases())
def test_a_text_states_what_its_case_says(
    text: str, home: str, kind: str, expected: list[dict[str, Any]]
):
    facts = load_extractor().extract(text, published=PRINTED, region=home).facts
    found = [fact for fact in facts if isinstance(fact, KINDS[kind])]

    told = [{name: plain(getattr(fact, name)) for name in told_of(fact)} for fact in found]

    assert len(found) == len(expected), told
    for fact, case in zip(found, expected, strict=True):
        # TOML has no null: false stands for a field that must be empty.
        seen = {name: plain(getattr(fact, name)) for name in case}
        assert seen == {name: None if value is False else value for name, value in case.items()}


def told_of(fact: Fact) -> tuple[str, ...]:
    match fact:
        case Project():
            return ("name", "owner", "investment", "stage", "region")
        case Milestone():
            return ("project", "event", "status", "date_start", "date_end")
        case _:
            return ("name", "components", "region")


def plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
