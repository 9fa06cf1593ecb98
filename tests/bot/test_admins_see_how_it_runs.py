from datetime import timedelta

from storage.records import SourceKind
from storage.sources import add_source, list_sources
from tests.bot.admins import make_admin
from tests.bot.said import BINZHOU, target


def add(bot, number):
    with bot.database.write() as conn:
        return add_source(
            conn,
            name=f"第{number}份报",
            kind=SourceKind.LIST,
            url=f"https://paper.example/{number}/",
            region=BINZHOU,
        )


async def test_others_are_told_what_they_can_do(alice):
    for words in ("/status", "/sources"):
        answer = await alice.say(words)
        assert "给管理员的" in answer
        assert "有误" in answer
    assert "给管理员的" in await alice.press("sources:0")


async def test_the_status_has_the_numbers_of_the_command_line(alice, bob, bot, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/subscribe 滨州 每天 08:30")
    await alice.say("/wrong 1 不对")
    add(bot, 1)
    await make_admin(bot, bob)
    answer = await bob.say("/status")
    assert "聊天 1 个，订阅 1 个" in answer
    assert "没有进程干过活" in answer
    assert "来源 1 个，中断 0 个" in answer
    assert "要核对的 1 件" in answer


async def test_without_sources_it_says_how_to_add_one(bob, bot):
    await make_admin(bot, bob)
    assert "guatu sources add" in await bob.say("/sources")


async def test_sources_are_paged_the_broken_first(bob, bot):
    for number in range(12):
        add(bot, number)
    with bot.database.write() as conn:
        last = list_sources(conn)[-1]
        conn.exec_driver_sql(
            "UPDATE sources SET trouble = 'refused', failures = 3, last_error = '403 <b>',"
            f" last_success_at = '{bot.clock() - timedelta(hours=5):%Y-%m-%d %H:%M:%S.%f}'"
            f" WHERE id = {last.id}"
        )
    await make_admin(bot, bob)
    answer = await bob.say("/sources")
    assert answer.splitlines()[1] == "⚠ 第11份报"
    assert "拒绝访问" in answer
    assert "读到 5 小时前" in answer
    assert "403 <b>" in answer
    await bot.restart()
    assert "第 11–12 个，共 12 个" in await bob.tap("下一页 ▶")
