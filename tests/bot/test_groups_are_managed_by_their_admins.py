import pytest

from bot.botapi.people import Group
from storage.subscriptions import list_subscriptions
from storage.watches import list_watches


@pytest.fixture
async def group(bot, alice, bob) -> Group:
    """Alice's group; Bob is a member."""
    group = bot.api.group("挂图小组")
    group.add_bot(alice.person)
    group.chat.members[bob.person.id] = bob.person.user
    await bot.drain()
    return group


def held_by(bot, group):
    with bot.database.read() as conn:
        return len(list_subscriptions(conn, group.id)) + len(list_watches(conn, group.id))


@pytest.mark.parametrize(
    "words",
    [
        "/subscribe@guatu_bot 滨州 每天 08:30",
        "/unsubscribe@guatu_bot 滨州",
        "/watch@guatu_bot 词 氢能",
        "/unwatch@guatu_bot 氢能",
        "/settings@guatu_bot",
        "/forget@guatu_bot",
    ],
)
async def test_a_member_changes_nothing_and_is_told_who_can(bot, bob, group, words):
    bob.person.write(words, to=group)
    await bot.drain()
    assert "由群管理员来改" in group.messages[-1].text
    assert held_by(bot, group) == 0


async def test_an_admin_does(bot, alice, bob, group):
    alice.person.write("/subscribe@guatu_bot 滨州 每天 08:30", to=group)
    group.promote(bob.person)
    bob.person.write("/watch@guatu_bot 词 氢能", to=group)
    await bot.drain()
    assert held_by(bot, group) == 2


async def test_a_button_is_not_a_way_around(bot, alice, bob, group):
    alice.person.write("/watch@guatu_bot 词 氢能", to=group)
    await bot.drain()
    asked = group.messages[-1]
    query = bob.person.tap("🔕 不再关注", on=asked)
    await bot.drain()
    assert "由群管理员来改" in query.answer
    query = bob.person.press(asked, "subscribe:371600:d0830")
    await bot.drain()
    assert "由群管理员来改" in query.answer
    assert held_by(bot, group) == 1
    alice.person.tap("🔕 不再关注", on=asked)
    await bot.drain()
    assert held_by(bot, group) == 0


async def test_plain_words_are_no_way_around(bot, bob, group):
    group.chat.administrators.append(bot.api.bot.id)
    bob.person.write("@guatu_bot 订阅 滨州 每天 08:30", to=group)
    await bot.drain()
    assert "由群管理员来改" in group.messages[-1].text
    assert held_by(bot, group) == 0


async def test_an_admin_may_write_in_the_groups_name(bot, alice, bob, group):
    bob.person.write("/watch@guatu_bot 词 氢能", to=group, as_chat=group.chat)
    await bot.drain()
    assert held_by(bot, group) == 1
    channel = bot.api.group("别的频道").chat
    bob.person.write("/watch@guatu_bot 词 储能", to=group, as_chat=channel)
    await bot.drain()
    assert held_by(bot, group) == 1


async def test_everybody_may_look(bot, bob, group):
    bob.person.write("/watches@guatu_bot", to=group)
    bob.person.write("/region@guatu_bot 滨州", to=group)
    await bot.drain()
    assert "还没有关注什么" in group.messages[-2].text
    assert "📍 滨州市" in group.messages[-1].text


async def test_in_private_everybody_is_free(bob):
    assert "已关注" in await bob.say("/watch 词 氢能")
