from dataclasses import replace

from tests.bot.said import BEIHAI_ZONE, BINZHOU, LIAOCHENG, project


def battery(region, name="锂电池生产项目"):
    return replace(project(region, name), industry="新能源")


async def test_everywhere_or_in_a_place_with_the_word_that_tells(alice, newsroom):
    newsroom.print(battery(BINZHOU), battery(LIAOCHENG, "光伏电站"), region=BINZHOU)
    answer = await alice.say("/industry 新能源")
    assert "新能源的项目 · 各地" in answer
    assert "光伏电站\n    在建 · 山东省 › 聊城市\n    依据：名字里的“光伏”" in answer
    answer = await alice.say("/industry 滨州 新能源")
    assert "锂电池生产项目" in answer
    assert "光伏电站" not in answer


async def test_a_word_of_an_industry_stands_for_it(alice, newsroom):
    newsroom.print(battery(BINZHOU), region=BINZHOU)
    answer = await alice.say("/industry 储能 滨州")
    assert "“储能”属于新能源" in answer
    assert "锂电池生产项目" in answer


async def test_without_a_name_those_read_of_are_offered(alice, bot, newsroom):
    newsroom.print(battery(BINZHOU), region=BINZHOU)
    assert "看哪个行业" in await alice.say("/industry")
    await bot.restart()
    assert "锂电池生产项目" in await alice.tap("新能源 1")
    assert "看哪个行业" in await alice.tap("🏭 别的行业")


async def test_a_namesake_is_asked_about(alice, newsroom):
    newsroom.print(battery(BEIHAI_ZONE), region=BINZHOU)
    assert "不止一个" in await alice.say("/industry 新能源 北海")
    assert "锂电池生产项目" in await alice.tap("山东省 › 滨州市 › 北海经济开发区")


async def test_pages_go_on_after_a_restart(alice, bot, newsroom):
    newsroom.print(*(battery(BINZHOU, f"{n}号光伏电站") for n in range(8)), region=BINZHOU)
    assert "第 1–6 个，共 8 个" in await alice.say("/industry 新能源 滨州")
    await bot.restart()
    assert "第 7–8 个，共 8 个" in await alice.tap("下一页 ▶")


async def test_nothing_read_and_no_such_industry_say_what_to_do(alice, newsroom):
    assert "还没有读到能看出行业的项目" in await alice.say("/industry")
    newsroom.print(battery(BINZHOU), region=BINZHOU)
    assert "还没有读到 聊城市 的新能源项目" in await alice.say("/industry 新能源 聊城")
    assert "没有叫“魔法”的行业" in await alice.say("/industry 魔法")
