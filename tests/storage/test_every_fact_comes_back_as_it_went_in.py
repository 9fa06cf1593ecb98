import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.database import Database
from storage.fact_rows import fact_decoder, fact_to_json
from storage.facts import get_fact, replace_facts
from storage.records import (
    FACT_TYPES,
    Comparator,
    Fact,
    Measure,
    Stage,
    Status,
    Trace,
    fact_type,
)
from storage.things import list_things_by_keys, put_things
from tests.storage.rows import put_article, target, thing

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
number = st.floats(allow_nan=False, allow_infinity=False)
day = st.dates(min_value=date(1, 1, 1))
maybe_text, maybe_number, maybe_day = st.none() | text, st.none() | number, st.none() | day
texts = st.lists(text, max_size=3).map(tuple)
place = st.sampled_from(["", "山东省", "山东省/滨州市/北海经济开发区"])

EVIDENCE: dict[str, Any] = {
    "article": st.integers(0, 99),
    "quote": text,
    "start": st.integers(0, 2**31 - 1),
    "end": st.integers(0, 2**31 - 1),
    "region": place,
    "region_code": maybe_text,
    "confidence": st.floats(0, 1),
    "rules": texts,
}
FIGURE = {
    "indicator": text,
    "measure": st.sampled_from(Measure),
    "comparator": st.sampled_from(Comparator),
    "value": number,
    "value_max": maybe_number,
    "unit": text,
    "period_start": maybe_day,
    "period_end": maybe_day,
    "holder": maybe_text,
    "within": maybe_text,
    "base": maybe_text,
}
OWN = {
    "campaign": {"name": text, "components": texts},
    "target": FIGURE,
    "result": FIGURE,
    "project": {
        "name": text,
        "owner": maybe_text,
        "responsible": texts,
        "investment": maybe_number,
        "stage": st.none() | st.sampled_from(Stage),
    },
    "milestone": {
        "project": text,
        "event": text,
        "status": st.sampled_from(Status),
        "date_start": maybe_day,
        "date_end": maybe_day,
        "progress": maybe_number,
        "amount": maybe_number,
        "unit": maybe_text,
    },
}
facts: st.SearchStrategy[Fact] = st.one_of(
    [st.builds(made, **EVIDENCE, **OWN[kind]) for kind, made in FACT_TYPES.items()]
)


@given(facts)
def test_as_json(fact: Fact) -> None:
    assert fact_decoder(fact_type(fact)).decode(json.dumps(fact_to_json(fact))) == fact


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(facts, max_size=5), text)
def test_as_rows(database: Database, given_facts: list[Fact], page_text: str) -> None:
    with database.write() as conn:
        article = put_article(conn, page_text)
        stored = replace_facts(conn, article.id, given_facts)
        assert [one.fact for one in stored] == given_facts
        assert [get_fact(conn, one.id) for one in stored] == stored
        conn.rollback()


@pytest.mark.parametrize("value", [36e8, 1e-9, -4.3])
def test_as_what_a_thing_is_now(database: Database, value: float) -> None:
    known = thing("one", current=target(value=value), due_on=date(2023, 12, 31), closed=True)
    with database.write() as conn:
        put_things(conn, [known])
        found = list_things_by_keys(conn, ["one", "other"])
    assert found == {
        "one": thing(
            "one", id=found["one"].id, current=known.current, due_on=known.due_on, closed=True
        )
    }


def test_but_for_its_trace_which_the_page_can_give_again() -> None:
    trace = Trace(rule="target.plan", start=2, end=9, parts=(Trace(rule="x.y", start=2, end=3),))
    assert "trace" not in fact_to_json(target(trace=trace))
