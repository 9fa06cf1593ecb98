"""Telegram's HTML, taken and refused as Telegram does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.botapi.entities import Entity, units, utf16_slice
from bot.botapi.errors import ApiError
from bot.botapi.html import parse_html


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("早<b", "Unclosed start tag at byte offset 3"),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("早<p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>早", 'Can\'t find end tag corresponding to start tag "b"'),
        ("早</b>", "Unexpected end tag at byte offset 3"),
        (
            "<b><i>早</b></i>",
            'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"',
        ),
        ("<b>早</b", "Unclosed end tag at byte offset 6"),
        ("<span>早</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a href="x>早</a>', "Unclosed start tag at byte offset 0"),
        ("<a ='x'>早</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>早</a>", "Unexpected end of name token at byte offset 8"),
        ('<tg-emoji emoji-id="x">早</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_broken_html_is_refused_with_its_byte_offset(source: str, why: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {why}"


@pytest.mark.parametrize(
    ("source", "text", "types"),
    [
        ("<B>早</B>", "早", ["bold"]),
        ("<ins>a</ins> <del>b</del>", "a b", ["underline", "strikethrough"]),
        ('<span class="tg-spoiler">早</span>', "早", ["spoiler"]),
        ("<blockquote expandable>早</blockquote>", "早", ["expandable_blockquote"]),
        ('<pre><code class="language-python">x</code></pre>', "x", ["pre"]),
        ("&lt;b&gt; &amp; &#26089; &#x65E9; &nbsp;", "<b> & 早 早 &nbsp;", []),
        ("<b></b>早", "早", []),
        ("<b>早</>", "早", ["bold"]),
        ("<b>早</b><b>上</b>", "早上", ["bold"]),
        ("<b>早<code>上</code>好</b>", "早上好", ["bold", "code", "bold"]),
        ('<a href="nowhere">早</a>', "早", []),
        ('<a href="https://example.org/?a=1&amp;b=2">早</a>', "早", ["text_link"]),
        ('<a href="tg://user?id=7">早</a>', "早", ["text_mention"]),
    ],
)
def test_what_telegram_takes_becomes_text_and_entities(
    source: str, text: str, types: list[str]
) -> None:
    parsed = parse_html(source)
    assert parsed.text == text
    assert [entity.type for entity in parsed.entities] == types


def test_offsets_count_utf16_units_and_blanks_at_the_ends_go() -> None:
    parsed = parse_html("\n 🏗𠀀 <b>开工 </b>\n")
    assert parsed.text == "🏗𠀀 开工"
    assert parsed.entities == (Entity(5, 2, "bold"),)


def test_entities_beyond_the_hundredth_are_dropped_silently() -> None:
    parsed = parse_html(" ".join(f"<b>{number}</b>" for number in range(103)))
    assert len(parsed.entities) == 100
    assert parsed.dropped == 3


@given(st.lists(st.tuples(st.text("早🏗a ", min_size=1), st.sampled_from("bius")), max_size=8))
def test_every_entity_lies_inside_the_text(parts: list[tuple[str, str]]) -> None:
    parsed = parse_html("".join(f"<{tag}>{text}</{tag}>" for text, tag in parts))
    length = units(parsed.text)
    for entity in parsed.entities:
        assert 0 <= entity.offset < entity.end <= length
        assert utf16_slice(parsed.text, entity.offset, entity.length) in parsed.text
