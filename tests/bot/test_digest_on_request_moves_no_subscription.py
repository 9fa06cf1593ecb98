from datetime import date

from storage.events import append_events
from storage.records import EventKind, NewEvent
from storage.subscriptions import list_subscriptions
from tests.bot.said import BINZHOU, GUANXIAN, project, target


async def test_what_is_new_of_the_last_days_is_told(alice, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    bot.clock.put_on(days=30)
    newsroom.print(target(BINZHOU, "港口吞吐量", 15), region=BINZHOU)
    answer = await alice.say("/digest 滨州")
    assert "港口吞吐量" in answer
    assert "进出口总额" not in answer


async def test_where_nothing_is_new_the_place_is_told_as_it_stands(alice, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    bot.clock.put_on(days=30)
    assert "进出口总额" in await alice.say("/digest 滨州")


async def test_last_month_is_whole_however_much_is_told_since(alice, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    bot.clock.put_on(days=30)
    elsewhere = [
        NewEvent(
            kind=EventKind.PROJECT_NEW,
            thing_key=f"elsewhere {number}",
            region=GUANXIAN,
            happened_on=date(2023, 3, 8),
            once=f"elsewhere {number}",
        )
        for number in range(6000)
    ]
    with bot.database.write() as conn:
        append_events(conn, elsewhere, bot.clock())
    assert "进出口总额" in await alice.say("/digest 滨州 上月")
    assert "进出口总额" not in await alice.say("/digest 滨州 本月")


async def test_the_timetable_is_left_as_it_was(alice, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/subscribe 滨州 每天 08:30")
    with bot.database.read() as conn:
        before = list_subscriptions(conn, alice.person.id)
    assert "进出口总额" in await alice.tap("📰 现在先看一份")
    with bot.database.read() as conn:
        assert list_subscriptions(conn, alice.person.id) == before


async def test_without_a_name_all_subscriptions_are_told(alice, newsroom):
    newsroom.print(
        target(BINZHOU, "进出口总额", 8), project(GUANXIAN, "轴承产业园"), region=BINZHOU
    )
    await alice.say("/subscribe 滨州 每天 08:30")
    await alice.say("/subscribe 冠县 每周一 08:30")
    answer = await alice.say("/digest")
    assert "进出口总额" in answer
    assert "轴承产业园" in answer


async def test_without_a_subscription_it_asks_which_place(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    assert "看哪个地方" in await alice.say("/digest")
    assert "进出口总额" in await alice.tap("滨州市")


async def test_a_place_never_read_of_says_so(alice):
    assert "还没有读到" in await alice.say("/digest 冠县")


async def test_the_days_asked_for_are_told_and_no_others(alice, bot, newsroom):
    # NOW is a Tuesday, so that the week began a day ago.
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    bot.clock.put_on(days=7)
    newsroom.print(target(BINZHOU, "港口吞吐量", 15), region=BINZHOU)
    for words in ("滨州本周", "滨州 今天", "/digest 滨州 这周", "本周 滨州简报"):
        answer = await alice.say(words)
        assert "港口吞吐量" in answer, words
        assert "进出口总额" not in answer, words
    answer = await alice.say("滨州上周")
    assert "进出口总额" in answer
    assert "港口吞吐量" not in answer
    assert "2023年4月17日至4月23日" in answer
    assert "港口吞吐量" in await alice.say("滨州本月")


async def test_days_without_news_are_said_to_be_so(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    answer = await alice.say("滨州昨天")
    assert "没有新消息" in answer
    assert "进出口总额" not in answer
    assert "🎯 目标" in alice.buttons


async def test_the_days_are_kept_while_the_place_is_asked_for(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("上月简报")
    assert "没有新消息" in await alice.tap("滨州市")


async def test_last_week_is_told_as_it_stood_then(alice, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU, on=date(2023, 4, 18))
    bot.clock.put_on(days=7)
    newsroom.print(target(BINZHOU, "进出口总额", 5), region=BINZHOU, on=date(2023, 4, 25))
    answer = await alice.say("滨州上周")
    assert "8%" in answer
    assert "5%" not in answer
