"""全县规模以上工业增加值 ends with an indicator: the one that a reading of all of it ends with."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.extraction.figures.indicators import Indicator, IndicatorKind, IndicatorLexicon
from storage.records import Measure


def indicator(name: str, *aliases: str) -> Indicator:
    return Indicator(name, aliases, "元", Measure.LEVEL, IndicatorKind.FLOW, True)


LEXICON = IndicatorLexicon(
    [
        indicator("工业增加值", "工业增加", "加值税"),
        indicator("税收", "税"),
        indicator("收入"),
        indicator("税收收入总额"),
    ]
)
NAMES = st.lists(
    st.sampled_from(["工业", "增加", "值", "税", "收", "收入", "总额", "县"]), max_size=7
)


@settings(max_examples=500)
@given(NAMES.map("".join))
def test_the_end_of_a_name_is_what_reading_it_all_finds_there(name: str) -> None:
    read = [token.value for token in LEXICON.read(name) if token.end == len(name)]
    assert LEXICON.at_end(name) == (read[0] if read else None)


def test_a_longer_name_that_begins_before_hides_a_shorter_one() -> None:
    assert LEXICON.at_end("全县税收收入总额") == indicator("税收收入总额")
    assert LEXICON.at_end("全县工业增加值") == indicator("工业增加值", "工业增加", "加值税")
    assert LEXICON.at_end("全县工业增加值税") == indicator("税收", "税")
    assert LEXICON.at_end("全县人口") is None
    assert LEXICON.at_end("") is None
