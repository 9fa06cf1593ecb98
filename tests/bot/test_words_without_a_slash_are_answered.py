import pytest

from bot.phrases import Phrase, read_phrase
from tests.bot.said import LIAOCHENG, project


async def test_a_place_alone_opens_its_card(alice):
    assert "📍 滨州市" in await alice.say("滨州")


async def test_a_place_and_a_word_are_the_command(alice, newsroom):
    newsroom.print(project(LIAOCHENG, "轴承城"), region=LIAOCHENG)
    for words in ("聊城 项目", "聊城项目", "项目 聊城", "聊城今年有哪些项目"):
        assert "轴承城" in await alice.say(words), words


async def test_subscribing_works_in_words(alice):
    assert "已订阅 滨州市" in await alice.say("订阅 滨州 每天 08:30")
    assert "滨州市" in await alice.say("我的订阅")
    assert "已退订 滨州市" in await alice.say("退订 滨州")


async def test_a_place_and_a_time_are_a_subscription(alice):
    assert "已订阅 滨州市（含下级），工作日 08:30" in await alice.say("滨州 工作日早上")
    assert "改为 每周一 08:30" in await alice.say("滨州简报 每周一 8:30")


async def test_ending_one_works_in_words(alice):
    await alice.say("订阅 滨州 每周一 8:30")
    assert "已退订 滨州市" in await alice.say("取消订阅 滨州")


async def test_anything_else_gets_a_short_hint(alice):
    assert "/help" in await alice.say("你好")
    assert "/help" in await alice.say("今天天气不错")


async def test_a_slip_in_a_place_alone_is_offered(alice):
    await alice.say("滨洲")
    assert alice.buttons[0] == "山东省 › 滨州市"


async def test_an_unknown_command_gets_a_hint(alice):
    assert "没有这个命令" in await alice.say("/tragets 滨州")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("北海 目标", Phrase("targets", "北海")),
        ("取消订阅 滨州", Phrase("unsubscribe", "滨州")),
        ("我的订阅", Phrase("subscriptions", "")),
        ("滨州  简报", Phrase("digest", "滨州")),
        ("聊城上月的项目", Phrase("projects", "聊城上月的")),
        ("滨州最近有什么新消息", Phrase("digest", "滨州最近")),
        ("能做什么", Phrase("help", "")),
        ("滨州", Phrase("", "滨州")),
    ],
)
def test_phrases_are_read(text, phrase):
    assert read_phrase(text) == phrase
