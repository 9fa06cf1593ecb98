"""/campaigns and /pipeline: laid out as views, a message a page."""

import re
from datetime import date

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


async def test_all_campaigns_are_reached_page_by_page_and_back(alice, newsroom):
    for number in range(30):
        newsroom.print(
            campaign(BINZHOU, f"第{number}号大行动"),
            *(target(BINZHOU, f"{number}号河第{n}段水质", 8) for n in range(20)),
            region=BINZHOU,
        )
    pages = [await alice.say("/campaigns 滨州")]
    assert "共30组，这里是第1—12组" in pages[0]
    while any(button.text == "下一页 ▶" for button in alice.last.buttons):
        pages.append(await alice.tap("下一页 ▶"))
    assert len(pages) > 3
    assert "共30组，这里是第25—30组" in "".join(pages)
    told = "".join(pages)
    assert sorted(re.findall(r"第(\d+)号大行动", told), key=int) == [str(n) for n in range(30)]
    back = [pages[-1]]
    while any(button.text == "◀ 上一页" for button in alice.last.buttons):
        back.append(await alice.tap("◀ 上一页"))
    assert back[::-1] == pages


async def test_a_button_to_a_page_that_is_no_more_shows_the_last(alice, bot, newsroom):
    newsroom.print(campaign(BINZHOU, "港口提升年"), region=BINZHOU)
    answer = await alice.say("/campaigns 滨州")
    alice.person.press(alice.last, "campaigns:371600:2000")
    await bot.drain()
    assert alice.last.text == answer


async def test_what_another_page_showed_is_shown_again(alice, newsroom, monkeypatch):
    monkeypatch.setattr("jobs.campaign_pages.AT_ONCE", 1)
    for day in (6, 7):
        newsroom.print(
            campaign(BINZHOU, f"第{day}次行动"),
            target(BINZHOU, "进出口总额", 8),
            region=BINZHOU,
            on=date(2023, 2, day),
        )
    assert "进出口总额" in await alice.say("/campaigns 滨州")
    second = await alice.tap("下一页 ▶")
    assert "进出口总额" in second
    assert "已列在上面" not in second


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
