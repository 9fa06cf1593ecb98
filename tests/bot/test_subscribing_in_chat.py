from datetime import UTC, datetime

from jobs.digests.workdays import KNOWN_UNTIL
from storage.records import Cadence, Schedule
from storage.subscriptions import list_subscriptions
from tests.bot.said import BINZHOU


def held_by(bot, chat):
    with bot.database.read() as conn:
        return list_subscriptions(conn, chat.person.id)


async def test_a_place_and_a_time_are_all_it_takes(alice, bot):
    answer = await alice.say("/subscribe 滨州 每天 08:30")
    assert "已订阅 滨州市" in answer
    assert "第一份：4月19日（周三）08:30" in answer
    (subscription,) = held_by(bot, alice)
    assert subscription.region == BINZHOU
    assert subscription.schedule == Schedule(cadence=Cadence.DAILY, hour=8, minute=30)
    assert subscription.next_digest_at == datetime(2023, 4, 19, 0, 30, tzinfo=UTC)


async def test_without_a_time_the_usual_ones_are_offered(alice, bot):
    assert "什么时候发" in await alice.say("/subscribe 滨州")
    assert alice.buttons == ["每天 08:30", "工作日 08:30", "每周一 08:30", "每月1日 08:30"]
    assert held_by(bot, alice) == []
    assert "每周一 08:30" in await alice.tap("每周一 08:30")
    assert held_by(bot, alice)[0].schedule.days == (1,)


async def test_without_a_place_the_place_is_asked_for_and_the_time_kept(alice, bot):
    await alice.say("/subscribe 聊城 每天 07:00")
    assert "看哪个地方" in await alice.say("/subscribe 每周一 20:00")
    await alice.tap("聊城市")
    (subscription,) = held_by(bot, alice)
    assert subscription.schedule == Schedule(cadence=Cadence.WEEKLY, hour=20, days=(1,))


async def test_with_nothing_known_an_example_is_given(alice):
    assert "/subscribe 滨州" in await alice.say("/subscribe")


async def test_the_time_may_stand_first_or_close_up(alice, bot):
    await alice.say("/subscribe 每天 08:30 滨州")
    await alice.say("/subscribe 聊城每天8点半")
    assert [each.schedule.minute for each in held_by(bot, alice)] == [30, 30]


async def test_a_time_that_makes_no_sense_is_explained_and_subscribes_nothing(alice, bot):
    assert "时间不对" in await alice.say("/subscribe 滨州 每天 25:00")
    assert held_by(bot, alice) == []


async def test_a_time_that_is_not_understood_is_answered_with_what_is_and_can_be_chosen(alice, bot):
    for words in ("滨州 隔天", "滨州 每小时"):
        answer = await alice.say(f"/subscribe {words}")
        assert f"没看懂“{words.split()[1]}”" in answer
        assert "每月最后一天" in answer
        assert held_by(bot, alice) == []
    assert "已订阅 滨州市（含下级），工作日 08:30" in await alice.tap("工作日 08:30")


async def test_working_days_say_how_far_the_calendar_goes(alice):
    answer = await alice.say("/subscribe 滨州 工作日 8:00")
    assert f"现有到 {KNOWN_UNTIL} 年" in answer
    assert "调休" in answer


async def test_a_time_alone_is_of_every_day(alice, bot):
    await alice.say("/subscribe 滨州 7点半 有变化才发")
    assert held_by(bot, alice)[0].schedule == Schedule(
        cadence=Cadence.DAILY, hour=7, minute=30, quiet=True
    )


async def test_subscribing_again_changes_the_time(alice, bot):
    await alice.say("/subscribe 滨州 每天 08:30")
    assert "改为 每周五 18:00" in await alice.say("/subscribe 滨州 每周五 18:00")
    assert len(held_by(bot, alice)) == 1


async def test_a_forged_schedule_in_a_button_is_refused(alice, bot):
    await alice.say("/help")
    assert "失效" in await alice.press("subscribe:371600:d9999")
    assert held_by(bot, alice) == []
