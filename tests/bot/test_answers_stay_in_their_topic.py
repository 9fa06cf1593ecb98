import pytest
from telegram.error import BadRequest

from tests.bot.said import BINZHOU, target


@pytest.fixture
async def forum(bot, alice):
    group = bot.api.group("挂图论坛")
    group.add_bot(alice.person)
    await bot.drain()
    return group


async def test_a_command_is_answered_where_it_was_given(bot, alice, forum):
    ports, talk = (forum.open_topic(name, alice.person) for name in ("港口", "闲谈"))
    alice.person.write("/region@guatu_bot 滨州", to=forum, topic=ports)
    alice.person.write("/region@guatu_bot 聊城", to=forum, topic=talk)
    alice.person.write("/region@guatu_bot 淄博", to=forum)
    await bot.drain()
    answers = [(message.text.split()[1], message.topic) for message in forum.messages]
    assert answers == [("滨州市", ports), ("聊城市", talk), ("淄博市", None)]


async def test_what_a_button_opens_stays_there_too(bot, alice, forum, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    topic = forum.open_topic("港口", alice.person)
    alice.person.write("/targets@guatu_bot 滨州", to=forum, topic=topic)
    await bot.drain()
    alice.person.tap("1", on=forum.messages[-1])
    await bot.drain()
    assert "力争进出口总额增长8%以上" in forum.messages[-1].text
    assert forum.messages[-1].topic == topic


async def test_a_file_stays_there_too(bot, alice, forum, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    topic = forum.open_topic("港口", alice.person)
    alice.person.write("/wall@guatu_bot 滨州", to=forum, topic=topic)
    await bot.drain()
    assert forum.messages[-1].file is not None
    assert forum.messages[-1].topic == topic


async def test_a_topic_that_is_none_is_refused(bot, forum):
    with pytest.raises(BadRequest, match="thread not found"):
        await bot.application.bot.send_message(forum.id, "你好", message_thread_id=99)
