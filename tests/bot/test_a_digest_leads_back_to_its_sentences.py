from datetime import date

from storage.records import Stage
from tests.bot.said import BINZHOU, CHIPING, LIAOCHENG, milestone, project, target

TOLD = "🔎 看原句"


async def test_each_thing_of_a_digest_opens_its_sentence_also_after_a_restart(alice, bot, newsroom):
    newsroom.print(project(LIAOCHENG, "体育馆"), region=LIAOCHENG)
    await alice.say("/subscribe 聊城 每天 08:30")
    newsroom.print(
        project(CHIPING, "轴承产业园"),
        milestone(CHIPING, "轴承产业园", "投产", date(2023, 12, 31)),
        target(LIAOCHENG, "进出口总额", 8),
        region=LIAOCHENG,
        on=date(2023, 4, 18),
    )
    bot.clock.put_on(days=1)
    await bot.deliver()
    assert "现状" in alice.last.text
    newsroom.print(
        project(BINZHOU, "铝材项目", stage=Stage.SIGNED),
        target(LIAOCHENG, "用电量", 5),
        region=LIAOCHENG,
        on=date(2023, 4, 19),
    )
    await bot.restart()
    await alice.tap(TOLD)
    assert set(alice.buttons) == {
        "轴承产业园（在建）（茌平区）",
        "轴承产业园：投产（茌平区）",
        "进出口总额 同比增长8%以上（聊城市）",
        "体育馆（在建）（聊城市）",
    }
    await alice.tap("轴承产业园：投产（茌平区）")
    assert "轴承产业园将于12月31日投产" in alice.last.text
    bot.clock.put_on(days=1)
    await bot.deliver()
    await alice.tap(TOLD)
    assert alice.buttons == ["用电量 同比增长5%以上（聊城市）"]


async def test_an_alert_has_its_own(alice, bot, newsroom):
    await alice.say("/watch 词 轴承")
    newsroom.print(project(CHIPING, "轴承产业园"), project(CHIPING, "体育馆"), region=CHIPING)
    await bot.deliver()
    assert "有消息" in alice.last.text
    await alice.tap(TOLD)
    assert alice.buttons == ["轴承产业园（在建）（茌平区）"]


async def test_what_says_nothing_has_no_such_button_and_others_are_nobodys(alice, bob, bot):
    await alice.say("/subscribe 聊城 每天 08:30")
    bot.clock.put_on(days=1)
    await bot.deliver()
    assert alice.buttons == ["❔ 为什么收到"]
    await bob.say("/start")
    assert "查不到" in await bob.press("told:1")
    assert "查不到" in await bob.press("told:99")


async def test_what_a_long_digest_tells_of_is_paged(alice, bot, newsroom):
    newsroom.print(
        *(project(CHIPING, f"{each}号厂房") for each in range(10, 17)),
        *(target(CHIPING, f"第{each}指标", each) for each in range(10, 17)),
        region=CHIPING,
    )
    await alice.say("/subscribe 茌平 每天 08:30")
    bot.clock.put_on(days=1)
    await bot.deliver()
    await alice.tap(TOLD)
    assert "第 1–10 个，共 14 个" in alice.last.text
    await bot.restart()
    await alice.tap("下一页 ▶")
    assert len(alice.buttons) == 4 + 1
