"""Under a shown fact: its sentence to paste, and a link that opens it in another chat."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.bot.said import BINZHOU, target


def say_it(newsroom, **how) -> None:
    newsroom.print(
        target(BINZHOU, "进出口总额", 8),
        region=BINZHOU,
        title="开年大会 <上> & 下",
        text="力争进出口总额增长8%以上。后面还有一句。",
        **how,
    )


def link_of(chat, label: str) -> str:
    """The address that a share button hands on."""
    (url,) = [button.url for button in chat.last.buttons if button.text == label]
    return parse_qs(urlsplit(url).query)["url"][0]


async def test_the_sentence_comes_with_title_paper_day_and_address(alice, bot, newsroom):
    say_it(newsroom)
    await alice.say("/targets 滨州")
    await alice.tap("1")
    await bot.restart()
    await alice.tap("📋 引用")
    assert alice.last.text == (
        "点一下就能复制：\n\n“力争进出口总额增长8%以上。”（《开年大会 <上> & 下》，"
        "交来的文件，2023年2月6日，https://news.example/1.html）"
    )
    (copied,) = [each for each in alice.last.body.entities if each.type == "code"]
    assert copied.length == len(alice.last.text) - len("点一下就能复制：\n\n")


async def test_an_address_that_is_no_web_page_is_not_cited(alice, newsroom):
    say_it(newsroom, url="file:///home/news/a.txt")
    await alice.say("/source 1")
    await alice.tap("📋 引用")
    assert "file:" not in alice.last.text
    assert alice.last.text.endswith("2023年2月6日）")


async def test_a_link_opens_the_fact_in_another_chat(alice, bob, newsroom):
    say_it(newsroom)
    await alice.say("/source 1")
    link = link_of(alice, "🔗 转给别人")
    payload = parse_qs(urlsplit(link).query)["start"][0]
    assert payload == "f-1"
    assert "力争进出口总额增长8%以上" in await bob.say(f"/start {payload}")


async def test_of_several_sentences_each_has_its_own(alice, newsroom):
    say_it(newsroom)
    newsroom.print(target(BINZHOU, "进出口总额", 9), region=BINZHOU, on=date(2023, 3, 6))
    await alice.say("/targets 滨州")
    await alice.tap("1")
    assert link_of(alice, "🔗 转发 2").endswith("start=f-2")
    await alice.tap("📋 引用 1")
    assert "增长8%" in alice.last.text


async def test_a_link_to_a_fact_that_was_read_anew_says_so(alice):
    assert "没有第 12 条" in await alice.say("/start f-12")
    assert "没有第 999999999999 条" in await alice.say("/start f-999999999999")
    assert "我替您记着" in await alice.say("/start f-x")


async def test_a_button_of_a_fact_that_has_gone_answers_with_a_word(alice):
    await alice.say("/help")
    assert "已经更新" in await alice.press("cite:77")
    assert "已经更新" in await alice.press("cite:999999999999")


@pytest.mark.parametrize(("page", "words"), [("A02", "A02版"), ("3", "第3版")])
async def test_the_page_of_the_paper_is_named(alice, newsroom, page, words):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU, printed_page=page)
    assert f"2023年2月6日 · {words}" in await alice.say("/source 1")
    await alice.tap("📋 引用")
    assert f"2023年2月6日，{words}，https://news.example/1.html）" in alice.last.text
