import pytest

from storage.subscriptions import list_subscriptions
from tests.bot.said import LIAOCHENG


@pytest.mark.parametrize(
    ("words", "schedule"),
    [
        ("每天早上给我发聊城的消息", "每天 08:30"),
        ("我想每周一看聊城的简报", "每周一 08:30"),
        ("工作日晚上8点推送聊城的新闻", "工作日 20:00"),
        ("/subscribe 聊城 周一 周三 8.30", "每周一三 08:30"),
        ("每天8点 聊城", "每天 08:00"),
    ],
)
async def test_the_place_and_the_time_are_found_in_it(alice, bot, words, schedule):
    answer = await alice.say(words)
    assert f"已订阅 聊城市（含下级），{schedule}" in answer
    with bot.database.read() as conn:
        assert [each.region for each in list_subscriptions(conn, alice.person.id)] == [LIAOCHENG]


async def test_of_two_places_one_is_chosen_with_the_time_kept(alice, bot):
    assert "一次一个地方" in await alice.say("/subscribe 每天8点 滨州 聊城")
    assert "已订阅 聊城市（含下级），每天 08:00" in await alice.tap("山东省 › 聊城市")


async def test_what_is_no_wish_subscribes_to_nothing(alice, bot):
    for words in ("今天天气不错", "聊城每两周开一次会吗", "每天都很忙", "我每周一去聊城"):
        await alice.say(words)
    with bot.database.read() as conn:
        assert list_subscriptions(conn, alice.person.id) == []
