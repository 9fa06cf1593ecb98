import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.pages import decode
from jobs.pages.charset import storable

WORDS = "聊城市茌平区的项目：镕基桥、喆园二期，全部开工。" * 3


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "gbk"])
def test_undeclared_bytes_are_told_apart(charset: str) -> None:
    assert decode(WORDS.encode(charset)) == WORDS


def test_utf_8_outranks_a_wrong_declaration() -> None:
    page = f'<meta charset="gb2312">{WORDS}'
    assert decode(page.encode(), "gb2312") == page


def test_gb2312_means_the_wider_gb18030() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">{WORDS}€𠮷'
    assert decode(page.encode("gb18030")) == page


def test_the_header_declares_big5() -> None:
    words = "臺北市政府公布新年度重大建設進度，年底完工。" * 3
    assert decode(words.encode("big5"), "Big5") == words


def test_undeclared_big5_is_told_from_gb18030() -> None:
    words = "臺北市政府公布新年度重大建設進度，今年年底全部完工。" * 3
    assert decode(words.encode("big5")) == words


def test_a_declared_latin_1_is_not_believed() -> None:
    assert decode(WORDS.encode("gbk"), "ISO-8859-1") == WORDS


@pytest.mark.parametrize("charset", ["zip", "hex", "utf-7", "punycode", "rot13", "idna", "x-x"])
def test_codecs_that_are_no_charset_of_pages_are_passed_over(charset: str) -> None:
    assert decode(WORDS.encode("gbk"), charset) == WORDS


def test_what_databases_refuse_is_replaced_and_offsets_hold() -> None:
    assert storable("一\x00二\ud800三") == "一\ufffd二\ufffd三"


@pytest.mark.parametrize(
    ("bom", "charset"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_byte_order_mark_decides(bom: bytes, charset: str) -> None:
    assert decode(bom + WORDS.encode(charset), "gbk") == WORDS


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_character_cut_in_two_at_the_end_is_left_out(charset: str) -> None:
    assert decode(WORDS.encode(charset)[:-1]) == WORDS[:-1]


def test_one_bad_byte_spoils_one_character() -> None:
    body = WORDS.encode()
    assert decode(body[:60] + b"\xff" + body[60:]).replace("\ufffd", "") == WORDS


def test_an_unknown_charset_is_passed_over() -> None:
    assert decode(WORDS.encode("gb18030"), "x-no-such-charset") == WORDS


def test_line_ends_stay() -> None:
    assert decode("一\r\n二\r三\n".encode()) == "一\r\n二\r三\n"


@given(st.binary(max_size=300))
def test_any_bytes_become_some_text(body: bytes) -> None:
    assert isinstance(decode(body), str)
