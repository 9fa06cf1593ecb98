"""What people do arrives at the bot as updates, by long poll."""

import asyncio

import pytest
from telegram import Bot, Update

from bot.botapi import BotApi
from bot.botapi.errors import ApiError
from bot.botapi.updates import UpdateQueue
from tests.fakes import TurnedClock, bot_over


@pytest.fixture
def api() -> BotApi:
    return BotApi(TurnedClock())


@pytest.fixture
def bot(api: BotApi) -> Bot:
    return bot_over(api)


async def test_an_update_stays_until_a_later_offset_confirms_it(api: BotApi, bot: Bot) -> None:
    alice = api.person("Alice")
    for text in "一二三":
        alice.write(text)
    first = await bot.get_updates(limit=2)
    assert [u.update_id for u in first] == [u.update_id for u in await bot.get_updates(limit=2)]
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [u.effective_message.text for u in rest if u.effective_message] == ["三"]
    assert await bot.get_updates(offset=rest[-1].update_id + 1) == ()


async def test_a_long_poll_ends_with_the_first_update() -> None:
    updates = UpdateQueue()
    poll = asyncio.create_task(updates.poll(0, 100, timeout_seconds=30))
    await asyncio.sleep(0)
    updates.add("message", {})
    assert await poll == [{"update_id": 1, "message": {}}]


async def test_a_second_poll_ends_the_first() -> None:
    updates = UpdateQueue()
    poll = asyncio.create_task(updates.poll(0, 100, timeout_seconds=30))
    await asyncio.sleep(0)
    await updates.poll(0, 100, timeout_seconds=0)
    with pytest.raises(ApiError, match="terminated by other getUpdates request"):
        await poll


async def test_kinds_that_were_not_asked_for_are_not_queued(api: BotApi, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=[Update.MY_CHAT_MEMBER])
    alice = api.person("Alice")
    alice.write("早")
    alice.block()
    kinds = [(u.message, u.my_chat_member) for u in await bot.get_updates()]
    assert [(bool(message), bool(change)) for message, change in kinds] == [(False, True)]


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("/region 滨州", ["/region"]),
        ("🏗 /due 和 /help@guatu_bot。", ["/due", "/help@guatu_bot"]),
        ("/region滨州", []),
        ("a/b http://x.cn/due", []),
    ],
)
async def test_commands_are_marked_as_clients_mark_them(
    api: BotApi, bot: Bot, text: str, commands: list[str]
) -> None:
    api.person("Alice").write(text)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert list(update.message.parse_entities(["bot_command"]).values()) == commands


async def test_in_a_group_the_bot_sees_commands_and_replies_only(api: BotApi, bot: Bot) -> None:
    alice, group = api.person("Alice"), api.group("指挥部")
    group.add_bot(alice)
    answer = await bot.send_message(group.id, "早")
    alice.write("闲话", to=group)
    alice.write("/due@other_bot", to=group)
    alice.write("/due@guatu_bot", to=group)
    alice.write("回复", to=group, reply_to=group.chat.messages[answer.message_id])
    texts = [u.message.text for u in await bot.get_updates() if u.message and u.message.text]
    assert texts == ["/due@guatu_bot", "回复"]
    owners = await bot.get_chat_administrators(group.id)
    assert [owner.user.id for owner in owners] == [alice.id]
    assert (await bot.get_chat(group.id)).title == "指挥部"


async def test_a_document_from_a_user_can_be_downloaded(api: BotApi, bot: Bot) -> None:
    api.person("Alice").send_document("剪报.txt", "正文".encode(), "看看")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.caption == "看看"
    file = await update.message.document.get_file()
    assert (await file.download_as_bytearray()).decode() == "正文"
