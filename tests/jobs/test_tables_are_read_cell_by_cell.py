"""Each case of tests/corpus/tables.toml, and what holds however the cells of a table are parted."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.lexicons import load_extractor
from storage.records import Basis, Fact, Figure, Precision, Publication, Result, Target

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus" / "tables.toml").read_text("utf-8"))
PRINTED = Publication(on=date(2024, 7, 20), precision=Precision.DAY, basis=Basis.GIVEN)
HOME = "山东省/滨州市"
INDICATORS = ("地区生产总值", "固定资产投资", "社会消费品零售总额", "进出口总额", "利润总额")
LAYOUTS = ("\t", " | ", "    ", " ", "\n")


def facts_of(text: str) -> list[Fact]:
    facts = list(load_extractor().extract(text, published=PRINTED, region=HOME).facts)
    assert all(text[fact.start : fact.end] == fact.quote for fact in facts)
    return facts


def said(fact: Figure) -> str:
    days = "..".join(day.isoformat() if day else "" for day in (fact.period_start, fact.period_end))
    place = "" if fact.region == HOME else f" | {fact.region}"
    whose = f" | {fact.holder}" if fact.holder else place
    return f"{fact.indicator} | {fact.measure} | {fact.value:.12g} {fact.unit} | {days}{whose}"


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["rule"])
def test_a_table_states_what_its_case_says(case: dict[str, Any]) -> None:
    facts = facts_of(case["text"])

    assert [said(fact) for fact in facts if isinstance(fact, Result)] == case["figures"]
    assert [said(fact) for fact in facts if isinstance(fact, Target)] == case.get("targets", [])
    told = len(case["figures"]) + len(case.get("targets", []))
    assert len(facts) == told + case.get("others", 0)


@pytest.mark.parametrize("text", [text for none in CASES["none"] for text in none["texts"]])
def test_a_table_that_is_not_understood_states_nothing(text: str) -> None:
    assert facts_of(text) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(INDICATORS),
            st.decimals(min_value=1, max_value=9999, places=2),
            st.decimals(min_value=-50, max_value=50, places=1),
        ),
        min_size=2,
        max_size=5,
        unique_by=lambda row: row[0],
    )
)
def test_a_table_says_the_same_however_its_cells_are_parted(rows: list[tuple[Any, ...]]) -> None:
    head = ("指标", "单位", "1—6月", "同比增长（%）")
    lines = [head, *[(name, "亿元", str(level), str(growth)) for name, level, growth in rows]]
    told = {
        tuple(
            said(fact)
            for fact in facts_of("\n".join(mark.join(line) for line in lines))
            if isinstance(fact, Result)
        )
        for mark in LAYOUTS
    }

    assert len(told) == 1
    assert len(told.pop()) == 2 * len(rows)
