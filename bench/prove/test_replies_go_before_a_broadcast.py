"""Replies to people while 10,000 digests go out: none waits a fifth of a second."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta

from telegram.ext import ExtBot

from bench.prove.leaping_time import run_leaping
from bench.prove.outbox import fill_outbox
from bot.botapi import BotApi, BotApiRequest, Person
from bot.reply_pace import ReplyPace
from bot.sender import Sender
from jobs.clock import Clock, system_clock
from jobs.config import DeliverySettings
from jobs.deliver import deliver_due
from jobs.pace import real_pace
from storage.database import Database
from tests.fakes import bot_over

BROADCAST, REPLIES = 10_000, 50
LONGEST_SECONDS = 0.2
APART_SECONDS = 0.137
"""Between two replies: they come at all moments of the broadcast's own rhythm."""


def test_by_the_clock_of_the_pace(database: Database) -> None:
    async def talk(clock: Clock) -> list[float]:
        return await reply_during_broadcast(database, clock, asyncio.get_running_loop().time)

    report("in leaping time", run_leaping(talk))


async def test_by_the_clock_on_the_wall(database: Database) -> None:
    waits = await reply_during_broadcast(database, system_clock, time.perf_counter)
    report("on the wall's clock", waits)


def report(how: str, waits: list[float]) -> None:
    print(f"\n{len(waits)} replies {how} behind {BROADCAST:,}: at most {max(waits):.3f} s")
    assert max(waits) < LONGEST_SECONDS


async def reply_during_broadcast(
    db: Database,
    clock: Clock,
    stopwatch: Callable[[], float],
) -> list[float]:
    """How long each of the replies took to be accepted, in seconds."""
    api = BotApi(clock)
    fill_outbox(db, [open_chat(api, f"Reader {n}").id for n in range(BROADCAST)], ["简报"], clock())
    askers = [open_chat(api, f"Asker {number}") for number in range(REPLIES)]
    settings = DeliverySettings()
    pace = real_pace(settings, clock)
    is_over = False
    broadcast = asyncio.create_task(
        deliver_due(
            db,
            Sender(bot_over(api)),
            clock,
            pace=pace,
            lease=timedelta(seconds=settings.lease_seconds),
            is_stopping=lambda: is_over,
        )
    )
    waits = []
    requests = (BotApiRequest(api), BotApiRequest(api))
    limiter = ReplyPace(pace, db, clock)
    async with ExtBot(
        api.token, request=requests[0], get_updates_request=requests[1], rate_limiter=limiter
    ) as bot:
        await asyncio.sleep(1)
        for asker in askers:
            asked_at = stopwatch()
            await bot.send_message(asker.id, "在")
            waits.append(stopwatch() - asked_at)
            await asyncio.sleep(APART_SECONDS)
    is_over = True
    delivered = await broadcast
    # It went on all the while, at the rate that the replies left.
    assert delivered.sent > REPLIES
    return waits


def open_chat(api: BotApi, name: str) -> Person:
    person = api.person(name)
    person.open()
    return person
