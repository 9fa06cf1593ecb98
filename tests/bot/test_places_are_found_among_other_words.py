"""Names in a sentence: cut into words by nobody's fault, several at once, or in any order."""

import pytest

from tests.bot.said import BEIHAI_ZONE, BINZHOU, target

WHICH = "一次一个地方"


@pytest.mark.parametrize(
    "words",
    [
        "/targets 北海经济开发区都有什么",
        "/targets 滨州市北海经济开发区招商引资",
        "请问北海经济开发区有哪些目标呢",
        "/targets 北海 滨州",
        "/targets 滨州的北海",
    ],
)
async def test_a_long_name_is_one_place(alice, newsroom, words):
    newsroom.print(target(BEIHAI_ZONE, "进出口总额", 8), region=BEIHAI_ZONE)
    assert (await alice.say(words)).startswith("🎯 北海经济开发区的目标")


@pytest.mark.parametrize("words", ["请问滨州怎么样", "帮我查一下滨州", "你好，滨州", "北海 滨州"])
async def test_a_place_is_shown_whatever_is_said_around_it(alice, words):
    assert (await alice.say(words)).startswith("📍")


@pytest.mark.parametrize(
    "words", ["滨州 淄博 茌平", "滨州\n淄博\n茌平", "滨州、淄博、茌平的目标", "/due 滨州 淄博 茌平"]
)
async def test_of_several_places_none_is_forgotten(alice, newsroom, words):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    assert (await alice.say(words)).startswith(WHICH)
    assert alice.buttons[:3] == ["山东省 › 滨州市", "山东省 › 淄博市", "山东省 › 聊城市 › 茌平区"]
    assert "滨州市" in await alice.tap("山东省 › 滨州市")


async def test_a_name_that_two_places_share_is_asked_about_by_that_name(alice):
    assert (await alice.say("/targets 北海今年的")).startswith("叫“北海”的地方不止一个")


async def test_the_whole_country_is_its_provinces(alice):
    assert "哪个省" in await alice.say("/region 全国")
    assert "山东" in alice.buttons


async def test_what_is_no_place_can_be_looked_for(alice):
    await alice.say("/campaigns 飞跃计划2023")
    assert alice.buttons[-1] == "🔎 在文章里找“飞跃计划2023”"
