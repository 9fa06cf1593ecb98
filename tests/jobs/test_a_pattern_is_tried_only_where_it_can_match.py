import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobs.extraction
from jobs.extraction.rules.engine import Stage
from jobs.extraction.rules.pattern_needs import WordLed, by_first_character
from jobs.extraction.rules.pattern_openings import openings
from jobs.extraction.rules.rule_patterns import Found, compile_pattern
from jobs.lexicons import load_extractor

REPOSITORY = Path(__file__).parents[2]
LAW = settings(max_examples=30)


def values() -> Iterator[object]:
    for module in walk_packages(jobs.extraction.__path__, "jobs.extraction."):
        yield from vars(import_module(module.name)).values()


def said(kept: object) -> Iterator[str]:
    if isinstance(kept, str):
        yield from re.split(r"(?<=[。；\n])", kept)
    elif isinstance(kept, dict | list):
        for part in kept.values() if isinstance(kept, dict) else kept:
            yield from said(part)


WORD_LED = {value.pattern: value for value in values() if isinstance(value, WordLed)}
SENTENCES = sorted(
    {
        sentence
        for path in sorted(REPOSITORY.glob("tests/corpus/*.toml"))
        for sentence in said(tomllib.loads(path.read_text()))
    }
)
PIECES = sorted(
    {piece for sentence in SENTENCES for piece in re.split("(?<=[，、的])|(?=[，、的])", sentence)}
)
TEXTS = st.one_of(
    st.sampled_from(SENTENCES),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
    st.text(max_size=40),
)


def test_a_stage_finds_what_a_search_for_each_of_its_rules_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    matched: set[str] = set()
    matches = Stage.matches

    def match_and_compare(stage: Stage, marks: str) -> list[tuple[int, int, int, Found]]:
        found = list(matches(stage, marks))
        for order, rule in enumerate(stage.rules):
            spans = [each.span() for each in compile_pattern(rule.pattern).finditer(marks)]
            expected = [(start, -end) for start, end in spans if start < end]
            assert sorted(each[:2] for each in found if each[2] == order) == expected, rule.name
            if expected:
                matched.add(rule.name)
        return found

    monkeypatch.setattr(Stage, "matches", match_and_compare)
    for sentence in SENTENCES:
        load_extractor().extract(sentence)
    assert len(matched) > 30


@LAW
@given(st.lists(TEXTS, max_size=3).map("".join))
def test_words_lead_to_the_matches_that_a_plain_search_finds(text: str) -> None:
    for pattern, led in WORD_LED.items():
        plain = re.compile(pattern).finditer(text)
        assert [found.span() for found in led.finditer(text)] == [found.span() for found in plain]


def test_words_lead_to_the_matches_of_every_sentence() -> None:
    for pattern, led in WORD_LED.items():
        plain = [[found.span() for found in re.finditer(pattern, text)] for text in SENTENCES]
        assert any(plain), pattern
        assert plain == [[found.span() for found in led.finditer(text)] for text in SENTENCES]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("开工(?:建设)?|竣工", "|开工 |竣工"),
        ("(?<!未)(?:已|全部)?完成", "|已完成 |全部完 |完成"),
        ("[甲乙]?(?:^|(?<=，))由(?P<who>.+)", "|甲由 |乙由 |由"),
        ("甲+乙|甲乙", "|甲乙 |甲甲乙 |甲甲甲"),
        ("(?<=增长了|提高)约?(?=甲)", "增长了|约甲 增长了|甲 提高|约甲 提高|甲"),
        ("(?<=同比)[^，]+升", "同比|"),
        ("路(?=拓宽|改)(?!造)(?:拓|改)", "|路拓宽 |路改"),
        ("路(?=拓宽|$)", "|路"),
        ("[12]?[12]号线", "|1号线 |2号线 |11号 |12号 |21号 |22号"),
        ("升(?:了|到(?!底)){0,2}[^，]", "|升"),
        (
            r"(?P<a>\d)[-/](?P=a)|[一二]月",
            " ".join(f"|{n}- |{n}/" for n in range(10)) + " |一月 |二月",
        ),
    ],
)
def test_a_pattern_begins_with_one_of_its_openings(pattern: str, words: str) -> None:
    assert {"|".join(each) for each in openings(pattern)} == set(words.split())


@pytest.mark.parametrize("pattern", [".*完成", "甲?", r"\w+个", "[^，]个"])
def test_a_pattern_that_may_begin_with_anything_leads_by_no_word(pattern: str) -> None:
    with pytest.raises(ValueError, match="begin with anything"):
        WordLed(pattern)


@pytest.mark.parametrize("pattern", ["(?i)gdp", "[]a]", "甲)乙"])
def test_a_form_that_is_not_understood_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(pattern))):
        openings(pattern)


@LAW
@given(st.text("甲乙丙开工港路到", max_size=12))
def test_choices_parted_by_their_first_characters_match_what_all_of_them_match(text: str) -> None:
    pattern = "(?<=[到开])港|(?:甲|乙丙)?路|开工(?!港)|[甲乙]+丙|开"
    parted = by_first_character(pattern)
    for at, first in enumerate(text):
        begun = parted[first]
        found = begun.match(text, at) if begun else None
        plain = re.compile(pattern).match(text, at)
        assert (found and found.span()) == (plain and plain.span())


def test_choices_that_may_begin_with_anything_are_not_parted() -> None:
    with pytest.raises(ValueError, match="begin with anything"):
        by_first_character("甲|.乙")
