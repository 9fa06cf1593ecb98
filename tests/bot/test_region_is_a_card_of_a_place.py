from datetime import date

from tests.bot.said import BEIHAI_ZONE, BINZHOU, campaign, milestone, project, target


async def test_the_card_tells_what_is_known(alice, newsroom):
    newsroom.print(
        campaign(BINZHOU, "港城百日会战"),
        target(BINZHOU, "进出口总额", 8),
        project(BEIHAI_ZONE, "液化气码头"),
        milestone(BEIHAI_ZONE, "液化气码头", "投用", date(2023, 5, 1)),
        milestone(BINZHOU, "净水厂", "通水", date(2023, 4, 1)),
        region=BINZHOU,
        title="春季会议",
    )
    answer = await alice.say("/region 滨州")
    assert "港城百日会战" in answer
    assert "目标 1 个 · 项目 1 个" in answer
    assert "5月1日（还有 13 天） 液化气码头 · 投用（北海经济开发区）" in answer
    assert "1 个日期已过，未见完成报道" in answer
    assert "文章 1 篇，最近一篇：《春季会议》，2023年2月6日" in answer


async def test_a_campaign_of_a_place_below_names_it_and_stands_behind(alice, newsroom):
    newsroom.print(campaign(BINZHOU, "港城百日会战"), region=BINZHOU, on=date(2023, 1, 5))
    newsroom.print(campaign(BEIHAI_ZONE, "码头提速年"), region=BINZHOU, on=date(2023, 4, 5))
    assert "港城百日会战、码头提速年（北海经济开发区）" in await alice.say("/region 滨州")


async def test_a_place_never_read_of_says_what_to_do(alice):
    answer = await alice.say("/region 冠县")
    assert "还没有读到过" in answer
    assert "🔔 订阅" in alice.buttons


async def test_buttons_lead_down_and_up_in_the_same_message(alice):
    await alice.say("/region 滨州")
    card = alice.last
    assert "📍 博兴县" in await alice.tap("博兴县")
    assert "📍 滨州市" in await alice.tap("⬆ 滨州市")
    assert alice.last.id == card.id


async def test_many_places_below_are_paged(alice):
    await alice.say("/region 山东省")
    assert "济南市" in alice.buttons
    await alice.tap("下一页 ▶")
    assert "济南市" not in alice.buttons
    assert "滨州市" in alice.buttons


async def test_without_a_name_the_only_subscription_is_meant(alice):
    await alice.say("/subscribe 滨州 每天 08:30")
    assert "📍 滨州市" in await alice.say("/region")


async def test_with_two_subscriptions_it_asks(alice):
    await alice.say("/subscribe 滨州 每天 08:30")
    await alice.say("/subscribe 聊城 每天 08:30")
    assert "看哪个地方" in await alice.say("/region")
    assert alice.buttons == ["滨州市", "聊城市", "🗺 按省市找"]


async def test_a_citys_campaign_is_named_once_with_the_counties_that_join(alice, newsroom):
    newsroom.print(campaign(BINZHOU, "大干100天"), region=BINZHOU, on=date(2023, 1, 5))
    for county in ("博兴县", "阳信县"):
        joins = campaign(f"{BINZHOU}/{county}", "“大干100天”")
        newsroom.print(joins, region=BINZHOU, on=date(2023, 2, 5))
    newsroom.print(campaign(BEIHAI_ZONE, "码头提速年"), region=BINZHOU, on=date(2023, 1, 2))
    answer = await alice.say("/region 滨州")
    assert "大干100天（博兴县、阳信县也参加）、码头提速年（北海经济开发区）" in answer
    assert answer.count("大干100天") == 1
    assert "行动　“大干100天”" in await alice.say("/region 博兴县")


async def test_many_counties_are_counted(alice, newsroom):
    for number in range(7):
        joins = campaign(f"{BINZHOU}/{number}县", "大干100天")
        newsroom.print(joins, region=BINZHOU, on=date(2023, 2, 5))
    assert "大干100天（" in (answer := await alice.say("/region 滨州"))
    assert "等 7 地）" in answer
    assert "参加" not in answer
