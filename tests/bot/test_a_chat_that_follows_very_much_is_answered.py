"""Two hundred subscriptions and two hundred watches: no message and no keyboard is too large."""

from datetime import date, timedelta

import pytest

from jobs.digests import parse_schedule
from storage.records import ThingKind
from storage.regions import list_regions_below
from storage.subscriptions import add_subscription, list_subscriptions
from storage.things import list_things
from storage.watches import add_watch, list_watches
from tests.bot.said import BINZHOU, CHIPING, LIAOCHENG, project

LONG = "年产六十万吨高端铝基新材料一体化绿色低碳示范产业园及配套基础设施建设"
MOST_UNITS = 4096
LINES = (
    "/watch",
    "/watches",
    "/unwatch",
    "/unwatch 产业园",
    "/subscriptions",
    "/unsubscribe",
    "/settings",
    "/settings 时区 Asia/Urumqi",
    "/digest",
    "/due",
    "/forget",
    "/why",
    "/missed",
    "/start",
)


@pytest.fixture
async def follower(alice, bot, bot_database, newsroom):
    """Alice, with the longest names of places and works, and all digests in her quiet hours."""
    newsroom.print(
        *(project(BINZHOU, f"{LONG}{number}期项目") for number in range(30)),
        *(project(CHIPING, f"泵站{number}号") for number in range(20)),
        region=LIAOCHENG,
    )
    await alice.say("/settings 免打扰 6:00-12:00")
    now = bot.clock()
    with bot_database.write() as conn:
        longest = sorted(list_regions_below(conn, ""), key=lambda region: -len(region.path))
        paths = [region.path for region in longest[:196]]
        for path in (*paths, "山东省", BINZHOU, CHIPING, LIAOCHENG):
            add_subscription(
                conn,
                chat_id=alice.person.id,
                region=path,
                schedule=parse_schedule("每天 08:30"),
                next_digest_at=now + timedelta(hours=23, minutes=30),
                created_at=now,
            )
        works = list_things(conn, BINZHOU, ThingKind.PROJECT)
        for thing in works[:30]:
            add_watch(conn, chat_id=alice.person.id, name=thing.name, thing_key=thing.key, now=now)
        for number in range(170):
            word = f"{LONG[:13]}{number}"
            add_watch(conn, chat_id=alice.person.id, name=word, word=word, now=now)
    return alice


def subscribed(bot, chat) -> list[str]:
    with bot.database.read() as conn:
        return [each.region for each in list_subscriptions(conn, chat.person.id)]


@pytest.mark.parametrize("line", LINES)
async def test_every_answer_and_every_page_of_it_fits(follower, line):
    await follower.say(line)
    pages = 1
    while True:
        assert "出了点问题" not in follower.last.text
        assert len(follower.last.text.encode("utf-16-le")) // 2 <= MOST_UNITS
        assert len(follower.buttons) <= 100
        if "下一页 ▶" not in follower.buttons:
            break
        await follower.tap("下一页 ▶")
        pages += 1
    listed = {"/watches": 20, "/unwatch": 20, "/subscriptions": 14, "/unsubscribe": 14}
    assert pages == listed.get(line, pages)


async def test_projects_to_watch_are_paged_and_those_watched_left_out(follower, bot):
    await follower.say("/watch")
    offered = [name for name in follower.buttons if name != "下一页 ▶"]
    await bot.restart()
    while "下一页 ▶" in follower.buttons:
        await follower.tap("下一页 ▶")
        offered += [name for name in follower.buttons if "页" not in name]
    assert len(offered) == len(set(offered)) == 20
    assert all(name.startswith("泵站") for name in offered)
    assert "◀ 上一页" in follower.buttons
    await follower.tap(0)
    assert "去掉几项" in follower.last.text


async def test_what_words_have_found_to_unwatch_is_paged_alone(follower, bot):
    answer = await follower.say("/unwatch 产业园")
    assert "名字里有“产业园”的" in answer
    assert "共 30 个" in answer
    await bot.restart()
    answer = await follower.tap("下一页 ▶")
    assert "名字里有“产业园”的" in answer
    assert "第 11–20 个，共 30 个" in answer


async def test_who_ends_one_goes_on_where_it_stood(follower, bot):
    await follower.say("/unsubscribe")
    assert "退订哪个" in await follower.tap("下一页 ▶")
    assert "已退订" in await follower.tap(0)
    assert len(subscribed(bot, follower)) == 199
    assert "第 16–30 个，共 199 个" in await follower.tap("我的订阅")
    await follower.say("/unwatch")
    assert "不再关注哪一项" in await follower.tap("下一页 ▶")
    await follower.tap(0)
    assert "第 11–20 个，共 199 个" in await follower.tap("我的关注")


async def test_those_that_quiet_hours_hold_back_are_counted(follower):
    assert "等 200 个地方到点的时候在免打扰里" in await follower.say("/settings")


async def test_a_zone_is_changed_for_all(follower, bot):
    await follower.say("/settings 时区 Asia/Tokyo")
    with bot.database.read() as conn:
        held = list_subscriptions(conn, follower.person.id)
        assert len(list_watches(conn, follower.person.id)) == 200
    assert {each.next_digest_at.date() for each in held} == {date(2023, 4, 18)}
    assert len(held) == 200
