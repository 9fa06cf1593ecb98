"""All sentences of an article are read for frames in one pass; none may reach into another."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.extraction.figures.frame_reader import read_frames
from jobs.extraction.figures.frame_rules import FRAME_RULES
from jobs.extraction.figures.frames import Frame, FrameRule, Said, level_of
from jobs.extraction.rules.condensed import Condensed
from jobs.extraction.rules.quantity import Quantity, QuantityKind
from jobs.extraction.rules.rule_patterns import compile_pattern, mark
from jobs.extraction.rules.tokens import Period, Token

PIECES = [
    "产值",
    "由",
    "从",
    "占全市的",
    "比上年",
    "同比",
    "增长",
    "下降了",
    "提高到",
    "增速",
    "高于全省",
    "居全省",
    "恢复到",
    "的",
    "为",
    "指数",
    "，",
    "、",
    "。",
    "\ue000",
    "8%",
    "5亿元",
    "第2位",
    "3倍",
    "0.4个百分点",
    "2021年",
]
KINDS = {
    "8%": QuantityKind.SHARE,
    "5亿元": QuantityKind.MONEY,
    "第2位": QuantityKind.RANK,
    "3倍": QuantityKind.MULTIPLE,
    "0.4个百分点": QuantityKind.POINTS,
}
SENTENCES = st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=5)


@settings(max_examples=300)
@given(SENTENCES)
def test_each_sentence_has_the_frames_that_it_has_alone(texts: list[str]) -> None:
    sentences = [(text, tokens_of(text)) for text in texts]
    alone = [read_frames([sentence])[0] for sentence in sentences]
    assert read_frames(sentences) == alone


@settings(max_examples=200)
@given(SENTENCES)
def test_every_quantity_is_in_one_frame_and_frames_stand_apart(texts: list[str]) -> None:
    sentences = [(text, tokens_of(text)) for text in texts]
    for (_, tokens), frames in zip(sentences, read_frames(sentences), strict=True):
        quantities = sorted((t for t in tokens if t.kind == "quantity"), key=lambda t: t.start)
        held = [part for frame in frames for part in frame.parts if part.kind == "quantity"]
        assert held == quantities
        assert all(one.end <= two.start for one, two in pairwise(frames))


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_rule_is_left_out_that_would_have_made_a_frame(text: str) -> None:
    assert read_frames([(text, tokens_of(text))])[0] == tried_everywhere(text, tokens_of(text))


def test_a_sentence_that_ends_open_takes_no_quantity_of_the_next() -> None:
    texts = ["全市工业投资增长", "8%是去年的增速"]
    first, second = read_frames([(text, tokens_of(text)) for text in texts])
    assert first == []
    assert [frame.rule for frame in second] == ["figure.plain"]


def tried_everywhere(text: str, tokens: list[Token]) -> list[Token]:
    """The frames of a sentence by trying each rule at each place."""
    condensed = Condensed(text, tokens)
    plain = FrameRule("figure.plain", "{quantity}", said_plainly)
    found = [
        (match.start(), -match.end(), order, rule, match)
        for order, rule in enumerate([*FRAME_RULES, plain])
        for match in matches_of(rule, condensed.marks)
    ]
    frames: list[Token] = []
    free_from = 0
    for start, minus_end, _, rule, match in sorted(found, key=lambda each: each[:3]):
        inside, *span = condensed.stretch(start, -minus_end)
        if start >= free_from:
            frame = rule.make(Said(match, inside, text, condensed.to_text))
            if frame is not None:
                frames.append(Token("frame", *span, frame, rule.name, inside))
                free_from = -minus_end
    return frames


def matches_of(rule: FrameRule, marks: str) -> Iterator[re.Match[str]]:
    """All of a rule; of one that is looked for before each quantity, those that end there."""
    pattern = re.compile(compile_pattern(rule.pattern).pattern)
    if not rule.in_clause:
        yield from pattern.finditer(marks)
        return
    for end in (found.end() for found in re.finditer(mark("quantity"), marks)):
        yield from (found for found in pattern.finditer(marks, 0, end) if found.end() == end)


def said_plainly(said: Said) -> Frame:
    value = said.tokens[0].value
    return Frame(said.tokens[0], level_of(value), value)


def tokens_of(text: str) -> list[Token]:
    tokens = [
        Token("period", found.start(), found.end(), Period(None, None, "year"), "period.year")
        for found in re.finditer("2021年", text)
    ]
    for words, kind in KINDS.items():
        value = Quantity(kind, 2.0, "")
        tokens += [
            Token("quantity", found.start(), found.end(), value, "quantity.tried")
            for found in re.finditer(re.escape(words), text)
        ]
    return tokens
