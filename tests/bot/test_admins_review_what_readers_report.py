import re
from datetime import timedelta

from jobs.prepare_alerts import prepare_alerts
from jobs.prepare_digests import prepare_digests
from storage.deliveries import lease_deliveries
from storage.facts import list_facts, replace_facts
from storage.marks import mark_sent
from storage.names import list_things_named
from storage.reports import count_open_reports
from tests.bot.admins import make_admin
from tests.bot.said import BINZHOU, target


def sent_to(bot, chat):
    """All that waits for a chat goes out; its texts."""
    texts = []
    with bot.database.write() as conn:
        while leased := lease_deliveries(
            conn, now=bot.clock(), lease=timedelta(minutes=1), limit=9
        ):
            mark_sent(conn, [(each.id, each.id, bot.clock()) for each in leased])
            texts += [each.text for each in leased if each.chat_id == chat.person.id]
    return texts


async def reported(alice, newsroom, *, claim="数字或日期不对", comment=""):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU, title="定目标")
    await alice.say("/source 1")
    await alice.tap("⚠ 有误？")
    await alice.tap(claim)
    if comment:
        await alice.say(f"/wrong 1 {comment}")


def the_target(bot):
    with bot.database.read() as conn:
        found = list_things_named(conn, ["进出口总额"], limit=9)
    return found[0].current if found else None


async def test_a_stranger_may_not(alice, bot, newsroom):
    await reported(alice, newsroom)
    assert "给管理员的" in await alice.say("/review")
    assert "给管理员的" in await alice.say("/review 1 value=6.5")
    for data in ("review:at:0", "review:no:1", "review:none:1", "review:fix:1"):
        assert "给管理员的" in await alice.press(data)
    assert the_target(bot).value == 8


async def test_nothing_to_look_at_is_said(bob, bot):
    await make_admin(bot, bob)
    assert "没有要核对的" in await bob.say("/review")
    assert "没有 R7" in await bob.say("/review 7 value=1")
    assert "/review 3 数值=6.5" in await bob.say("/review 什么")


async def test_an_admin_sees_the_sentence_and_the_claim_and_puts_it_right(
    alice, bob, bot, newsroom
):
    await reported(alice, newsroom, comment="会上说的是6.5%")
    await make_admin(bot, bob)
    answer = await bob.say("/review")
    assert "第 1 件，共 1 件（R1）" in answer
    assert "力争进出口总额增长8%以上" in answer
    assert "《定目标》" in answer
    assert "数字或日期不对：会上说的是6.5%" in answer
    await bob.tap("✔ 确认，写正确的")
    assert "/review 1 数值=8" in bob.last.text
    assert "比较=以上" in bob.last.text
    assert not re.search("[a-z]{2,}", bob.last.text.replace("/review", ""))
    await bot.restart()
    answer = await bob.say("/review 1 数值=6.5 比较=左右")
    assert "R1 已改正" in answer
    assert "6.5%" in answer
    assert the_target(bot).value == 6.5
    (outcome,) = sent_to(bot, alice)
    assert "确实有误，已改正" in outcome
    assert "6.5%" in outcome
    assert "没有要核对的" in await bob.tap("下一件")


async def test_a_correction_outlives_reading_anew(alice, bob, bot, newsroom):
    await reported(alice, newsroom)
    await make_admin(bot, bob)
    await bob.say("/review 1 value=6.5")
    with bot.database.write() as conn:
        (stored,) = list_facts(conn, region=BINZHOU)
        (again,) = replace_facts(conn, stored.article_id, [target(BINZHOU, "进出口总额", 8)])
    assert "6.5%" in await bob.say(f"/wrong {again.id}")


