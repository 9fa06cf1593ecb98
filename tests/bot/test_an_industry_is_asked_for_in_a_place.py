from tests.bot.said import BINZHOU, LIAOCHENG
from tests.builders import a_project


def project(region, name, industry):
    return a_project(region=region, name=name, industry=industry, quote=f"{name}开工")


async def test_a_place_alone_shows_the_industries_there(alice, newsroom):
    newsroom.print(project(BINZHOU, "新能源汽车零部件项目", "新能源"), region=BINZHOU)
    newsroom.print(project(LIAOCHENG, "水库除险加固项目", "水利"), region=LIAOCHENG)
    assert "看滨州市的哪个行业" in await alice.say("/industry 滨州")
    assert alice.buttons == ["新能源 1"]
    assert "新能源的项目 · 滨州市" in await alice.tap("新能源 1")


async def test_what_is_no_industry_is_said_and_the_place_kept(alice, newsroom):
    newsroom.print(project(BINZHOU, "新能源汽车零部件项目", "新能源"), region=BINZHOU)
    assert "没有叫“飞碟”的行业" in await alice.say("/industry 滨州 飞碟")
    assert "· 滨州市" in await alice.tap("新能源 1")


async def test_a_place_without_any_says_so(alice, newsroom):
    newsroom.print(project(BINZHOU, "新能源汽车零部件项目", "新能源"), region=BINZHOU)
    assert "还没有读到聊城市能看出行业的项目" in await alice.say("/industry 聊城")
    await alice.tap("🏭 别的行业")
    assert alice.buttons == ["新能源 1"]
