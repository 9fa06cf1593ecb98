from datetime import date

from tests.bot.said import BINZHOU, CHIPING, LIAOCHENG, campaign, project

TEXT = "全市抓好铝材项目。别的也要抓。"


async def test_things_by_name_stand_before_the_sentences(alice, newsroom):
    newsroom.print(project(CHIPING, "铝材二期项目"), region=LIAOCHENG, title="开工了", text=TEXT)
    answer = await alice.say("/search 铝材")
    assert "“铝材”：文章 1 篇" in answer
    assert "1. 🏗 项目　铝材二期项目（在建）（茌平区）" in answer
    assert "▪ 全市抓好铝材项目。\n    《开工了》 交来的文件 2023年2月6日 · 原文" in answer
    assert "记着：铝材二期项目" in answer
    assert "铝材二期项目进展顺利" in await alice.tap("1")


async def test_an_owner_is_named_once(alice, newsroom):
    newsroom.print(project(CHIPING, "铝材二期项目", owner="云岭铝业"), region=CHIPING, text=TEXT)
    answer = await alice.say("/search 铝材二期")
    assert "铝材二期项目（云岭铝业，在建）（茌平区）" in answer


async def test_all_words_must_be_there(alice, newsroom):
    newsroom.print(region=BINZHOU, text=TEXT)
    assert "▪ 全市抓好铝材项目。" in await alice.say("/search 铝材 全市")
    assert "没有“铝材 港口”" in await alice.say("/search 铝材 港口")


async def test_pages_go_on_after_a_restart(alice, bot, newsroom):
    for day in range(1, 8):
        newsroom.print(
            region=BINZHOU, on=date(2023, 3, day), title=f"{day}日", text=f"{day}日{TEXT}"
        )
    first = await alice.say("搜索 铝材")
    assert "第 1–5 个，共 7 个" in first
    assert first.index("《7日》") < first.index("《6日》")
    await bot.restart()
    second = await alice.tap("下一页 ▶")
    assert "《1日》" in second
    assert await alice.tap("◀ 上一页") == first


async def test_words_too_long_for_a_button_are_found_all_the_same(alice, newsroom):
    words = "一座很长很长的名字的跨河大桥的引桥的照明工程的二期"
    for day in range(1, 8):
        newsroom.print(region=BINZHOU, on=date(2023, 3, day), text=f"{day}日{words}开工。")
    assert "共 7 个" in await alice.say(f"/search {words}")
    assert alice.buttons == []


async def test_without_words_it_asks_and_offers_campaigns(alice, newsroom):
    assert "搜什么" in await alice.say("/search")
    newsroom.print(campaign(BINZHOU, "港口提升年"), region=BINZHOU, text="今年是港口提升年。")
    await alice.say("/search")
    assert "▪ 今年是港口提升年。" in await alice.tap("港口提升年")


async def test_nothing_found_and_nothing_to_find_say_what_to_do(alice):
    assert "换个说法" in await alice.say("/search 铝材")
    assert "没有可以搜的字" in await alice.say("/search ？！")


async def test_what_is_typed_is_shown_as_it_is(alice, newsroom):
    newsroom.print(region=BINZHOU, text="甲<b>乙</b>&丙。", title="<i>")
    answer = await alice.say("/search <b>乙 丙")
    assert "“<b>乙 丙”" in answer
    assert "甲<b>乙</b>&丙。" in answer
