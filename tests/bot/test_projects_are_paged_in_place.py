from storage.records import Stage
from tests.bot.said import CHIPING, GAOTANG, LIAOCHENG, project


def print_projects(newsroom, count):
    for number in range(1, count + 1):
        newsroom.print(project(CHIPING, f"铝材车间{number}号"), region=LIAOCHENG)


async def test_a_project_tells_its_stage_money_owner_and_place(alice, newsroom):
    newsroom.print(
        project(
            GAOTANG, "纸浆三期", stage=Stage.SIGNED, investment=3.6e9, owner="时风集团 & 子公司"
        ),
        region=LIAOCHENG,
    )
    answer = await alice.say("/projects 聊城")
    assert "签约 · 总投资 36亿元 · 高唐县" in answer
    assert "时风集团 & 子公司" in answer


async def test_pages_are_edited_into_the_same_message(alice, newsroom):
    print_projects(newsroom, 8)
    first = await alice.say("/projects 聊城")
    assert "第 1–6 个，共 8 个" in first
    assert "铝材车间1号" in first
    message = alice.last
    second = await alice.tap("下一页 ▶")
    assert "第 7–8 个，共 8 个" in second
    assert alice.last.id == message.id
    assert "下一页 ▶" not in alice.buttons
    assert await alice.tap("◀ 上一页") == first


async def test_paging_goes_on_after_a_restart(alice, bot, newsroom):
    print_projects(newsroom, 8)
    await alice.say("/projects 聊城")
    await bot.restart()
    assert "第 7–8 个，共 8 个" in await alice.tap("下一页 ▶")


async def test_a_page_that_has_gone_shows_the_last_there_is(alice, newsroom):
    print_projects(newsroom, 2)
    await alice.say("/projects 聊城")
    await alice.press("projects:371500:600")
    assert "第 2 个，共 2 个" in alice.last.text


async def test_tapping_a_page_twice_is_no_error(alice, newsroom):
    print_projects(newsroom, 8)
    await alice.say("/projects 聊城")
    await alice.press("projects:371500:6")
    assert await alice.press("projects:371500:6") == ""


async def test_with_nothing_read_it_says_so(alice):
    assert "还没有读到 聊城市 的项目" in await alice.say("/projects 聊城")
