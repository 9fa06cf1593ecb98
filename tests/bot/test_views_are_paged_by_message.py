"""/campaigns and /pipeline: laid out as views, a message a page."""

from storage.records import Stage
from tests.bot.said import BEIHAI_ZONE, BINZHOU, campaign, project, target


async def test_a_campaign_stands_with_what_was_announced_with_it(alice, newsroom):
    newsroom.print(
        campaign(BINZHOU, "港口提升年"), target(BINZHOU, "进出口总额", 8), region=BINZHOU
    )
    answer = await alice.say("/campaigns 滨州")
    assert "🚩 港口提升年" in answer
    assert "进出口总额 同比增长8%以上" in answer


async def test_the_pipeline_counts_by_stage(alice, newsroom):
    newsroom.print(
        project(BINZHOU, "铝材一期", stage=Stage.SIGNED, investment=2e8),
        project(BEIHAI_ZONE, "铝材二期", stage=Stage.BUILDING),
        region=BINZHOU,
    )
    answer = await alice.say("/pipeline 滨州")
    assert "签约库：1个，总投资2亿元" in answer
    assert "开工库：1个" in answer


async def test_a_long_view_is_turned_page_by_page_after_a_restart(alice, bot, newsroom):
    for number in range(120):
        newsroom.print(campaign(BINZHOU, f"第{number}号重点攻坚提升大行动"), region=BINZHOU)
    first = await alice.say("/campaigns 滨州")
    message = alice.last
    await bot.restart()
    second = await alice.tap("下一页 ▶")
    assert second != first
    assert alice.last.id == message.id
    assert await alice.tap("◀ 上一页") == first


async def test_without_a_name_the_place_is_asked_for(alice, newsroom):
    newsroom.print(campaign(BINZHOU, "港口提升年"), region=BINZHOU)
    assert "看哪个地方" in await alice.say("/campaigns")
    assert "港口提升年" in await alice.tap("滨州市")


async def test_a_namesake_is_asked_about(alice):
    assert "不止一个" in await alice.say("/pipeline 北海")


async def test_with_nothing_read_they_say_so(alice):
    assert "还没有读到 滨州市 的行动" in await alice.say("/campaigns 滨州")
    assert "还没有读到 滨州市 的项目" in await alice.say("/pipeline 滨州")


async def test_a_pipeline_of_some_projects_says_so(alice, newsroom, monkeypatch):
    monkeypatch.setattr("jobs.view_pages.PROJECTS", 2)
    newsroom.print(*(project(BINZHOU, f"{n}号码头") for n in range(2)), region=BINZHOU)
    assert "只计" not in await alice.say("/pipeline 滨州")
    newsroom.print(project(BINZHOU, "轴承厂"), region=BINZHOU)
    answer = await alice.say("/pipeline 滨州")
    assert "共3个项目，以下只计最近报道的2个" in answer
    assert "开工库：2个" in answer
