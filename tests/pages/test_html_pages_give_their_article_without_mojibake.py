"""Real pages of news and government sites, kept outside the repository."""

import json
import os
from pathlib import Path

import pytest

from jobs.pages import read_page

PAGES = Path(__file__).parents[2].parent / "shared" / "html"
REQUIRED = os.environ.get("GUATU_REQUIRE_PAGES") == "1"


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
