from datetime import date

from storage.records import SourceKind
from storage.sources import add_source, mark_source_polled
from tests.bot.said import BINZHOU, milestone, project


async def test_a_day_gone_by_stands_with_what_was_read_since(alice, newsroom):
    newsroom.print(milestone(BINZHOU, "净水厂", "通水", date(2023, 3, 31)), region=BINZHOU)
    newsroom.print(project(BINZHOU, "会展馆"), region=BINZHOU, on=date(2023, 4, 2))
    newsroom.print(project(BINZHOU, "体育馆"), region=BINZHOU, on=date(2023, 4, 9))
    answer = await alice.say("/passed 滨州")
    assert "1. 3月31日 · 已过 18 天\n    净水厂 · 通水" in answer
    assert "最近消息 2月6日；此后读过当地报道 2 篇，没有定时读取的来源" in answer
    assert "不等于没有完成" in answer
    for word in ("逾期", "延误", "拖延"):
        assert word not in answer


async def test_the_last_day_on_which_a_source_was_read_is_told(alice, bot, newsroom):
    newsroom.print(milestone(BINZHOU, "净水厂", "通水", date(2023, 3, 31)), region=BINZHOU)
    with bot.database.write() as conn:
        paper = add_source(
            conn,
            name="滨城晚报",
            kind=SourceKind.LIST,
            url="https://paper.example/",
            region=BINZHOU,
        )
        mark_source_polled(conn, paper.id, now=bot.clock())
    assert "来源最近一次读取 4月18日" in await alice.say("/passed 滨州")


async def test_a_day_that_is_not_known_is_not_told(alice, bot, newsroom):
    newsroom.print(milestone(BINZHOU, "净水厂", "通水", date(2023, 3, 31)), region=BINZHOU)
    with bot.database.write() as conn:
        conn.exec_driver_sql(
            "UPDATE articles SET published_precision = 'year', published_on = '2023-01-01'"
        )
    assert "最近消息 2023年；" in await alice.say("/passed 滨州")


async def test_the_latest_comes_first_and_days_to_come_are_left_out(alice, newsroom):
    newsroom.print(
        milestone(BINZHOU, "净水厂", "通水", date(2023, 1, 31)),
        milestone(BINZHOU, "黄河大桥", "合龙", date(2023, 4, 17)),
        milestone(BINZHOU, "会展馆", "开馆", date(2023, 4, 18)),
        region=BINZHOU,
    )
    answer = await alice.say("/passed 滨州")
    assert answer.index("黄河大桥") < answer.index("净水厂")
    assert "会展馆" not in answer


async def test_pages_go_on_after_a_restart(alice, bot, newsroom):
    for number in range(1, 11):
        fact = milestone(BINZHOU, f"泵站{number}号", "通水", date(2023, 3, number))
        newsroom.print(fact, region=BINZHOU)
    assert "第 1–8 个，共 10 个" in await alice.say("/passed 滨州")
    await bot.restart()
    assert "第 9–10 个，共 10 个" in await alice.tap("下一页 ▶")


async def test_where_nothing_passed_it_says_where_to_look(alice):
    answer = await alice.say("/passed 滨州")
    assert "没有日期已过" in answer
    assert "/due" in answer
