from datetime import date

from storage.records import Stage
from tests.bot.said import BINZHOU, CHIPING, LIAOCHENG, milestone, project


async def test_its_dates_and_all_that_was_said_stand_on_one_card(alice, newsroom):
    newsroom.print(
        project(CHIPING, "高端铝箔二期项目", stage=Stage.SIGNED, investment=3.6e9),
        region=LIAOCHENG,
        on=date(2022, 11, 3),
        title="铝箔签约",
    )
    newsroom.print(
        project(CHIPING, "高端铝箔二期项目", stage=Stage.STARTED, owner="大路铝业公司"),
        milestone(CHIPING, "高端铝箔二期项目", "投产", date(2023, 12, 31)),
        region=LIAOCHENG,
        on=date(2023, 3, 8),
        title="铝箔开工",
    )
    answer = await alice.say("/project 铝箔")
    assert "🏗 高端铝箔二期项目\n山东省 › 聊城市 › 茌平区" in answer
    assert "开工 · 总投资 36亿元" in answer
    assert "单位：大路铝业公司" in answer
    assert "投产：12月31日 · 还有 257 天" in answer
    started, signed = answer.index("2023年3月8日"), answer.index("2022年11月3日")
    assert started < signed
    assert "《铝箔签约》" in answer
    assert "高端铝箔二期项目进展顺利" in await alice.tap("🔎 原句")


async def test_of_several_one_is_chosen_by_button(alice, bot, newsroom):
    newsroom.print(project(CHIPING, "铝箔一期项目"), project(BINZHOU, "铝板项目"), region=LIAOCHENG)
    assert "不止一个" in await alice.say("/project 铝")
    assert alice.buttons == ["铝板项目（滨州市）", "铝箔一期项目（茌平区）"]
    await bot.restart()
    assert "🏗 铝板项目" in await alice.tap("铝板项目（滨州市）")


async def test_a_place_among_the_words_tells_namesakes_apart(alice, newsroom):
    newsroom.print(
        project(LIAOCHENG, "污水处理厂"), project(BINZHOU, "污水处理厂"), region=LIAOCHENG
    )
    assert "山东省 › 滨州市" in await alice.say("/project 滨州 污水")


async def test_a_long_history_is_paged(alice, newsroom):
    for day in range(1, 9):
        newsroom.print(
            project(BINZHOU, "黄河大桥项目"),
            region=BINZHOU,
            on=date(2023, 3, day),
            title=f"第{day}天",
        )
    assert "第 1–6 个，共 8 个" in await alice.say("/project 黄河大桥")
    assert "《第1天》" in await alice.tap("下一页 ▶")


async def test_without_a_name_those_last_told_of_are_offered(alice, newsroom):
    newsroom.print(project(BINZHOU, "铝板项目"), region=BINZHOU)
    assert "看哪个项目" in await alice.say("/project")
    assert "🏗 铝板项目" in await alice.tap("铝板项目（滨州市）")


async def test_signs_of_a_pattern_are_only_characters(alice, newsroom):
    newsroom.print(project(BINZHOU, "铝板项目"), region=BINZHOU)
    assert "没有找到" in await alice.say("/project %")
    assert "没有找到" in await alice.say("/project _<b>")


async def test_with_nothing_read_it_says_what_to_do(alice):
    assert "还没有读到任何项目" in await alice.say("/project")
    assert "还没有读到任何项目" in await alice.say("/project 铝")


async def test_a_button_of_a_project_that_is_gone_says_so(alice):
    await alice.say("/project")
    await alice.say("/places")
    assert "已经更新" in await alice.press("project:999")
