import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.quoting import Sentences, in_one_line

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


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("货物吞吐量增长1\n5%以上", "货物吞吐量增长15%以上"),
        ("货物吞吐量增长1. \n\n 5%以上", "货物吞吐量增长1.5%以上"),
        ("建成智慧\n　港 区", "建成智慧港区"),
        ("由Green\nPort Group承建", "由Green Port Group承建"),
        ("年均增长1 2 %，达到2 9 0 0 亿元", "年均增长12%，达到2900亿元"),
        ("2022 2023两年", "2022 2023两年"),
        ("港区开工。\n　　疏港路通车。", "港区开工。　疏港路通车。"),
        ("港区开工。\n\n疏港路通车。", "港区开工。　疏港路通车。"),
        ("港区开工。\r\n    疏港路通车。", "港区开工。　疏港路通车。"),
        ("港区\n\n开工", "港区开工"),
        ("  \n ", ""),
    ],
)
def test_a_quote_becomes_one_line(words, line) -> None:
    assert in_one_line(words) == line


@given(st.text(alphabet="港区开工1 5%.。\n\r\u3000\tAB", max_size=30))
def test_one_line_keeps_all_that_is_no_blank_and_stays_as_it_is(words) -> None:
    line = in_one_line(words)
    assert "".join(line.split()) == "".join(words.split())
    assert "\n" not in line
    assert in_one_line(line).replace("\u3000", "") == line.replace("\u3000", "")


def test_where_nothing_stands_nothing_is_quoted() -> None:
    assert Sentences("").around(0, 1) == ""
    assert Sentences("\n\n码头。").around(0, 1) == ""
