import tomllib
from pathlib import Path
from typing import Any

import pytest

from jobs.extraction.quantities.quantity_reader import QuantityReader
from jobs.extraction.rules.quantity import Quantity

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "corpus" / "quantities.toml").read_text(encoding="utf-8")
)
READER = QuantityReader()


def quantities_in(text: str) -> list[Quantity]:
    return [token.value for token in READER.read(text) if token.kind == "quantity"]


@pytest.mark.parametrize(
    ("case", "said"),
    [pytest.param(case, said, id=said) for case in CASES["quantity"] for said in case["said"]],
)
def test_one_value_has_many_spellings(case: dict[str, Any], said: str) -> None:
    (quantity,) = quantities_in(said)
    assert quantity.value == pytest.approx(case["value"])
    assert quantity.value_max == case.get("value_max")
    assert quantity.unit == case["unit"]
    assert quantity.kind == case["kind"]
    assert quantity.comparator == case.get("comparator", "=")


@pytest.mark.parametrize("said", CASES["none"]["said"])
def test_digits_that_name_something_are_no_quantity(said: str) -> None:
    assert quantities_in(said) == []


def test_texts_read_together_give_what_they_give_apart() -> None:
    texts = [said for case in CASES["quantity"] for said in case["said"]]
    together = READER.read_many(texts, [[] for _ in texts])
    assert together == [READER.read(text) for text in texts]
