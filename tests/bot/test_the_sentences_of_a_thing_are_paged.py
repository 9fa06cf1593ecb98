from datetime import date

from tests.bot.said import BINZHOU, target


async def test_all_that_was_said_of_a_thing_can_be_read_also_after_a_restart(alice, bot, newsroom):
    for day in range(1, 9):
        newsroom.print(
            target(BINZHOU, "进出口总额", day),
            region=BINZHOU,
            on=date(2023, 2, day),
            title=f"第{day}篇",
        )
    await alice.say("/targets 滨州")
    await alice.tap("1")
    sentences = alice.last
    assert "《第8篇》" in sentences.text
    assert "共有 8 处说到，这里是第 1–3 处" in sentences.text
    await bot.restart()
    assert "《第5篇》" in await alice.tap("下一页 ▶")
    assert alice.last.id == sentences.id
    assert "《第1篇》" in await alice.tap("下一页 ▶")
    assert "第 7–8 处" in sentences.text
    assert "下一页 ▶" not in alice.buttons
    assert "《第5篇》" in await alice.tap("◀ 上一页")
