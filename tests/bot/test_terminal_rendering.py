"""Formatted text as the terminal shows it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.ansi import render
from bot.botapi.html import parse_html


def test_links_show_their_address_once() -> None:
    body = parse_html(
        '<a href="https://a.example/x">出处</a> <a href="https://b.example">b.example</a>'
    )
    plain = "出处 (https://a.example/x) b.example (https://b.example)"
    assert render(body, colour=False) == plain


def test_quotes_stand_behind_a_bar_on_lines_of_their_own() -> None:
    body = parse_html("前<blockquote>一\n🏗二</blockquote>后")
    assert render(body, colour=False) == "前\n│ 一\n│ 🏗二\n后"


def test_styles_are_ansi_where_there_is_colour() -> None:
    body = parse_html("<b>早<i>上</i></b>好")
    assert render(body, colour=True) == "\x1b[1m早\x1b[3m上\x1b[23m\x1b[22m好"
    assert render(body, colour=False) == "早上好"


@given(st.lists(st.tuples(st.text("早🏗a ", min_size=1), st.sampled_from("bius")), max_size=8))
def test_styles_change_no_character(parts: list[tuple[str, str]]) -> None:
    body = parse_html("".join(f"<{tag}>{text}</{tag}>" for text, tag in parts))
    assert re.sub(r"\x1b\[\d+m", "", render(body, colour=True)) == body.text
