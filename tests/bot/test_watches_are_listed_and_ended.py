from jobs.correct import correct_fact
from jobs.prepare_alerts import prepare_alerts
from storage.deliveries import count_deliveries
from storage.facts import list_facts
from storage.records import DeliveryState
from storage.things import remove_things
from storage.watches import list_watches
from tests.bot.said import BINZHOU, CHIPING, LIAOCHENG, project, target


def held_by(bot, chat):
    with bot.database.read() as conn:
        return [each.name for each in list_watches(conn, chat.person.id)]


async def test_an_empty_list_says_how_to_begin(alice):
    assert "🔔 关注" in await alice.say("/watches")
    assert "/watch 再生铝" in await alice.say("/unwatch")


async def test_the_list_has_a_button_that_ends_each_and_one_that_begins_again(alice, bot, newsroom):
    newsroom.print(project(CHIPING, "铝箔二期项目"), region=LIAOCHENG)
    await alice.say("/watch 铝箔二期项目")
    await alice.say("/watch 词 氢能")
    answer = await alice.say("我的关注")
    assert "（2 项）" in answer
    assert "1. 铝箔二期项目" in answer
    assert "2. 词语“氢能”" in answer
    await bot.restart()
    assert "已不再关注 铝箔二期项目" in await alice.tap("🔕 铝箔二期项目")
    assert held_by(bot, alice) == ["氢能"]
    await alice.tap("↩ 重新关注")
    assert held_by(bot, alice) == ["氢能", "铝箔二期项目"]


async def test_a_name_ends_it_and_an_unclear_one_is_asked(alice, bot):
    for word in ("氢能", "氢能汽车", "储能"):
        await alice.say(f"/watch 词 {word}")
    assert "不再关注哪一项" in await alice.say("/unwatch 能")
    assert "已不再关注 氢能" in await alice.say("/unwatch 氢能")
    assert "已不再关注 氢能汽车" in await alice.say("不再关注 汽车")
    assert "没有关注叫“光伏”的" in await alice.say("/unwatch 光伏")
    assert held_by(bot, alice) == ["储能"]


async def test_a_button_pressed_twice_or_by_another_chat_ends_nothing_more(alice, bob, bot):
    await alice.say("/watch 词 氢能")
    await bob.say("/watch 词 氢能")
    with bot.database.read() as conn:
        (hers,) = list_watches(conn, alice.person.id)
    assert "已经不在关注里" in await bob.press(f"unwatch:{hers.id}")
    assert held_by(bot, alice) == ["氢能"]
    await alice.press(f"unwatch:{hers.id}")
    assert "已经不在关注里" in await alice.press(f"unwatch:{hers.id}")


async def test_what_waits_is_taken_back(alice, bot, newsroom, clock):
    await alice.say("/watch 词 进出口")
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    assert prepare_alerts(bot.database, clock()) == 1
    await alice.say("/unwatch 进出口")
    with bot.database.read() as conn:
        assert count_deliveries(conn)[DeliveryState.PENDING] == 0


async def test_a_long_list_is_paged_in_place(alice, bot):
    for number in range(12):
        await alice.say(f"/watch 词 词语{number:02}")
    answer = await alice.say("/watches")
    assert "第 1–10 个，共 12 个" in answer
    await bot.restart()
    answer = await alice.tap("下一页 ▶")
    assert "11. 词语“词语10”" in answer
    assert "10. " not in answer


async def test_what_reading_anew_took_away_is_said_to_be_lost(alice, bot, newsroom):
    newsroom.print(project(CHIPING, "铝箔二期项目"), region=LIAOCHENG)
    await alice.say("/watch 铝箔二期项目")
    with bot.database.write() as conn:
        (ours,) = list_watches(conn, alice.person.id)
        remove_things(conn, [ours.thing_key])
    assert "记录里已经没有" in await alice.say("/watches")
    await alice.tap("🔕 铝箔二期项目")
    assert alice.buttons == ["我的关注"]


async def test_a_thing_that_is_called_otherwise_by_now_has_both_names(alice, bot, newsroom):
    newsroom.print(project(CHIPING, "铝箔二期项目"), region=LIAOCHENG)
    await alice.say("/watch 铝箔二期项目")
    with bot.database.read() as conn:
        (fact,) = list_facts(conn)
    correct_fact(
        bot.database, fact.id, changes={"name": "铝箔扩产项目"}, made_by="Bob", now=bot.clock()
    )
    assert "1. 铝箔二期项目（现在叫“铝箔扩产项目”）" in await alice.say("/watches")
