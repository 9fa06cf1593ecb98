"""Real pages of news and government sites, kept outside the repository."""

import json
import os
import re
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]
import pytest

from jobs.pages import decode, read_page

PAGES = Path(__file__).parents[2].parent / "shared" / "html"
REQUIRED = os.environ.get("GUATU_REQUIRE_PAGES") == "1"


AROUND = re.compile(r"\b(?:nav|menu|comment|tie|related|recommend|share|footer|login)", re.I)
BUTTONS = re.compile(
    r"^[-\W]*(?:评论|关注|分享.{0,6}|推荐|打印本页|关闭窗口|上一[篇页]|下一[篇页]|返回.{0,6}|首页.*>>.*)\W*$"
)


def load_index() -> list[dict[str, str]]:
    if not (PAGES / "index.jsonl").exists():
        return []
    lines = (PAGES / "index.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


INDEX = load_index()


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_pages_are_here() -> None:
    if not INDEX and not REQUIRED:
        pytest.skip(f"no pages in {PAGES}; GUATU_REQUIRE_PAGES=1 makes that a failure")
    assert len(INDEX) == 19


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["file"])
def test_the_longest_paragraph_is_in_the_text(entry: dict[str, str]) -> None:
    page = read_page((PAGES / entry["file"]).read_bytes())
    assert squeezed(entry["longest_paragraph_start"]) in squeezed(page.text)


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["file"])
def test_the_title_is_the_articles_without_the_sites_name(entry: dict[str, str]) -> None:
    page = read_page((PAGES / entry["file"]).read_bytes())
    if entry["title"]:
        assert page.title
        assert squeezed(entry["title"]).startswith(squeezed(page.title))
        assert "网" not in page.title


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["file"])
def test_no_character_is_lost_in_decoding(entry: dict[str, str]) -> None:
    body = (PAGES / entry["file"]).read_bytes()
    # Two pages were printed with replacement characters in them, by the site's own mistake.
    printed = body.count("\ufffd".encode()) + body.count("\ufffd".encode("gb18030"))
    assert read_page(body).text.count("\ufffd") <= printed


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["file"])
def test_no_button_is_a_line_of_the_text(entry: dict[str, str]) -> None:
    lines = read_page((PAGES / entry["file"]).read_bytes()).text.split("\n")
    assert [line for line in lines if BUTTONS.match(line)] == []


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["file"])
def test_what_the_page_calls_navigation_or_comments_is_left_out(entry: dict[str, str]) -> None:
    html = decode((PAGES / entry["file"]).read_bytes())
    tree = lxml.html.document_fromstring(html.replace('encoding="', 'was="'))
    page = read_page((PAGES / entry["file"]).read_bytes())
    text = squeezed(page.text)
    for element in tree.iter("div", "ul", "li"):
        words = squeezed(element.text_content())
        called = f"{element.get('class', '')} {element.get('id', '')}"
        if (
            AROUND.search(called)
            and len(words) > 12
            and words[:12] not in squeezed(page.title or "")
        ):
            assert entry["longest_paragraph_start"] in words or words not in text


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["file"])
def test_the_day_is_the_one_that_the_page_shows(entry: dict[str, str]) -> None:
    body = (PAGES / entry["file"]).read_bytes()
    on = read_page(body).published.on
    html = decode(body)
    if on is not None:
        shown = (
            f"{on.year}{a}{on.month:{w}}{b}{on.day:{w}}"
            for a, b in ("--", "年月", "//")
            for w in ("", "02")
        )
        assert any(day in html for day in shown)
