import re

from hypothesis import given
from hypothesis import strategies as st

from jobs.extraction.rules.wordlist import alternation

WORDS = st.lists(st.text("工业园区路", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("工业园区路", max_size=6))
def test_the_longest_word_that_a_text_begins_with_is_matched(words: list[str], text: str) -> None:
    found = re.match(alternation(words), text)
    begun = [word for word in words if text.startswith(word)]
    assert (found[0] if found else None) == max(begun, key=len, default=None)


@given(WORDS)
def test_a_word_cut_short_is_taken_where_the_longer_one_leads_nowhere(words: list[str]) -> None:
    for word in words:
        assert re.fullmatch(f"(?:{alternation(words)})。", f"{word}。")
