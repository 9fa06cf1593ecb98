"""Nobody types /project: the name itself, or a question about it, is enough."""

import pytest

from tests.bot.said import BINZHOU, LIAOCHENG, project


@pytest.fixture
def works(newsroom) -> None:
    newsroom.print(project(BINZHOU, "滨州海鲜市场搬迁项目"), region=BINZHOU)
    newsroom.print(project(BINZHOU, "北海码头"), region=BINZHOU)
    newsroom.print(project(LIAOCHENG, "水城剧院项目"), region=LIAOCHENG)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("北海码头", "北海码头"),
        ("北海码头什么时候完工", "北海码头"),
        ("滨州海鲜市场", "滨州海鲜市场搬迁项目"),
        ("水城剧院项目进展如何？", "水城剧院项目"),
        ("水城剧院开工了吗", "水城剧院项目"),
        ("聊城 剧院", "水城剧院项目"),
    ],
)
async def test_it_is_shown(alice, works, words, name):
    assert (await alice.say(words)).startswith(f"🏗 {name}")


async def test_a_place_is_still_a_place(alice, works):
    assert (await alice.say("滨州")).startswith("📍 滨州市")
    assert (await alice.say("滨州 项目")).startswith("🏗 滨州市的项目")


async def test_other_words_are_what_they_were(alice, works):
    assert "发一个地名给我" in await alice.say("今天天气不错")
    assert "“码头”没看懂" in await alice.say("聊城 码头")


@pytest.mark.parametrize("words", ["搜索 剧院 项目", "搜一下剧院"])
async def test_what_is_to_be_searched_for_is(alice, works, words):
    assert "水城剧院项目" in await alice.say(words)
    assert (await alice.say(words)).startswith("🔎")


@pytest.mark.parametrize("words", ["滨州哪些项目过期了", "滨州 过期的目标", "滨州已过的项目"])
async def test_what_is_over_is_asked_for_before_what_it_is_of(alice, works, words):
    assert "滨州市" in await alice.say(words)
    assert "没有过了日期" in alice.last.text or "已过" in alice.last.text
    assert not alice.last.text.startswith("🏗")
