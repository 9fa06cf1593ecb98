import random

import pytest

from tests.bot.handed import ARTICLE
from tests.pages.papers import locked_pdf


async def test_a_file_over_telegrams_limit(alice):
    assert "20 MB 以内" in await alice.send("年鉴.pdf", b"%PDF-1.7" + b"x" * 21 * 1024 * 1024)


@pytest.mark.parametrize("name", ["报告.docx", "表.xlsx", "包.zip", "程序", "图.png"])
async def test_a_file_of_another_kind(alice, name):
    answer = await alice.send(name, b"PK\x03\x04")
    assert name in answer
    assert "txt、html 和 pdf" in answer


async def test_a_pdf_without_text(alice):
    assert "扫描件" in await alice.send("扫描.pdf", b"%PDF-1.7\n\xff\xfe broken to the bone")


async def test_a_pdf_with_a_password(alice):
    answer = await alice.send("密.pdf", locked_pdf([(60, 700, 10, "全年项目名单")]))
    assert "设了密码" in answer
    assert "文字复制给我" in answer


async def test_an_empty_file(alice):
    assert "没有文字" in await alice.send("空.txt", b" \n ")


async def test_bytes_that_are_no_text(alice):
    noise = random.Random(7).randbytes(4000)
    assert "乱码" in await alice.send("坏.txt", noise)


async def test_a_text_without_end(alice):
    assert "30 万字" in await alice.send("大.txt", ("开会。" * 100_001).encode())


async def test_a_file_that_telegram_does_not_give(alice, bot):
    bot.api.faults.answers(400, "Bad Request: wrong file_id", "getFile")
    assert "请再发一次" in await alice.send("会议.txt", ARTICLE.encode())


async def test_a_name_from_outside_does_not_become_markup(alice):
    assert "<i>甲</i>.docx" in await alice.send("<i>甲</i>.docx", b"x")


async def test_a_file_on_whose_way_the_line_breaks(alice, bot):
    bot.api.faults.lost_before("getFile")
    assert "请再发一次" in await alice.send("会议.txt", ARTICLE.encode())


async def test_a_picture(alice, bot):
    alice.person.send_photo(b"pixels")
    await bot.drain()
    assert "图片里的字" in alice.last.text
