from dataclasses import replace
from datetime import date

from storage.records import Status
from tests.bot.said import BEIHAI_ZONE, BINZHOU, milestone


async def test_each_milestone_tells_its_state(alice, newsroom):
    bridge = milestone(BINZHOU, "黄河大桥", "合龙", date(2023, 6, 30))
    newsroom.print(
        replace(bridge, status=Status.UNDERWAY, progress=60.0),
        milestone(BINZHOU, "净水厂", "通水", date(2023, 3, 31)),
        replace(milestone(BINZHOU, "会展馆", "开馆", date(2023, 2, 1)), status=Status.DONE),
        region=BINZHOU,
    )
    answer = await alice.say("/milestones 滨州")
    assert "黄河大桥 · 合龙\n    进行中 · 进度60% · 6月30日 · 还有 73 天" in answer
    assert "净水厂 · 通水\n    3月31日 · 已过 18 天，未见完成报道" in answer
    assert "会展馆 · 开馆\n    ✅ 2023年2月1日完成" in answer


async def test_a_place_below_is_named_and_pages_go_on_after_a_restart(alice, bot, newsroom):
    for number in range(1, 11):
        fact = milestone(BEIHAI_ZONE, f"泵站{number}号", "通水", date(2023, 5, number))
        newsroom.print(fact, region=BINZHOU)
    answer = await alice.say("/milestones 滨州")
    assert "（北海经济开发区）" in answer
    await bot.restart()
    assert "第 9–10 个，共 10 个" in await alice.tap("下一页 ▶")


async def test_the_word_alone_asks_for_the_place(alice, newsroom):
    newsroom.print(milestone(BINZHOU, "净水厂", "通水", date(2023, 5, 31)), region=BINZHOU)
    assert "净水厂" in await alice.say("滨州 节点")
    assert "看哪个地方" in await alice.say("/milestones")


async def test_with_nothing_read_it_says_so(alice):
    assert "还没有读到 滨州市 的节点" in await alice.say("/milestones 滨州")
