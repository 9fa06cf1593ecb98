from datetime import date, timedelta

import pytest

from storage.records import Stage
from storage.subscriptions import list_subscriptions
from storage.watches import list_watches
from tests.bot.said import BINZHOU, LIAOCHENG, project


class Forum:
    """Alice's group with two topics, and what the bot wrote in each."""

    def __init__(self, bot, alice):
        self.bot = bot
        self.alice = alice
        self.group = bot.api.group("挂图论坛")

    async def open(self):
        self.group.add_bot(self.alice.person)
        self.ports, self.talk = (
            self.group.open_topic(name, self.alice.person) for name in ("港口", "闲谈")
        )
        await self.bot.drain()
        return self

    async def say(self, words, topic):
        self.alice.person.write(words, to=self.group, topic=topic)
        await self.bot.drain()
        return self.group.messages[-1].text

    async def wait(self, **time):
        """Those messages that come of their own, with their topics."""
        before = len(self.group.messages)
        self.bot.clock.put_on(**time)
        await self.bot.deliver()
        return [(message.topic, message.text) for message in self.group.messages[before:]]


@pytest.fixture
async def forum(bot, alice):
    return await Forum(bot, alice).open()


async def test_a_digest_comes_to_the_topic_of_its_subscription(forum):
    assert "发到这个话题里" in await forum.say("/subscribe@guatu_bot 滨州 每天 08:30", forum.ports)
    await forum.say("/subscribe@guatu_bot 聊城 每天 08:30", forum.talk)
    assert "话题" not in await forum.say("/subscribe@guatu_bot 济南 每天 08:30", None)
    came = await forum.wait(days=1)
    assert {(topic, text[:3]) for topic, text in came} == {
        (forum.ports, "滨州市"),
        (forum.talk, "聊城市"),
        (None, "济南市"),
    }


async def test_to_subscribe_again_elsewhere_moves_it(forum):
    await forum.say("/subscribe@guatu_bot 滨州 每天 08:30", forum.ports)
    await forum.say("/subscribe@guatu_bot 滨州 每天 08:30", forum.talk)
    assert "另一个话题" in await forum.say("/subscriptions@guatu_bot", forum.ports)
    assert [topic for topic, _ in await forum.wait(days=1)] == [forum.talk]


async def test_settings_leave_the_topic_as_it_is(bot, forum):
    await forum.say("/subscribe@guatu_bot 滨州 每天 08:30", forum.ports)
    await forum.say("/settings@guatu_bot 时区 东京", forum.talk)
    with bot.database.read() as conn:
        (held,) = list_subscriptions(conn, forum.group.id)
    assert held.topic_id == forum.ports


async def test_an_alert_comes_to_the_topic_of_its_watch(forum, newsroom):
    newsroom.print(project(LIAOCHENG, "铝箔二期项目", stage=Stage.SIGNED), region=LIAOCHENG)
    assert "发到这个话题里" in await forum.say("/watch@guatu_bot 铝箔二期项目", forum.ports)
    await forum.say("/watch@guatu_bot 词 铝箔", forum.talk)
    newsroom.print(
        project(LIAOCHENG, "铝箔二期项目", stage=Stage.STARTED),
        region=LIAOCHENG,
        on=date(2023, 3, 8),
    )
    came = await forum.wait(minutes=1)
    assert sorted(topic for topic, _ in came) == sorted([forum.ports, forum.talk])


@pytest.mark.parametrize("how", ["close_topic", "delete_topic"])
async def test_without_its_topic_it_comes_to_the_general_one_and_that_is_said_once(
    bot, forum, newsroom, how
):
    await forum.say("/subscribe@guatu_bot 滨州 每天 08:30", forum.ports)
    await forum.say("/watch@guatu_bot 词 铝材", forum.ports)
    getattr(forum.group, how)(forum.ports)
    newsroom.print(project(BINZHOU, "铝材项目"), region=BINZHOU)
    came = await forum.wait(days=1)
    assert {topic for topic, _ in came} == {None}
    assert sum("铝材项目" in text for _, text in came) == 2
    assert sum("话题关闭或删除了" in text for _, text in came) == 1
    again = await forum.wait(days=1)
    assert len(again) == 1
    assert "话题" not in again[0][1]
    with bot.database.read() as conn:
        held = [*list_subscriptions(conn, forum.group.id), *list_watches(conn, forum.group.id)]
    assert [each.topic_id for each in held] == [None, None]


async def test_a_row_of_answers_is_no_topic(bot, alice):
    group = bot.api.group("挂图小组")
    group.add_bot(alice.person)
    await bot.drain()
    message = alice.person.write("/subscribe@guatu_bot 滨州 每天 08:30", to=group)
    message.service = {"message_thread_id": 5}
    bot.api.state.updates.clear()
    bot.api.state.updates.add("message", message.to_json())
    await bot.drain()
    with bot.database.read() as conn:
        (held,) = list_subscriptions(conn, group.id)
    assert held.topic_id is None
    bot.clock.put_on(seconds=timedelta(days=1).total_seconds())
    assert (await bot.deliver()).sent == 1