async def test_who_got_the_wrong_figure_hears_of_it(alice, bob, bot, newsroom):
    """A subscriber in the next digest, a watcher at once."""
    await reported(alice, newsroom)
    carol, dave = bot.chat("Carol"), bot.chat("Dave")
    await carol.say("/subscribe 滨州 每天 08:30")
    await dave.say("/watch 进出口总额")
    bot.clock.put_on(days=1)
    prepare_digests(bot.database, bot.clock())
    assert any("8%" in text for text in sent_to(bot, carol))
    await make_admin(bot, bob)
    await bob.say("/review 1 value=6.5")
    prepare_alerts(bot.database, bot.clock())
    bot.clock.put_on(days=1)
    prepare_digests(bot.database, bot.clock())
    with bot.database.write() as conn:
        leased = lease_deliveries(conn, now=bot.clock(), lease=timedelta(minutes=1), limit=9)
    texts = {each.chat_id: each.text for each in leased}
    for chat in (carol, dave):
        assert "6.5%" in texts[chat.person.id]
        assert "8%" in texts[chat.person.id]


async def test_what_is_no_fact_is_withdrawn_with_a_tap(alice, bob, bot, newsroom):
    await reported(alice, newsroom, claim="这不是一条数据")
    await make_admin(bot, bob)
    await bob.say("/review")
    assert bob.buttons[0] == "🗑 不是数据，撤回"
    assert "R1 已撤回" in await bob.tap("🗑 不是数据，撤回")
    assert the_target(bot) is None
    assert "确实不是一条数据" in sent_to(bot, alice)[0]


async def test_what_is_right_is_left_and_who_said_so_hears_that(alice, bob, bot, newsroom):
    await reported(alice, newsroom)
    carol = bot.chat("Carol")
    await carol.say("/wrong 1 不对")
    await make_admin(bot, bob)
    await bob.say("/review")
    assert "告诉报的人：2 位" in await bob.tap("✘ 驳回")
    assert the_target(bot).value == 8
    assert "对照原文，没有改" in sent_to(bot, alice)[0]
    assert "没有 R1" in await bob.press("review:no:1")


async def test_values_that_make_no_sense_change_nothing_and_are_explained(
    alice, bob, bot, newsroom
):
    await reported(alice, newsroom)
    await make_admin(bot, bob)
    for words, problem in (
        ("value=很多", "要写一个数"),
        ("value=", "不能空着"),
        ("amount=5", "名字只能是下面这些"),
        ("6.5 左右 吧", "名字只能是下面这些"),
        ("period_end=年底", "“结束=年底”等号后面要写日期"),
        ("口径=快", "只能写：总量、增速"),
        ("结束=年底", "要写日期"),
        ("region=火星", "没有“火星”这个地方"),
    ):
        answer = await bob.say(f"/review 1 {words}")
        first = answer.partition("\n")[0]
        assert "没有改" in first
        assert problem in first
        assert not re.search("[A-Za-z]{2,}", first.replace(words, ""))
        assert "数值=8" in answer
    assert the_target(bot).value == 8
    with bot.database.read() as conn:
        assert count_open_reports(conn) == 1


async def test_a_wrong_place_is_put_right(alice, bob, bot, newsroom):
    await reported(alice, newsroom, claim="地方不对")
    await make_admin(bot, bob)
    await bob.say("/review")
    await bob.tap("✔ 确认，写正确的")
    assert "/review 1 地方=山东省/滨州市" in bob.last.text
    assert "山东省 聊城市" in await bob.say("/review 1 地方=山东省/聊城市")
    assert "进出口总额" in await bob.say("/targets 聊城")


async def test_what_was_read_anew_meanwhile_is_said_so(alice, bob, bot, newsroom):
    await reported(alice, newsroom)
    with bot.database.write() as conn:
        replace_facts(conn, 1, [])
    await make_admin(bot, bob)
    assert "不用改了" in await bob.say("/review")
    assert "不用改了" in await bob.say("/review 1 value=6.5")
    await bob.tap("✘ 驳回")
    assert "已经重新读过" in sent_to(bot, alice)[0]


async def test_reports_are_paged(alice, bob, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), target(BINZHOU, "生产总值", 7), region=BINZHOU)
    await alice.say("/wrong 1 甲")
    await alice.say("/wrong 2 乙")
    await make_admin(bot, bob)
    assert "甲" in await bob.say("/review")
    await bot.restart()
    answer = await bob.tap("下一页 ▶")
    assert "第 2 件，共 2 件" in answer
    assert "乙" in answer
