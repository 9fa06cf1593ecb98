from datetime import date

from storage.printings import add_printing
from storage.records import SourceKind
from storage.sources import add_source
from tests.bot.said import BINZHOU, target


async def test_the_number_under_a_list_shows_sentence_title_day_and_source(alice, newsroom):
    newsroom.print(
        target(BINZHOU, "进出口总额", 8),
        region=BINZHOU,
        on=date(2023, 2, 6),
        title="开年大会 <上>",
    )
    await alice.say("/targets 滨州")
    lists = alice.last
    answer = await alice.tap("1")
    assert "力争进出口总额增长8%以上" in answer
    assert "《开年大会 <上>》" in answer
    assert "交来的文件 · 2023年2月6日" in answer
    assert "打开原文" in answer
    assert alice.last.id != lists.id, "the list stays where it was"


async def test_a_fact_is_shown_by_its_number(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    answer = await alice.say("/source 1")
    assert "力争进出口总额增长8%以上" in answer
    assert "编号 1" in answer


async def test_what_was_said_twice_shows_both_sentences_latest_first(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU, on=date(2023, 2, 6))
    newsroom.print(target(BINZHOU, "进出口总额", 9), region=BINZHOU, on=date(2023, 3, 6))
    await alice.say("/targets 滨州")
    answer = await alice.tap("1")
    assert answer.index("增长9%") < answer.index("增长8%")


async def test_only_a_web_address_becomes_a_link(alice, newsroom):
    newsroom.print(target(BINZHOU, "产值", 8), region=BINZHOU, url="javascript:alert(1)")
    assert "打开原文" not in await alice.say("/source 1")


async def test_an_undated_article_tells_when_it_was_read(alice, newsroom):
    newsroom.print(target(BINZHOU, "产值", 8), region=BINZHOU, on=None)
    assert "2023年4月18日 读到，刊发日期不详" in await alice.say("/source 1")


async def test_a_number_that_is_none_or_unknown_is_explained(alice):
    assert "编号是一个数字" in await alice.say("/source 第几条")
    assert "没有第 12 条" in await alice.say("/source 12")
    assert "没有第 999999999999 条" in await alice.say("/source 999999999999")
    assert "每条数据都来自一篇文章里的一句话" in await alice.say("/source")


async def test_a_button_whose_thing_has_gone_answers_with_a_word(alice):
    await alice.say("/help")
    assert "已经更新" in await alice.press("thing:77")


async def test_reprints_are_named_with_their_days_and_links(alice, newsroom, bot_database, clock):
    newsroom.print(
        target(BINZHOU, "产值", 8), region=BINZHOU, url="https://news.example/1.html", origin="省报"
    )
    clock.put_on(days=1)
    with bot_database.write() as conn:
        for number in range(6):
            url = f"https://paper{number}.example/?a=1&b=2"
            paper = add_source(conn, name=f"晚<报>{number}", kind=SourceKind.LIST, url=url)
            add_printing(conn, 1, source_id=paper.id, url=url, title="转载", fetched_at=clock())
    answer = await alice.say("/source 1")
    assert "原文注明来源：省报" in answer
    papers = "、".join(f"晚<报>{number}（4月19日读到）" for number in range(4))
    assert f"也刊于：{papers}等 6 处" in answer
    assert "https://paper3.example/?a=1&b=2" in [each.detail for each in alice.last.body.entities]


async def test_an_article_of_one_paper_names_no_others(alice, newsroom):
    newsroom.print(target(BINZHOU, "产值", 8), region=BINZHOU)
    answer = await alice.say("/source 1")
    assert "也刊于" not in answer
    assert "原文注明来源" not in answer
