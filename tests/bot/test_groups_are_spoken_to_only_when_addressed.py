import msgspec
import pytest

from bot.botapi.people import Group
from storage.chats import find_chat
from storage.subscriptions import list_subscriptions
from tests.bot.handed import ARTICLE


@pytest.fixture
async def group(bot, alice) -> Group:
    group = bot.api.group("挂图小组")
    group.add_bot(alice.person)
    await bot.drain()
    return group


async def test_a_command_to_the_bot_is_answered(bot, alice, group):
    alice.person.write("/region@guatu_bot 滨州", to=group)
    await bot.drain()
    assert "📍 滨州市" in group.messages[-1].text


async def test_a_command_to_another_bot_is_not(bot, alice, group):
    group.promote(alice.person)
    alice.person.write("/region@other_bot 滨州", to=group)
    await bot.drain()
    assert group.messages == []


async def test_an_unknown_command_is_answered_where_it_names_the_bot(bot, alice, group):
    alice.person.write("/tragets 滨州", to=group)
    await bot.drain()
    assert group.messages == []
    alice.person.write("/tragets@guatu_bot 滨州", to=group)
    await bot.drain()
    assert "是不是 /targets 滨州" in group.messages[-1].text


async def test_small_talk_is_left_alone(bot, alice, group):
    alice.person.write("/region 滨州", to=group)
    await bot.drain()
    alice.person.write("不错", to=group, reply_to=group.messages[-1])
    alice.person.write("/nonsense", to=group)
    await bot.drain()
    assert len(group.messages) == 1


async def test_words_in_reply_to_the_bot_are_answered(bot, alice, group):
    alice.person.write("/region 滨州", to=group)
    await bot.drain()
    alice.person.write("聊城", to=group, reply_to=group.messages[-1])
    await bot.drain()
    assert "📍 聊城市" in group.messages[-1].text


async def test_words_that_name_the_bot_are_answered_and_others_are_not(bot, alice, group):
    group.chat.administrators.append(bot.api.bot.id)
    alice.person.write("滨州", to=group)
    alice.person.write("滨州 @guatu_bot2", to=group)
    await bot.drain()
    assert group.messages == []
    alice.person.write("@Guatu_Bot 滨州 目标", to=group)
    await bot.drain()
    assert "还没有读到 滨州市 的目标" in group.messages[-1].text
    alice.person.write("@guatu_bot 你好", to=group)
    await bot.drain()
    assert "/help" in group.messages[-1].text


async def test_a_group_subscribes_in_plain_words(bot, alice, group):
    group.chat.administrators.append(bot.api.bot.id)
    alice.person.write("@guatu_bot 订阅 滨州 工作日早上8点", to=group)
    await bot.drain()
    with bot.database.read() as conn:
        (held,) = list_subscriptions(conn, group.id)
    assert (held.schedule.cadence, held.schedule.hour) == ("workdays", 8)


async def test_a_group_has_its_own_subscriptions(bot, alice, group):
    alice.person.write("/subscribe 滨州 每天 08:30", to=group)
    await bot.drain()
    with bot.database.read() as conn:
        assert list_subscriptions(conn, alice.person.id) == []
        assert len(list_subscriptions(conn, group.id)) == 1


async def test_a_group_that_becomes_a_supergroup_keeps_them(bot, alice, group):
    alice.person.write("/subscribe 滨州 每天 08:30", to=group)
    await bot.drain()
    moved = group.migrate()
    await bot.drain()
    with bot.database.read() as conn:
        assert len(list_subscriptions(conn, moved.id)) == 1
        assert list_subscriptions(conn, group.id) == []


async def test_a_group_that_puts_the_bot_out_is_suspended_until_it_is_let_in(bot, alice, group):
    group.remove_bot(alice.person)
    await bot.drain()
    with bot.database.read() as conn:
        assert find_chat(conn, group.id).suspended_at is not None
    group.add_bot(alice.person)
    await bot.drain()
    with bot.database.read() as conn:
        assert find_chat(conn, group.id).suspended_at is None


async def test_an_article_is_read_only_where_it_is_handed_to_the_bot(bot, alice, group):
    group.chat.administrators.append(bot.api.bot.id)
    alice.person.write(ARTICLE, to=group)
    alice.person.send_document("会议.txt", ARTICLE.encode(), to=group)
    await bot.drain()
    assert group.messages == []
    alice.person.write("@guatu_bot " + ARTICLE, to=group)
    alice.person.send_document("会议.txt", ARTICLE.encode(), "@guatu_bot", to=group)
    await bot.drain()
    assert ["同比增长12%以上" in message.text for message in group.messages] == [True, True]


async def test_a_long_reply_among_people_is_no_article(bot, alice, group):
    alice.person.write("/region 滨州", to=group)
    await bot.drain()
    alice.person.write(ARTICLE, to=group, reply_to=group.messages[-1])
    await bot.drain()
    assert len(group.messages) == 1


async def test_only_an_admin_adds_it_from_a_group(bot, alice, bob, group):
    settings = bot.settings.telegram
    bot.settings = msgspec.structs.replace(
        bot.settings, telegram=msgspec.structs.replace(settings, admins=(alice.person.id,))
    )
    await bot.restart()
    group.chat.administrators.append(bot.api.bot.id)
    alice.person.write("@guatu_bot " + ARTICLE, to=group)
    await bot.drain()
    card = group.messages[-1]
    query = bob.person.tap("➕ 收进记录", on=card)
    await bot.drain()
    assert "要管理员来点" in query.answer
    alice.person.tap("➕ 收进记录", on=card)
    await bot.drain()
    assert "已收进记录" in group.messages[-1].text or "已收进记录" in group.messages[-2].text
