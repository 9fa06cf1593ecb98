from tests.bot.said import BINZHOU, LIAOCHENG, result


async def test_the_unknown_one_is_named_and_the_other_is_kept(alice, newsroom):
    newsroom.print(
        result(BINZHOU, "地区生产总值", 6), result(LIAOCHENG, "地区生产总值", 5), region=BINZHOU
    )
    assert "没有找到叫“廖城”的地方" in await alice.say("/compare 廖城 滨州")
    assert "⚖️ 聊城市 与 滨州市" in await alice.tap("山东省 › 聊城市")


async def test_where_nothing_is_known_of_both_it_says_what_to_do(alice):
    assert "没有可以比的" in await alice.say("/compare 滨州 聊城")
    assert "滨州市 的简报，什么时候发" in await alice.tap("🔔 订阅 滨州市")
