"""Chats that refuse, and requests that get lost, as python-telegram-bot sees them."""

import asyncio

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.botapi import BotApi, BotApiRequest, Person
from tests.fakes import TurnedClock, bot_over


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def api(clock: TurnedClock) -> BotApi:
    return BotApi(clock)


@pytest.fixture
def alice(api: BotApi) -> Person:
    person = api.person("Alice")
    person.open()
    return person


@pytest.fixture
def bot(api: BotApi) -> Bot:
    return bot_over(api)


async def test_an_unknown_chat_is_not_found(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"^Chat not found"):
        await bot.send_message(42, "早")


async def test_a_person_who_never_wrote_cannot_be_written_to(api: BotApi, bot: Bot) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation"):
        await bot.send_message(api.person("Bob").id, "早")


async def test_who_blocks_the_bot_refuses_until_unblocking(bot: Bot, alice: Person) -> None:
    alice.block()
    with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user"):
        await bot.send_message(alice.id, "早")
    alice.unblock()
    await bot.send_message(alice.id, "早")
    changes = [update.my_chat_member for update in await bot.get_updates()]
    assert [c.new_chat_member.status for c in changes if c] == ["kicked", "member"]


async def test_a_deleted_account_refuses(bot: Bot, alice: Person) -> None:
    alice.delete_account()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(alice.id, "早")


async def test_a_group_that_removed_the_bot_refuses(api: BotApi, bot: Bot, alice: Person) -> None:
    group = api.group("指挥部")
    group.add_bot(alice)
    await bot.send_message(group.id, "早")
    group.remove_bot(alice)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "早")


async def test_a_migrated_group_names_its_new_id(api: BotApi, bot: Bot, alice: Person) -> None:
    group = api.group("指挥部")
    group.add_bot(alice)
    moved = group.migrate()
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "早")
    assert caught.value.new_chat_id == moved.id
    await bot.send_message(moved.id, "早")
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert [m.migrate_to_chat_id for m in messages if m.migrate_to_chat_id] == [moved.id]
    assert [m.migrate_from_chat_id for m in messages if m.migrate_from_chat_id] == [group.id]


async def test_a_flooded_chat_waits_by_the_given_clock(
    api: BotApi, bot: Bot, alice: Person, clock: TurnedClock
) -> None:
    api.flood(alice.id, 30)
    clock.turn(seconds=10)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(alice.id, "早")
    assert str(caught.value) == "Flood control exceeded. Retry in 20 seconds"
    clock.turn(seconds=20)
    await bot.send_message(alice.id, "早")


async def test_no_connection_means_surely_not_sent(api: BotApi, bot: Bot, alice: Person) -> None:
    api.faults.never_arrives("sendMessage")
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(alice.id, "早")
    assert isinstance(caught.value.__cause__, httpx.ConnectError)
    assert api.accepted() == []


@pytest.mark.parametrize("accepted", [False, True])
async def test_a_lost_answer_does_not_tell_whether_it_was_sent(
    api: BotApi, bot: Bot, alice: Person, *, accepted: bool
) -> None:
    (api.faults.lost_after if accepted else api.faults.lost_before)("sendMessage", alice.id)
    with pytest.raises(TimedOut) as caught:
        await bot.send_message(alice.id, "早")
    assert isinstance(caught.value.__cause__, httpx.ReadTimeout)
    assert len(api.accepted(alice.id)) == accepted
    await bot.send_message(alice.id, "晚")


async def test_a_fault_strikes_only_what_it_names(api: BotApi, bot: Bot, alice: Person) -> None:
    bob = api.person("Bob")
    bob.open()
    api.faults.answers(502, "Bad Gateway", "sendMessage", bob.id, times=2)
    await bot.send_message(alice.id, "早")
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(bob.id, "早")
    await bot.send_message(bob.id, "早")


async def test_another_token_is_refused(api: BotApi) -> None:
    with pytest.raises(InvalidToken):
        await Bot("1:wrong", request=BotApiRequest(api)).get_me()


async def test_an_answer_can_be_held_back(api: BotApi, bot: Bot, alice: Person) -> None:
    released = api.faults.holds_back("sendMessage", alice.id)
    posted = asyncio.Event()
    api.listen(lambda _: posted.set())
    sending = asyncio.create_task(bot.send_message(alice.id, "早"))
    await posted.wait()
    assert not sending.done()
    released.set()
    assert (await sending).message_id == api.accepted(alice.id)[0].message_id
