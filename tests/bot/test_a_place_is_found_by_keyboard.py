import pytest

from bot.browsing import Aim
from bot.schedules import packed
from jobs.lexicons import load_regions
from storage.records import Cadence, Schedule
from storage.subscriptions import list_subscriptions
from tests.bot.said import BINZHOU, LIAOCHENG, target


async def test_from_the_province_down_to_the_county(alice):
    await alice.say("/places")
    question = alice.last
    await alice.tap("山东")
    await alice.tap("滨州市 ›")
    answer = await alice.tap("博兴县")
    assert "📍 博兴县" in answer
    assert alice.last.id == question.id


async def test_a_stranger_gets_there_from_the_welcome(alice):
    await alice.say("/start")
    await alice.tap("🗺 按省市找")
    await alice.tap("山东")
    assert "📍 山东省" in await alice.tap("✔ 就是山东省")


async def test_zones_stand_behind_the_divisions(alice):
    await alice.say("/places 滨州")
    assert alice.buttons.index("邹平市") < alice.buttons.index("北海经济开发区")


async def test_long_lists_are_paged_in_place_also_after_a_restart(alice, bot):
    await alice.say("/places 保定")
    question = alice.last
    assert "博野县" not in alice.buttons
    await bot.restart()
    await alice.tap("下一页 ▶")
    assert alice.last.id == question.id
    assert "博野县" in alice.buttons
    await alice.tap("◀ 上一页")
    assert "博野县" not in alice.buttons


async def test_up_again_to_the_country(alice):
    await alice.say("/places 滨州")
    await alice.tap("⬆ 山东省")
    await alice.tap("⬆ 全国")
    assert "新疆" in alice.buttons


async def test_the_command_that_asked_is_answered(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/targets")
    await alice.tap("🗺 按省市找")
    await alice.tap("山东")
    await alice.tap("滨州市 ›")
    assert "进出口总额" in await alice.tap("✔ 就是滨州市")


async def test_a_time_given_before_the_place_is_kept_on_the_way(alice, bot):
    await alice.say("/subscribe 每周一 20:00")
    await alice.tap("山东")
    await alice.tap("聊城市 ›")
    assert "已订阅 聊城市" in await alice.tap("✔ 就是聊城市")
    with bot.database.read() as conn:
        (held,) = list_subscriptions(conn, alice.person.id)
    assert held.region == LIAOCHENG
    assert held.schedule == Schedule(cadence=Cadence.WEEKLY, hour=20, days=(1,))


async def test_a_place_that_is_not_known_any_more_is_said_to_be_gone(alice):
    await alice.say("/places")
    assert "不在名册里" in await alice.press("places:region:999999:0")


async def test_an_offset_behind_the_end_shows_the_end(alice):
    await alice.say("/places 滨州")
    await alice.press("places:region:371600:999")
    assert "滨州经济技术开发区" in alice.buttons


@pytest.mark.parametrize("command", ["region", "subscribe", "subscriptions"])
def test_every_place_fits_into_a_button(command):
    longest = Schedule(cadence=Cadence.MONTHLY, hour=23, minute=59, days=(1, 31), quiet=True)
    for region in load_regions():
        assert Aim(command, (packed(longest),)).browse("", region.code, 9999)
