from datetime import timedelta

from storage.records import SourceKind, Trouble
from storage.sources import add_source, mark_source_polled
from tests.bot.said import BEIHAI_ZONE, BINZHOU, campaign


def break_source(bot_database, clock, name, region, times):
    with bot_database.write() as conn:
        url = f"https://{name}.example/"
        source = add_source(conn, name=name, kind=SourceKind.LIST, url=url, region=region)
        mark_source_polled(conn, source.id, now=clock() - timedelta(days=3))
        for _ in range(times):
            mark_source_polled(conn, source.id, now=clock(), error="412", trouble=Trouble.REFUSED)


async def test_the_card_counts_sources_and_names_the_broken_ones(
    alice, newsroom, bot_database, clock
):
    newsroom.print(campaign(BINZHOU, "港城百日会战"), region=BINZHOU, on=clock().date())
    break_source(bot_database, clock, "晨<报>", BINZHOU, times=3)
    break_source(bot_database, clock, "晚报", BEIHAI_ZONE, times=2)
    answer = await alice.say("/region 滨州")
    assert "来源　2 个，本月文章 1 篇" in answer
    assert "来源中断：晨<报>（拒绝访问，4月15日起）" in answer
    assert "晚报" not in answer


async def test_a_place_without_sources_says_nothing_of_them(alice, newsroom):
    newsroom.print(campaign(BINZHOU, "港城百日会战"), region=BINZHOU)
    assert "来源　" not in await alice.say("/region 滨州")
