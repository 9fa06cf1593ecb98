"""Laws of reading, for any page."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.extraction.dates.periods import Anchor, period_tokens
from jobs.extraction.dates.publication import Publications
from jobs.extraction.places.gazetteer import Gazetteer
from jobs.extraction.reading.articles import read_articles
from jobs.extraction.reading.characters import uniform
from jobs.extraction.reading.readable import sentences
from jobs.extraction.reading.stretches import look_over
from jobs.extraction.rules.spotter import Spotter
from jobs.extraction.rules.tokens import Place

LETTERS = st.sampled_from(
    "一二三年月日市县区省我全该北海滨州经济开发区今去明上下半季度截至到前底末，。；：！？“”（）《》、—-~"
    "\n\n\r\t　 0123456789１２％.,:/#■●abc記者訊报讯通员標題"
)
PAGES = st.text(LETTERS, max_size=200) | st.text(max_size=80)


@pytest.fixture(scope="module")
def spotter(gazetteer: Gazetteer) -> Spotter:
    return Spotter(gazetteer.names)


@given(PAGES)
def test_uniform_characters_stand_where_the_page_has_them(raw: str) -> None:
    assert len(uniform(raw)) == len(raw)
    assert uniform(raw) == uniform(raw)


@given(PAGES)
def test_offsets_grow_and_point_to_the_same_characters(raw: str) -> None:
    page = uniform(raw)
    for article in read_articles(raw):
        assert 0 <= article.start < article.end <= len(raw)
        for paragraph in article.paragraphs:
            reading = paragraph.reading
            assert len(reading.text) == len(reading.offsets) > 0
            assert all(a < b for a, b in pairwise(reading.offsets))
            assert "".join(page[at] for at in reading.offsets) == reading.text


@given(PAGES)
def test_sentences_cover_a_text_without_gaps(text: str) -> None:
    assert "".join(text[start:end] for start, end in sentences(text)) == text


@given(PAGES)
def test_tokens_stand_apart_and_in_order(gazetteer: Gazetteer, spotter: Spotter, raw: str) -> None:
    page = read_articles(raw)
    printed = Publications(page)
    looks = [look_over(article, spotter)[1] for article in page]
    homes = gazetteer.locate(page, looks, "山东省/滨州市")
    for article, here in zip(page, homes, strict=True):
        anchor = printed.anchor(article, printed.publication(article))
        for paragraph in article.paragraphs:
            text = paragraph.reading.text
            for tokens in (
                period_tokens(text, anchor),
                gazetteer.place_tokens(text, here),
            ):
                assert all(0 <= token.start < token.end <= len(text) for token in tokens)
                assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(PAGES)
def test_the_same_text_gives_the_same_tokens(gazetteer: Gazetteer, text: str) -> None:
    here = Place("山东省/滨州市/北海经济开发区", "371600")
    assert gazetteer.place_tokens(text, here) == gazetteer.place_tokens(text, here)
    assert period_tokens(text, Anchor()) == period_tokens(text, Anchor())
