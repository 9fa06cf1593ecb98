import msgspec
import pytest

from storage.articles import count_articles, list_articles
from storage.offers import find_latest_offer
from tests.bot.handed import ARTICLE, NO_FACTS
from tests.bot.said import BINZHOU, LIAOCHENG

ADD = "➕ 收进记录"


@pytest.fixture
async def everyone_may(bot):
    await may_add(bot, "everyone")


async def may_add(bot, who, *admins):
    bot.settings = msgspec.structs.replace(
        bot.settings,
        bot=msgspec.structs.replace(bot.settings.bot, who_may_add=who),
        telegram=msgspec.structs.replace(bot.settings.telegram, admins=admins),
    )
    await bot.restart()


def articles_of(bot, path):
    with bot.database.read() as conn:
        return count_articles(conn, path)


@pytest.mark.usefixtures("everyone_may")
async def test_it_is_in_the_record_and_what_is_new_is_told(alice, bot):
    await alice.say(ARTICLE)
    await alice.say("日期 昨天")
    card = alice.last
    await alice.tap(ADD)
    answers = "\n".join(message.text for message in alice.person.messages[-2:])
    assert "已收进记录：文章 1 篇" in answers
    assert "🎯 新目标" in answers
    assert "规模以上工业总产值 同比增长12%以上" in answers
    assert ADD not in [button.text for button in card.buttons]
    assert articles_of(bot, BINZHOU) == 1
    assert "规模以上工业总产值" in await alice.say("滨州 目标")


@pytest.mark.usefixtures("everyone_may")
async def test_what_an_old_article_brings_is_called_so(alice):
    await alice.say(ARTICLE)
    await alice.tap(ADD)
    assert "🗂 补记：更早的报道，刚读到" in alice.last.text


@pytest.mark.usefixtures("everyone_may")
async def test_the_day_and_place_that_were_given_go_with_it(alice, bot):
    await alice.say(ARTICLE)
    await alice.say("日期 2023-02-09")
    await alice.say("地方 聊城")
    await alice.tap(ADD)
    with bot.database.read() as conn:
        (article,) = list_articles(conn, LIAOCHENG, 9)
    assert article.published.iso == "2023-02-09"
    assert "📍 滨州市" in await alice.say("地方 滨州")
    assert "不能再改" in await alice.say("日期 2023-02-10")


@pytest.mark.usefixtures("everyone_may")
async def test_a_second_tap_gets_a_word_and_adds_nothing(alice, bot):
    await alice.say(ARTICLE)
    data = alice.last.buttons[-1].data
    await alice.tap(ADD)
    assert "已经收进记录" in await alice.press(data)
    assert articles_of(bot, BINZHOU) == 1


@pytest.mark.usefixtures("everyone_may")
async def test_an_article_that_is_known_is_said_to_be(alice, bob, bot):
    await alice.say(ARTICLE)
    await alice.tap(ADD)
    await bob.say(ARTICLE)
    assert "已经在记录里" in await bob.tap(ADD) or "已经在记录里" in bob.last.text
    assert articles_of(bot, BINZHOU) == 1


@pytest.mark.usefixtures("everyone_may")
async def test_it_waits_over_a_restart(alice, bot):
    await alice.say(ARTICLE)
    await bot.restart()
    await alice.tap(ADD)
    assert articles_of(bot, BINZHOU) == 1


@pytest.mark.usefixtures("everyone_may")
async def test_it_waits_a_week_and_no_longer(alice, bot):
    await alice.say(ARTICLE)
    bot.clock.put_on(days=7)
    assert "请再发一次" in await alice.tap(ADD)
    assert articles_of(bot, BINZHOU) == 0
    await alice.say(NO_FACTS)
    with bot.database.read() as conn:
        assert find_latest_offer(conn, alice.person.id, bot.clock()).id > 1


@pytest.mark.usefixtures("everyone_may")
async def test_without_a_place_it_asks_for_one_first(alice):
    answer = await alice.say(
        "今年全市进出口总额力争增长8%以上。会议还讨论了别的事情，大家都发了言。" * 2
    )
    assert "先告诉我是哪里的" in answer
    assert ADD not in alice.buttons
    assert "先告诉我是哪天的" in await alice.say("地方 滨州")
    await alice.say("日期 2023-02")
    assert ADD in alice.buttons


@pytest.mark.usefixtures("everyone_may")
async def test_without_its_day_a_plan_is_not_told_from_what_is_done(alice, bot):
    answer = await alice.say(
        "滨州市召开会议。总投资12亿元的港区物流园项目计划6月底前开工，年底前主体完工。"
        "会议要求，全市进出口总额力争增长8%以上。"
    )
    assert "先告诉我是哪天的" in answer
    assert ADD not in alice.buttons
    await alice.tap("🗓 是今天（4月18日）的")
    assert "先告诉我是哪天的" not in alice.last.text
    await alice.tap(ADD)
    assert "已完成" not in alice.last.text
    assert "12月31日" in await alice.say("滨州 日期")


async def test_only_admins_may_by_default(alice, bot):
    assert "要管理员来点" in await alice.say(ARTICLE)
    assert ADD not in alice.buttons
    assert "要管理员来点" in await alice.press("offer_add:1")
    assert articles_of(bot, BINZHOU) == 0
    await may_add(bot, "admins", alice.person.id)
    await alice.say(ARTICLE)
    await alice.tap(ADD)
    assert articles_of(bot, BINZHOU) == 1


async def test_nobody_may_where_the_config_says_so(alice, bot):
    await may_add(bot, "nobody", alice.person.id)
    await alice.say(ARTICLE)
    assert ADD not in alice.buttons


@pytest.mark.usefixtures("everyone_may")
async def test_nobody_adds_what_another_chat_handed_in(alice, bob, bot):
    await alice.say(ARTICLE)
    await bob.say("滨州")
    assert "请再发一次" in await bob.press("offer_add:1")
    assert articles_of(bot, BINZHOU) == 0


@pytest.mark.usefixtures("everyone_may")
async def test_a_button_of_a_time_when_no_day_was_asked_for_asks_for_it_now(alice, bot):
    await alice.say("滨州市今年力争进出口总额增长8%以上，项目建设要抓好。")
    assert ADD not in alice.buttons
    assert "要先知道是哪里、哪天的" in await alice.press("offer_add:1")
    assert articles_of(bot, BINZHOU) == 0
    assert "🗓 是今天（4月18日）的" in alice.buttons
