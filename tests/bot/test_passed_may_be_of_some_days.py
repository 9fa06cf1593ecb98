from datetime import date

import pytest

from tests.bot.said import BINZHOU, milestone


@pytest.fixture
def gone(newsroom) -> None:
    newsroom.print(
        milestone(BINZHOU, "净水厂", "通水", date(2022, 12, 20)),
        milestone(BINZHOU, "黄河大桥", "合龙", date(2023, 3, 17)),
        milestone(BINZHOU, "会展馆", "开馆", date(2023, 4, 10)),
        milestone(BINZHOU, "体育馆", "开馆", date(2023, 12, 10)),
        region=BINZHOU,
    )


@pytest.mark.parametrize(
    ("words", "said", "works"),
    [
        ("/passed 滨州 3月", "2023年3月", {"黄河大桥"}),
        ("/passed 滨州 上半年", "2023年上半年", {"黄河大桥", "会展馆"}),
        ("/passed 滨州 今年", "2023年", {"黄河大桥", "会展馆"}),
        ("/passed 滨州 本月", "2023年4月", {"会展馆"}),
        ("滨州 已过 2022", "2022年", {"净水厂"}),
        ("/passed 滨州 12月", "2022年12月", {"净水厂"}),
    ],
)
async def test_only_what_fell_on_them_is_listed(alice, gone, words, said, works):
    answer = await alice.say(words)
    assert f"滨州市{said}的日期：已过，未见完成报道（今天 4月18日）" in answer
    listed = {each for each in ("净水厂", "黄河大桥", "会展馆", "体育馆") if each in answer}
    assert listed == works


async def test_all_of_them_are_a_tap_away(alice, gone):
    await alice.say("/passed 滨州 3月")
    answer = await alice.tap("⏰ 全部已过日期")
    assert "黄河大桥" in answer
    assert "净水厂" in answer


async def test_where_none_is_or_the_days_are_to_come_it_says_so(alice, gone):
    answer = await alice.say("/passed 滨州 2月")
    assert "滨州市在2023年2月没有日期已过、未见完成报道的" in answer
    assert "⏰ 全部已过日期" in alice.buttons
    answer = await alice.say("/passed 滨州 明年")
    assert "2024年还没有过去" in answer
    assert "滨州 日期 2024年" in answer


async def test_the_days_are_kept_by_pages_and_by_the_table_after_a_restart(alice, bot, newsroom):
    newsroom.print(
        *(milestone(BINZHOU, f"泵站{n}号", "通水", date(2023, 3, n)) for n in range(1, 11)),
        milestone(BINZHOU, "净水厂", "通水", date(2023, 2, 1)),
        region=BINZHOU,
    )
    assert "共 10 个" in await alice.say("/passed 滨州 三月")
    await bot.restart()
    assert "第 9–10 个，共 10 个" in await alice.tap("下一页 ▶")
    answer = await alice.tap("📗 表格")
    assert "已过日期（2023年3月）" in answer
    assert "全部 10 项" in answer


async def test_the_days_are_kept_while_the_place_is_asked_for(alice, gone):
    assert "看哪个地方" in await alice.say("/passed 三月")
    answer = await alice.tap("滨州市")
    assert "黄河大桥" in answer
    assert "会展馆" not in answer
