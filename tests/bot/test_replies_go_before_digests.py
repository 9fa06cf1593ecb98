import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram.error import RetryAfter
from telegram.ext import ExtBot

from bot.botapi import BotApi, BotApiRequest
from bot.reply_pace import ReplyPace
from jobs.clock import system_clock
from jobs.config import DeliverySettings
from jobs.pace import Pace, real_pace
from storage.chats import get_chat, hold_chat, put_chat
from storage.database import Database


@pytest.fixture
def api() -> BotApi:
    return BotApi(system_clock)


@pytest.fixture
def alice(api: BotApi, database: Database) -> int:
    person = api.person("Alice")
    person.open()
    with database.write() as conn:
        put_chat(conn, person.id, kind="private", title="Alice")
    return person.id


@pytest.fixture
def pace() -> Pace:
    return real_pace(DeliverySettings(), system_clock)


@pytest.fixture
async def bot(api: BotApi, database: Database, pace: Pace) -> AsyncIterator[ExtBot[None]]:
    limiter = ReplyPace(pace, database, system_clock)
    requests = [BotApiRequest(api), BotApiRequest(api)]
    async with ExtBot(
        api.token, request=requests[0], get_updates_request=requests[1], rate_limiter=limiter
    ) as bot:
        yield bot


async def test_a_reply_does_not_wait_for_a_broadcast(
    bot: ExtBot[None], pace: Pace, alice: int
) -> None:
    broadcast = [asyncio.create_task(pace.turn(chat_id)) for chat_id in range(1, 10_001)]
    await asyncio.sleep(0.3)
    asked_at = time.monotonic()
    await bot.send_message(alice, "在")
    assert time.monotonic() - asked_at < 0.2
    assert sum(turn.done() for turn in broadcast) < 60
    for turn in broadcast:
        turn.cancel()


async def test_a_ban_is_kept_with_the_chat_and_not_one_more_request_is_made(
    bot: ExtBot[None], api: BotApi, database: Database, alice: int
) -> None:
    api.flood(alice, 3600)
    with pytest.raises(RetryAfter):
        await bot.send_message(alice, "在")
    with database.read() as conn:
        until = get_chat(conn, alice).not_before
    assert until is not None
    assert until > system_clock() + timedelta(minutes=59)
    api.flood(alice, 0)
    with pytest.raises(RetryAfter):
        await bot.send_message(alice, "在")
    assert api.accepted() == []


async def test_a_ban_from_before_a_restart_still_holds(
    bot: ExtBot[None], api: BotApi, database: Database, alice: int
) -> None:
    with database.write() as conn:
        hold_chat(conn, alice, system_clock() + timedelta(hours=12))
    with pytest.raises(RetryAfter):
        await bot.send_message(alice, "在")
    assert api.accepted() == []


async def test_two_replies_in_a_chat_are_a_second_apart_and_a_button_does_not_wait(
    bot: ExtBot[None], alice: int
) -> None:
    began_at = time.monotonic()
    await bot.send_message(alice, "一")
    await bot.send_chat_action(alice, "typing")
    assert time.monotonic() - began_at < 0.9
    await bot.send_message(alice, "二")
    assert time.monotonic() - began_at >= 0.95
