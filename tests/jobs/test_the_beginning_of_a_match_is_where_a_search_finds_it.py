import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.pattern_openings import AnyBeginningError

PATTERNS = (
    "(?<!项)目前|[今明]年|(?:集中)?(?:开工|竣工)(?!项目)",
    "要(?:完成|实现)|还[要将]|目前$",
    "^(?:项目|今年)|完成(?=项目)",
)
TEXTS = st.lists(
    st.sampled_from(("目前", "项", "项目", "今", "年", "集中", "开工", "还", "要", "完成", "，")),
    max_size=8,
).map("".join)


@given(TEXTS, st.sampled_from(PATTERNS))
def test_it_begins_wherever_the_pattern_is_found(text: str, pattern: str) -> None:
    found, begun = re.search(pattern, text), beginning(pattern).search(text)
    assert (found and found.start()) == (begun and begun.start())


@given(TEXTS, st.integers(0, 9), st.integers(0, 9))
def test_a_stretch_is_searched_as_the_pattern_searches_it(text: str, start: int, end: int) -> None:
    for pattern in PATTERNS:
        found = re.compile(pattern).search(text, start, end)
        begun = beginning(pattern).search(text, start, end)
        assert (found and found.start()) == (begun and begun.start())


def test_a_pattern_that_may_begin_with_anything_is_refused() -> None:
    with pytest.raises(AnyBeginningError):
        beginning(".*项目")
