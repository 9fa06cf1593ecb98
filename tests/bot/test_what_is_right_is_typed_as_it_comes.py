"""An admin puts a misread fact right by typing, in whatever words."""

import pytest

from storage.names import list_things_named
from storage.records import Comparator, Stage
from tests.bot.admins import make_admin
from tests.bot.said import BINZHOU, LIAOCHENG, project, target


@pytest.fixture
async def reported(alice, bob, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU, title="定目标")
    await alice.say("/wrong 1 听着不对")
    await make_admin(bot, bob)


def current(bot, name):
    with bot.database.read() as conn:
        found = list_things_named(conn, [name], limit=9)
    return found[0].current if found else None


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    "words",
    ["6.5", "6.5%", "应该是6.5%", "数值=6.5", "数值 6.5", "数值：6.5%", "数值 ＝ 6.5", "value=6.5"],
)
async def test_a_figure_may_be_typed_in_many_ways(bob, bot, words):
    assert "R1 已改正" in await bob.say(f"/review 1 {words}")
    assert current(bot, "进出口总额").value == 6.5


@pytest.mark.usefixtures("reported")
async def test_the_slash_may_be_left_out(bob, bot):
    assert "R1 已改正" in await bob.say("review 1 数值=6.5")


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize("words", ["地方=聊城", "地方 山东省 聊城市", "地方=山东省/聊城市"])
async def test_a_place_may_be_named_as_everywhere(bob, bot, words):
    assert "R1 已改正" in await bob.say(f"/review 1 {words}")
    assert current(bot, "进出口总额").region == LIAOCHENG


@pytest.mark.usefixtures("reported")
async def test_several_fields_are_put_right_at_once(bob, bot):
    assert "R1 已改正" in await bob.say("/review 1 数值：6.5 比较 左右")
    right = current(bot, "进出口总额")
    assert (right.value, right.comparator) == (6.5, Comparator.ABOUT)


async def test_money_may_be_typed_in_yi(alice, bob, bot, newsroom):
    newsroom.print(project(BINZHOU, "盐田光伏项目", investment=3.6e8), region=BINZHOU)
    await alice.say("/wrong 1 是36亿")
    await make_admin(bot, bob)
    assert "总投资36亿元" in await bob.say("/review 1 36亿元")
    assert current(bot, "盐田光伏项目").investment == 3.6e9
    await alice.say("/wrong 1 早就投产了")
    await bob.say("/review 2 阶段 投产")
    assert current(bot, "盐田光伏项目").stage is Stage.OPERATING


@pytest.mark.usefixtures("reported")
async def test_what_the_buttons_do_can_be_typed(alice, bob, bot):
    assert "R1 已驳回" in await bob.say("/review 1 驳回")
    assert current(bot, "进出口总额").value == 8
    await alice.say("/wrong 1 还是不对")
    assert "R2 已撤回" in await bob.say("/review r2 撤回")
    assert current(bot, "进出口总额") is None


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    ("words", "problem"),
    [("数字错了", "要写一个数"), ("30亿人", "要写一个数"), ("颜色=红", "名字只能是下面这些")],
)
async def test_what_is_no_value_is_explained(bob, bot, words, problem):
    assert problem in await bob.say(f"/review 1 {words}")
    assert current(bot, "进出口总额").value == 8
