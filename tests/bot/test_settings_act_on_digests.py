"""/settings: what is chosen by typing or by button acts on what the timetable makes and sends."""

from datetime import UTC, date, datetime

import pytest

from jobs.prepare_digests import prepare_digests
from storage.database import Database
from storage.deliveries import list_deliveries_due
from storage.subscriptions import list_subscriptions
from tests.bot.said import BINZHOU, campaign, milestone, project, result, target


def due_texts(database: Database, now: datetime) -> list[str]:
    """The messages that may be sent at an instant."""
    with database.read() as conn:
        return [each.text for each in list_deliveries_due(conn, now=now, limit=99)]


async def after_the_first_digest(alice, bot):
    """A subscriber who got the state of the place, on the next morning before eight."""
    await alice.say("/subscribe 滨州 每天 08:30")
    bot.clock.put_on(days=1)
    prepare_digests(bot.database, bot.clock())
    with bot.database.write() as conn:
        conn.exec_driver_sql("DELETE FROM deliveries")


def next_digest(bot) -> str:
    bot.clock.put_on(days=1)
    prepare_digests(bot.database, bot.clock())
    return "\n".join(due_texts(bot.database, bot.clock()))


async def test_kinds_that_are_switched_off_are_left_out_and_that_is_said(alice, bot, newsroom):
    await after_the_first_digest(alice, bot)
    await alice.say("/settings")
    await alice.tap("🧩 看哪些")
    await alice.tap("✅ 项目")
    assert "⬜ 项目" in alice.buttons
    newsroom.print(project(BINZHOU, "铝材项目"), campaign(BINZHOU, "港口提升年"), region=BINZHOU)
    text = next_digest(bot)
    assert "港口提升年" in text
    assert "铝材项目" not in text
    assert "按您的设置筛过：不看项目" in text


async def test_words_are_wanted_or_left_out(alice, bot, newsroom):
    await after_the_first_digest(alice, bot)
    assert "铝、港口" in await alice.say("/settings 只要 铝 港口")
    assert "二期" in await alice.say("/settings 不要 二期")
    newsroom.print(
        project(BINZHOU, "铝材一期项目"),
        project(BINZHOU, "铝材二期项目"),
        project(BINZHOU, "体育馆"),
        region=BINZHOU,
    )
    text = next_digest(bot)
    assert "铝材一期" in text
    assert "铝材二期" not in text
    assert "体育馆" not in text


async def test_where_nothing_is_left_it_is_not_called_no_news(alice, bot, newsroom):
    await after_the_first_digest(alice, bot)
    await alice.say("/settings 只要 港口")
    newsroom.print(project(BINZHOU, "体育馆"), region=BINZHOU)
    text = next_digest(bot)
    assert "按您的设置（只要写到港口的）筛过，没有要告诉您的" in text
    assert "没有新消息" not in text


async def test_a_first_digest_is_filtered_too(alice, bot, newsroom):
    newsroom.print(
        project(BINZHOU, "铝材项目"),
        target(BINZHOU, "进出口总额", 8),
        milestone(BINZHOU, "净水厂", "通水", date(2023, 6, 30)),
        region=BINZHOU,
    )
    await alice.say("/settings 只要 铝")
    await alice.say("/subscribe 滨州 每天 08:30")
    text = next_digest(bot)
    assert "铝材项目" in text
    assert "净水厂" not in text


async def test_chats_that_want_the_same_share_a_digest(alice, bob, bot, newsroom):
    for chat in (alice, bob):
        await chat.say("/subscribe 滨州 每天 08:30")
    await alice.say("/settings 只要 铝")
    newsroom.print(project(BINZHOU, "铝材项目"), project(BINZHOU, "体育馆"), region=BINZHOU)
    carol = bot.chat("Carol")
    await carol.say("/subscribe 滨州 每天 08:30")
    next_digest(bot)
    with bot.database.read() as conn:
        (digests,) = conn.exec_driver_sql("SELECT count(*) FROM digests").one()
        (deliveries,) = conn.exec_driver_sql("SELECT count(*) FROM deliveries").one()
    assert (digests, deliveries) == (2, 3)


async def test_a_digest_that_is_due_in_quiet_hours_waits_until_they_are_over(alice, bot, newsroom):
    await alice.say("/subscribe 滨州 每天 06:00")
    assert "22:00–07:30 不发" in await alice.say("/settings 免打扰 22点-7:30")
    bot.clock.at = datetime(2023, 4, 18, 22, 0, tzinfo=UTC)  # six in the morning of the 19th
    prepare_digests(bot.database, bot.clock())
    assert due_texts(bot.database, bot.clock()) == []
    bot.clock.put_on(minutes=89)
    assert due_texts(bot.database, bot.clock()) == []
    bot.clock.put_on(minutes=1)
    assert len(due_texts(bot.database, bot.clock())) == 1


async def test_another_zone_moves_the_time_of_the_digests(alice, bot):
    await alice.say("/subscribe 滨州 每天 08:30")
    await alice.say("/settings")
    await alice.tap("🕐 时区")
    assert "东京（Asia/Tokyo）" in await alice.tap("东京")
    with bot.database.read() as conn:
        (subscription,) = list_subscriptions(conn, alice.person.chat.id)
    assert subscription.next_digest_at == datetime(2023, 4, 18, 23, 30, tzinfo=UTC)


async def test_days_without_news_can_be_silent_for_all_subscriptions(alice, bot):
    await after_the_first_digest(alice, bot)
    await alice.say("/settings")
    assert "没有变化的日子：不打扰" in await alice.tap("🔕 没有变化的日子")
    assert next_digest(bot) == ""
    assert "没有变化的日子：也告诉一声" in await alice.tap("🔕 没有变化的日子")
    assert "没有新消息" in next_digest(bot)


async def test_buttons_go_on_after_a_restart_and_words_come_off(alice, bot):
    await alice.say("/settings 不要 文旅 足球")
    await bot.restart()
    assert "现在：足球" in await alice.tap("✕ 文旅")
    assert "🚫 不要写到这些词的：足球" in await alice.tap("‹ 返回设置")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/settings 时区 火星", "不认识时区“火星”"),
        ("/settings 免打扰 半夜", "没看懂“半夜”"),
        ("/settings 免打扰 25:00-7:00", "没看懂"),
        ("/settings 免打扰 7:00-7:00", "没看懂"),
        ("/settings 颜色 蓝", "没有“颜色”这个设置"),
        ("/settings 只要 " + "很" * 21, "20 个字以内"),
        ("/settings 免打扰 不设", "免打扰：没有设"),
        ("/settings 时区 asia/singapore", "时区：Asia/Singapore"),
        ("/settings 种类", "看哪些"),
    ],
)
async def test_what_is_typed_is_understood_or_explained(alice, typed, answer):
    assert answer in await alice.say(typed)


async def test_corrections_always_come(alice, bot, newsroom):
    newsroom.print(result(BINZHOU, "进出口总额", 6.1), region=BINZHOU)
    await after_the_first_digest(alice, bot)
    await alice.say("/settings 只要 港口")
    newsroom.print(
        result(BINZHOU, "进出口总额", 5.9), region=BINZHOU, on=date(2023, 4, 19), title="更正"
    )
    assert "✏️ 更正" in next_digest(bot)
