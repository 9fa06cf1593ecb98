from tests.bot.said import BEIHAI_CITY, BEIHAI_ZONE, BINZHOU, target

ZONE_BUTTON = "山东省 › 滨州市 › 北海经济开发区"
CITY_BUTTON = "广西壮族自治区 › 北海市"


async def test_both_places_are_offered_by_their_whole_paths(alice):
    answer = await alice.say("/targets 北海")
    assert "不止一个" in answer
    assert alice.buttons == [CITY_BUTTON, ZONE_BUTTON]


async def test_the_tap_answers_the_command_that_was_asked(alice, newsroom):
    newsroom.print(target(BEIHAI_ZONE, "港口吞吐量", 15), region=BINZHOU)
    newsroom.print(target(BEIHAI_CITY, "旅游收入", 9), region=BEIHAI_CITY)
    await alice.say("/targets 北海")
    question = alice.last
    answer = await alice.tap(ZONE_BUTTON)
    assert "港口吞吐量" in answer
    assert "旅游收入" not in answer
    assert alice.last.id == question.id


async def test_a_schedule_typed_with_the_name_is_not_forgotten(alice):
    await alice.say("/subscribe 北海 每周一 20:00")
    answer = await alice.tap(ZONE_BUTTON)
    assert "已订阅 北海经济开发区" in answer
    assert "每周一 20:00" in answer


async def test_the_place_above_settles_it(alice):
    assert "📍 北海经济开发区" in await alice.say("滨州北海")
