"""Where a place has nothing yet, the same of the place above is a tap away."""

import pytest

from tests.bot.said import BEIHAI_ZONE, BINZHOU, project, result, target


@pytest.mark.parametrize(
    "command",
    [
        *("targets", "results", "projects", "due", "passed", "milestones"),
        *("campaigns", "pipeline", "wall", "calendar", "export", "rank"),
    ],
)
async def test_the_place_above_is_offered(alice, command):
    await alice.say(f"/{command} 滨州北海")
    assert "⬆ 滨州市" in alice.buttons
    await alice.say(f"/{command} 山东")
    assert not any("⬆" in each for each in alice.buttons)


async def test_it_shows_the_same_there(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/targets 滨州北海 2023")
    assert "🎯 滨州市2023年的目标" in await alice.tap("⬆ 滨州市")
    await alice.say("滨州北海 进出口总额")
    assert "🔎 滨州市 · 进出口总额" in await alice.tap("⬆ 滨州市")


async def test_where_there_is_something_it_is_not(alice, newsroom):
    newsroom.print(
        *(target(BEIHAI_ZONE, "进出口总额", 8), result(BEIHAI_ZONE, "进出口总额", 6)),
        *(project(BEIHAI_ZONE, "盐田光伏项目"),),
        region=BEIHAI_ZONE,
    )
    for command in ("targets", "results", "projects", "due"):
        await alice.say(f"/{command} 滨州北海")
        assert not any("⬆" in each for each in alice.buttons), command
