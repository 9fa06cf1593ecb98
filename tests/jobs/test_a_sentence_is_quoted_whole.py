import pytest

from jobs.quoting import Sentences

PAGE = """\
港区今年要做的事

    2023年2月8日  沿海演示报

    今年，港区计划新开工码头三座，货物吞吐量力争达到1.2亿吨，比上年增

长8%。疏港公路年内通车；另有两条航道要疏浚。

    港务集团负责人说：“我们要把日子往前赶。”
"""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("1.2亿吨", "今年，港区计划新开工码头三座，货物吞吐量力争达到1.2亿吨，比上年增长8%。"),
        ("长8%", "今年，港区计划新开工码头三座，货物吞吐量力争达到1.2亿吨，比上年增长8%。"),
        ("疏港公路", "疏港公路年内通车；"),
        ("把日子", "港务集团负责人说：“我们要把日子往前赶。”"),
        ("港区今年", "港区今年要做的事"),
    ],
)
def test_lines_that_are_broken_in_a_word_are_joined_and_headings_stand_apart(words, sentence):
    at = PAGE.index(words)
    assert Sentences(PAGE).around(at, at + len(words)) == sentence


def test_what_reaches_into_the_next_sentence_is_quoted_with_it() -> None:
    start, end = PAGE.index("长8%"), PAGE.index("疏港公路") + 4
    assert Sentences(PAGE).around(start, end).endswith("增长8%。疏港公路年内通车；")


def test_where_nothing_stands_nothing_is_quoted() -> None:
    assert Sentences("").around(0, 1) == ""
    assert Sentences("\n\n码头。").around(0, 1) == ""
