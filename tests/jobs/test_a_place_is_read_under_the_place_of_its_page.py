import tomllib
from pathlib import Path
from typing import Any

import pytest

from jobs.extraction.places.gazetteer import Gazetteer
from jobs.extraction.rules.tokens import Place

CORPUS = tomllib.loads(
    (Path(__file__).parents[1] / "corpus" / "places.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: str(case["about"]))
def test_the_places_of_a_sentence(gazetteer: Gazetteer, case: dict[str, Any]) -> None:
    tokens = gazetteer.place_tokens(case["text"], Place(case["here"], None))
    told = [f"{case['text'][t.start : t.end]} = {t.value.path}" for t in tokens]
    assert told == case["places"]


def test_a_place_has_the_code_of_its_deepest_division(gazetteer: Gazetteer) -> None:
    text = "滨州市沾化区、高唐经济开发区"
    codes = [token.value.code for token in gazetteer.place_tokens(text, Place("", None))]
    assert codes == ["371603", "371526"]
