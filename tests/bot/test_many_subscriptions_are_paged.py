"""A chat may follow all counties of a province: that is no one message, and no one keyboard."""

from datetime import timedelta

import pytest

from jobs.digests import parse_schedule
from storage.regions import list_regions_below
from storage.subscriptions import add_subscription, list_subscriptions
from tests.bot.said import BINZHOU, project


@pytest.fixture
async def follower(alice, bot, bot_database):
    """Alice, who follows all of a province."""
    await alice.say("/subscribe 滨州 每天 8:30")
    now = bot.clock()
    with bot_database.write() as conn:
        for region in list_regions_below(conn, "山东省")[:120]:
            if region.path != BINZHOU:
                add_subscription(
                    conn,
                    chat_id=alice.person.id,
                    region=region.path,
                    schedule=parse_schedule("每天 08:30"),
                    next_digest_at=now + timedelta(days=1),
                    created_at=now,
                )
    return alice


async def test_all_are_reached_by_turning_the_pages(follower, bot_database):
    told = [await follower.say("/subscriptions")]
    message = follower.last
    while "下一页 ▶" in follower.buttons:
        told.append(await follower.tap("下一页 ▶"))
    with bot_database.read() as conn:
        held = list_subscriptions(conn, follower.person.id)
    assert follower.last.id == message.id
    assert len(held) > 100
    assert f"第 1–15 个，共 {len(held)} 个" in told[0]
    for number, each in enumerate(held, 1):
        assert f"{number}. {each.region.replace('/', ' › ')} " in "".join(told)
    assert "我的订阅" in await follower.tap("◀ 上一页")


async def test_any_can_be_ended(follower):
    assert "退订哪个" in await follower.say("/unsubscribe")
    await follower.tap("下一页 ▶")
    assert "已退订" in await follower.tap(follower.buttons[0])


async def test_what_is_asked_without_a_place_asks_which(follower, newsroom):
    newsroom.print(project(BINZHOU, "港区码头"), region=BINZHOU)
    for line in ("/digest", "/due", "/targets", "/watch", "/settings", "/forget"):
        assert "出了点问题" not in await follower.say(line)
