from hypothesis import given
from hypothesis import strategies as st

from jobs.search import LONGEST, best_sentence, pieces_of

TEXT = "会议开得简短。全市加快布局新能\n源产业，抓好铝材项目。晴转多云。"


def shown(text, *words):
    start, end = best_sentence(text, words)
    return text[start:end]


def test_the_sentence_that_holds_the_words_is_shown():
    assert shown(TEXT, "新能源") == "全市加快布局新能\n源产业，抓好铝材项目。"
    assert shown(TEXT, "多云") == "晴转多云。"


def test_the_sentence_with_most_of_the_words_wins():
    assert (
        shown(f"先说铝材。{TEXT}", "铝材", "新能源") == "全市加快布局新能\n源产业，抓好铝材项目。"
    )


def test_what_is_found_is_marked():
    marked = [
        piece.text for piece in pieces_of(shown(TEXT, "新能源"), ["新能源", "铝材"]) if piece.found
    ]
    assert marked == ["新能\n源", "铝材"]


def test_a_long_sentence_is_cut_around_the_words():
    text = "长" * 500 + "铝材" + "句" * 500 + "。"
    found = shown(text, "铝材")
    assert "铝材" in found
    assert len(found) == LONGEST


def test_nothing_is_shown_where_only_the_title_has_them():
    assert best_sentence(TEXT, ["标题"]) == (0, 0)


TEXTS = st.text(alphabet="铝材新能源。；\n ＡbＢ3３", max_size=60)


@given(TEXTS, st.lists(TEXTS.map(lambda each: each[:4]), max_size=3))
def test_the_pieces_together_are_the_sentence(text, words):
    start, end = best_sentence(text, words)
    assert "".join(piece.text for piece in pieces_of(text[start:end], words)) == text[start:end]
