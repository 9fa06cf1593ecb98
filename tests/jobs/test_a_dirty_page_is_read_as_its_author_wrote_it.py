import tomllib
from pathlib import Path
from typing import Any

import pytest

from jobs.extraction.reading.articles import read_articles
from jobs.extraction.reading.readable import sentences

CORPUS = tomllib.loads(
    (Path(__file__).parents[1] / "corpus" / "reading.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: str(case["about"]))
def test_a_page_is_read(case: dict[str, Any]) -> None:
    articles = read_articles(case["page"])
    paragraphs = articles[0].paragraphs
    if "titles" in case:
        assert [article.title for article in articles] == case["titles"]
    if "paragraphs" in case:
        assert [f"{p.kind}: {p.reading.text}" for p in paragraphs] == case["paragraphs"]
    if "text" in case:
        assert [p.reading.text for p in paragraphs if p.kind == "body"] == case["text"]


def test_a_paragraph_printed_twice_is_marked_the_second_time() -> None:
    whole = "泵站的机器换了新的，比旧的省电三成。站长说，夏天的电费能省下一大半，村里再也不愁。"
    page = f"泵站\n\n{whole}\n\n渠边又种了树。\n\n{whole[10:]}\n\n{whole}\n"
    (article,) = read_articles(page)
    repeated = [paragraph.repeated for paragraph in article.paragraphs]
    assert repeated == [False, False, False, True, True]


def test_an_article_spans_its_title_to_its_last_character() -> None:
    page = "\n\n渠水进村来\n\n家家户户都高兴。\n\n[查看原文](https://example.org/a)\n"
    (article,) = read_articles(page)
    assert page[article.start : article.end] == "渠水进村来\n\n家家户户都高兴。"


def test_an_empty_page_has_no_article() -> None:
    assert read_articles("") == ()
    assert read_articles(" \n\n　\n") == ()


def test_sentences_keep_their_closing_marks() -> None:
    text = "他说：“好。”大家笑了！走吧？走；再走"
    assert [text[a:b] for a, b in sentences(text)] == [
        "他说：“好。”",
        "大家笑了！",
        "走吧？",
        "走；再走",
    ]


def test_a_dateline_stands_by_itself() -> None:
    for line in ("本报讯（记者 李大山）", "鲁网滨州讯", "新华社济南3月18日电", "滨州3月18日讯"):
        text = f"{line}渠水进村来。家家都来看。"
        assert [text[a:b] for a, b in sentences(text)] == [line, "渠水进村来。", "家家都来看。"]
    for text in (
        "本报通讯员李大山说。",
        "互联网资讯多。",
        "华能发电厂开工。",
        "公交智能电网讯息多。",
    ):
        assert len(sentences(text)) == 1
