"""docs/first-day.md is what its conversation gives today; `make docs` writes it anew."""

from docs.make_first_day import PAGE, made_anew


def test_the_page_is_what_running_it_gives() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert made_anew(page) == page, "`make docs` writes it anew; look at what changed"


def test_every_block_is_a_conversation() -> None:
    blocks = PAGE.read_text(encoding="utf-8").split("```text")[1:]
    assert len(blocks) >= 5
    assert all(block.partition("\n")[2].startswith("› ") for block in blocks)
