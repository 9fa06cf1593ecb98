from bot.commands.wrong import MAX_COMMENT, MOST_OPEN
from storage.facts import replace_facts
from storage.records import Claim
from storage.reports import list_open_reports
from tests.bot.said import BINZHOU, target


def open_reports(bot):
    with bot.database.read() as conn:
        return list_open_reports(conn, limit=99)


async def test_the_button_under_a_sentence_asks_what_and_takes_it_down(alice, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/targets 滨州")
    await alice.tap("1")
    await alice.tap("⚠ 有误？")
    assert "力争进出口总额增长8%以上" in alice.last.text
    assert "我读成" in alice.last.text
    assert alice.buttons == [
        "数字或日期不对",
        "地方不对",
        "单位不对（是谁的数）",
        "这不是一条数据",
    ]
    await bot.restart()
    assert "记下了：第 1 条，地方不对" in await alice.tap("地方不对")
    (report,) = open_reports(bot)
    assert (report.claim, report.comment, report.chat_id) == (Claim.PLACE, "", alice.person.id)


async def test_a_line_of_text_is_added_to_it(alice, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/source 1")
    await alice.tap("⚠ 有误？")
    await alice.tap("数字或日期不对")
    assert "说明：应该是 <6%>" in await alice.say("/wrong 1 应该是 <6%>")
    (report,) = open_reports(bot)
    assert (report.claim, report.comment) == (Claim.FIGURE, "应该是 <6%>")


async def test_what_is_right_may_be_said_at_once_and_in_words(alice, bob, bot, newsroom):
    newsroom.print(target(BINZHOU, "用电量", 7), target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/source 2")
    await alice.tap("⚠ 有误？")
    assert "应该是……" in await alice.tap("数字或日期不对")
    assert "第 2 条，数字或日期不对。说明：应该是6%" in await alice.say("应该是6%")
    assert "记下了" not in await bob.say("应该是6%")
    bot.clock.put_on(minutes=11)
    assert "记下了" not in await alice.say("应该是5%")
    (report,) = open_reports(bot)
    assert report.comment == "应该是6%"


async def test_who_looks_for_it_in_words_is_told_how(alice):
    for words in ("数字错了", "更正", "我要纠错"):
        assert "/wrong 12" in await alice.say(words), words


async def test_a_number_and_words_are_enough(alice, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    assert "第 1 条，您说“去年的数”" in await alice.say("/wrong 第1条 去年的数")
    assert open_reports(bot)[0].claim is Claim.OTHER


async def test_of_several_sentences_each_has_its_button(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    newsroom.print(target(BINZHOU, "进出口总额", 9), region=BINZHOU, title="再说一次")
    await alice.say("/targets 滨州")
    await alice.tap("1")
    assert alice.buttons[0] == "🔔 关注"
    assert alice.buttons[-2:] == ["⚠ 编号 2 有误？", "⚠ 编号 1 有误？"]


async def test_misuse_is_answered_with_what_to_write(alice, bot):
    assert "/wrong 12" in await alice.say("/wrong")
    assert "编号是一个数字" in await alice.say("/wrong 滨州")
    assert "没有第 12 条" in await alice.say("/wrong 12")
    assert "没有第 999999999999 条" in await alice.say("/wrong 999999999999 不对")
    assert "没有第 7 条" in await alice.press("wrong:7:figure")
    assert open_reports(bot) == []


async def test_too_much_is_refused(alice, bot, newsroom):
    facts = [target(BINZHOU, f"指标{number}", 8) for number in range(MOST_OPEN + 1)]
    newsroom.print(*facts, region=BINZHOU)
    assert "说明太长" in await alice.say("/wrong 1 " + "错" * (MAX_COMMENT + 1))
    for number in range(1, MOST_OPEN + 1):
        await alice.say(f"/wrong {number} 不对")
    assert f"已有 {MOST_OPEN} 条还没有核对" in await alice.say(f"/wrong {MOST_OPEN + 1} 不对")
    assert "您说“再看看”" in await alice.say("/wrong 1 再看看")
    assert len(open_reports(bot)) == MOST_OPEN


async def test_a_fact_read_anew_while_asking_is_not_guessed(alice, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/source 1")
    await alice.tap("⚠ 有误？")
    with bot.database.write() as conn:
        replace_facts(conn, 1, [target(BINZHOU, "进出口总额", 9)])
    assert "编号会换新的" in await alice.tap("数字或日期不对")
    assert open_reports(bot) == []
