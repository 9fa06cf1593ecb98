from sqlalchemy import select

from jobs.prepare_digests import prepare_digests
from storage.tables import metadata
from tests.bot.said import BINZHOU, project


def rows_of(database, chat_id):
    """In how many rows of which tables a chat is named."""
    found = {}
    with database.read() as conn:
        for table in metadata.sorted_tables:
            column = table.c.id if table.name == "chats" else table.c.get("chat_id")
            if column is not None:
                found[table.name] = len(conn.execute(select(table).where(column == chat_id)).all())
    return {name: count for name, count in found.items() if count}


async def with_everything(chat, bot, newsroom):
    newsroom.print(project(BINZHOU, "铝材项目"), region=BINZHOU)
    await chat.say("/subscribe 滨州 每天 08:30")
    await chat.say("/settings 只要 铝")
    await chat.say("/watch 词 铝材")
    bot.clock.put_on(days=1)
    prepare_digests(bot.database, bot.clock())


async def test_it_asks_and_then_nothing_is_left(alice, bob, bot, newsroom):
    await with_everything(bob, bot, newsroom)
    await with_everything(alice, bot, newsroom)
    chat_id = alice.person.chat.id
    assert rows_of(bot.database, chat_id) == {
        "chats": 1,
        "subscriptions": 1,
        "deliveries": 1,
        "watches": 1,
    }
    assert "1 个订阅" in await alice.say("/forget")
    await bot.restart()
    assert "已经全部删掉" in await alice.tap("🗑 全部删掉")
    assert rows_of(bot.database, chat_id) == {}
    assert rows_of(bot.database, bob.person.chat.id) != {}


async def test_who_thinks_better_of_it_keeps_all(alice, bot, newsroom):
    await with_everything(alice, bot, newsroom)
    await alice.say("/forget")
    assert "一切照旧" in await alice.tap("算了")
    assert "滨州" in await alice.say("/subscriptions")


async def test_a_message_on_its_way_is_waited_for(alice, bot, newsroom):
    await with_everything(alice, bot, newsroom)
    await alice.say("/forget")
    with bot.database.write() as conn:
        conn.exec_driver_sql("UPDATE deliveries SET state = 'leased'")
    assert "在发给您的路上" in await alice.tap("🗑 全部删掉")
    assert "滨州" in await alice.say("/subscriptions")


async def test_a_stranger_can_be_forgotten_too(alice, bot):
    await alice.say("/forget")
    await alice.tap("🗑 全部删掉")
    assert rows_of(bot.database, alice.person.chat.id) == {}
    assert "挂图" in await alice.say("/start")


async def test_privacy_says_what_is_kept_and_how_to_remove_it(alice):
    answer = await alice.say("/privacy")
    assert "/forget" in answer
    assert "编号、类型和名称" in answer
