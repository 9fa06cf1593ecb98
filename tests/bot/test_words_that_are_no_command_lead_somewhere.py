from tests.bot.said import BINZHOU, LIAOCHENG, result


async def test_a_place_and_other_words_can_be_looked_for(alice, newsroom):
    text = "滨州市一季度算账。滨州市一季度码头装卸忙。"
    newsroom.print(result(BINZHOU, "地区生产总值", 6), region=BINZHOU, text=text)
    answer = await alice.say("滨州 码头")
    assert "滨州市我认得，“码头”没看懂" in answer
    assert alice.buttons[:2] == ["📍 滨州市", "🎯 目标"]
    assert "一季度码头装卸忙" in await alice.tap("🔎 在文章里找“滨州 码头”")


async def test_words_that_name_nothing_can_be_looked_for_too(alice):
    await alice.say("有没有高铁的消息")
    assert alice.buttons == ["🔎 在文章里找“有没有高铁的消息”"]


async def test_what_is_too_long_for_a_button_gets_none(alice):
    await alice.say("请问一下你们这里能不能找到关于今年高铁建设和机场扩建的最新消息可以看")
    assert not any("🔎" in button for button in alice.buttons)


async def test_two_places_are_compared(alice, newsroom):
    newsroom.print(
        result(BINZHOU, "地区生产总值", 6), result(LIAOCHENG, "地区生产总值", 5), region=BINZHOU
    )
    for words in ("滨州和聊城", "滨州 与 聊城", "滨州 vs 聊城"):
        assert "⚖️ 滨州市 与 聊城市" in await alice.say(words), words


async def test_a_line_that_dates_the_page_is_no_part_of_a_sentence(alice, newsroom):
    text = "港口开年\n发布时间：2023-02-06 来源：本报\n滨州市港口一期已经完工。以后再说。"
    newsroom.print(result(BINZHOU, "地区生产总值", 6), region=BINZHOU, text=text)
    answer = await alice.say("/search 港口一期")
    assert "▪ 滨州市港口一期已经完工。" in answer


async def test_a_place_at_the_beginning_is_known_without_a_blank_too(alice):
    assert "滨州市我认得，“怎么样了”没看懂" in await alice.say("滨州怎么样了")
    assert "📍 滨州市" in await alice.tap("📍 滨州市")


async def test_two_places_that_have_nothing_to_do_with_each_other_are_asked_about(alice):
    await alice.say("/targets 滨州 聊城")
    assert alice.buttons[:2] == ["山东省 › 滨州市", "山东省 › 聊城市"]
    assert "还没有读到 沾化区 的目标" in await alice.say("/targets 滨州 沾化")


async def test_the_bots_name_alone_gets_the_hint(alice):
    assert "发一个地名给我" in await alice.say("@guatu_bot")
    assert alice.buttons == []
