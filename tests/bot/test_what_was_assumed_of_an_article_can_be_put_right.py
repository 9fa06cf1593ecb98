from tests.bot.handed import ARTICLE

ZONE = "山东省 › 滨州市 › 北海经济开发区"


async def test_the_card_says_how(alice):
    answer = await alice.say(ARTICLE)
    assert "发 日期 2023-02-06 或 地方 滨州" in answer


async def test_another_day(alice):
    await alice.say(ARTICLE.replace("2023", "2022"))
    answer = await alice.say("日期 2022年3月1日")
    assert "🗓 2022年3月1日（给定的）" in answer
    assert "目标 · 2022年" in answer


async def test_days_in_many_spellings(alice):
    await alice.say(ARTICLE)
    for words, day in (
        ("日期：2023/2/6", "2023年2月6日"),
        ("日期是2023.2.6", "2023年2月6日"),
        ("刊发日期 2月6日", "2023年2月6日"),
        ("日期 12月6日", "2022年12月6日"),
        ("日期 2023年2月", "2023年2月（"),
        ("时间 2022年", "2022年（"),
        ("日期 昨天", "2023年4月17日"),
    ):
        assert f"🗓 {day}" in await alice.say(words), words


async def test_a_day_that_is_none_is_told_and_changes_nothing(alice):
    await alice.say(ARTICLE)
    assert "没看懂“2023-13-45”" in await alice.say("日期 2023-13-45")
    assert "还没到" in await alice.say("日期 2030-01-01")
    assert "🗓 2023年2月8日（文中写明）" in await alice.say(ARTICLE)


async def test_another_place(alice):
    await alice.say(ARTICLE)
    answer = await alice.say("地方 聊城")
    assert "📍 山东省 › 聊城市（给定的）" in answer


async def test_a_place_of_two_meanings_is_asked_about_also_after_a_restart(alice, bot):
    await alice.say(ARTICLE)
    assert "不止一个" in await alice.say("地方 北海")
    await bot.restart()
    await alice.tap(ZONE)
    assert f"📍 {ZONE}（给定的）" in alice.last.text


async def test_a_place_with_a_slip_is_offered(alice):
    await alice.say(ARTICLE)
    assert "您说的是不是" in await alice.say("地方 宾州")
    await alice.tap("山东省 › 滨州市")
    assert "📍 山东省 › 滨州市（给定的）" in alice.last.text


async def test_the_article_that_is_answered_is_meant(alice, bot):
    await alice.say(ARTICLE)
    first = alice.last
    bot.clock.put_on(minutes=1)
    await alice.say(ARTICLE.replace("工业总产值", "工业增加值"))
    alice.person.write("地方 聊城", reply_to=first)
    await bot.drain()
    assert "规模以上工业总产值" in alice.last.text
    assert "📍 山东省 › 聊城市（给定的）" in alice.last.text


async def test_without_an_article_the_words_mean_what_they_always_do(alice):
    assert "没有记着的日期" in await alice.say("日期 滨州")
    assert "📍 滨州市" in await alice.say("地方 滨州")


async def test_dates_of_a_place_can_be_asked_for_with_an_article_at_hand(alice):
    await alice.say(ARTICLE)
    assert "没有记着的日期" in await alice.say("日期 滨州")


async def test_nobody_puts_right_what_another_chat_handed_in(alice, bob):
    await alice.say(ARTICLE)
    assert "给定的" not in await bob.say("地方 聊城")


async def test_a_day_and_a_place_may_stand_below_a_file(alice, bot):
    for caption, day, place in (
        ("聊城 2023-02-06", "2023年2月6日", "山东省 › 聊城市（给定的）"),
        ("昨天", "2023年4月17日", "山东省 › 滨州市（从文中看出）"),
        ("请读一下 北海", "2023年2月8日", "山东省 › 滨州市（从文中看出）"),
    ):
        alice.person.send_document("会议.txt", ARTICLE.encode(), caption)
        await bot.drain()
        assert f"🗓 {day}" in alice.last.text, caption
        assert f"📍 {place}" in alice.last.text, caption


async def test_an_article_without_a_day_is_of_today_with_a_tap_also_after_a_restart(alice, bot):
    await alice.say("滨州市召开会议，今年全市工业总产值力争增长12%，新增规上企业80家。")
    assert "日期没有写明" in alice.last.text
    await bot.restart()
    await alice.tap("🗓 是今天（4月18日）的")
    assert "🗓 2023年4月18日（给定的）" in alice.last.text
    assert "目标 · 2023年" in alice.last.text
    assert not any("今天" in button for button in alice.buttons)
