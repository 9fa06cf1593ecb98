"""Names are copied from digests and lists, with the marks and brackets around them there."""

import pytest

from tests.bot.said import BINZHOU, project


@pytest.fixture
def works(newsroom) -> None:
    names = ("盐田光伏项目", "盐田光伏项目二期", "海水淡化项目")
    newsroom.print(*(project(BINZHOU, name) for name in names), region=BINZHOU)


@pytest.mark.parametrize(
    "words",
    [
        "海水淡化项目（在建，总投资3亿元）",
        "· 海水淡化项目（在建）",
        "3. 海水淡化项目",
        "海水淡化项目：竣工",
    ],
)
async def test_it_is_found_all_the_same(alice, works, words):
    assert (await alice.say(f"/project {words}")).startswith("🏗 海水淡化项目")
    assert "海水淡化项目" in await alice.say(f"/watch {words}")
    assert "海水淡化项目" in await alice.say("/watches")


async def test_brackets_that_belong_to_a_name_are_part_of_it(alice, newsroom):
    newsroom.print(project(BINZHOU, "渔港（一期）工程"), region=BINZHOU)
    assert (await alice.say("/project 渔港（一期）工程")).startswith("🏗 渔港（一期）工程")
