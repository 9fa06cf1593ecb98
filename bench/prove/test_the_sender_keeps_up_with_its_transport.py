"""With the limits raised: the sender beside its bare transport over loopback HTTP; its memory."""

import asyncio
import os
import resource
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from telegram.request import HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bench.prove.outbox import fill_outbox, states
from bench.prove.telegram_process import telegram_with
from bot.botapi import TOKEN
from bot.cli.run import digest_bot
from bot.sender import NO_PREVIEW, Sender
from jobs.clock import system_clock
from jobs.config import DeliverySettings, Settings, TelegramSettings
from jobs.deliver import Send, deliver_due
from jobs.pace import real_pace
from storage.database import Database
from storage.records import Outcome

DELIVERIES = int(os.environ.get("GUATU_PROVE_DELIVERIES", "100000"))
LEAST_SHARE = 0.5
"""Of the processor's time for a message, the transport's: a busy machine changes it little. The
rate itself is printed, and not held: it is the machine's as much as ours."""
ROUNDS, ROUND = 10, 500
"""They take turns, so that whatever else the machine does meets both."""
BARE_AT_ONCE = 10
"""Where the transport alone is fastest."""
PARTS = 5
MOST_GROWTH_MB = 8.0
LEASE = timedelta(minutes=2)
TEXT = "<b>滨州市 简报</b>\n" + "\n".join(
    f'{number}. 地区生产总值增长<b>{number}.5%</b> <a href="https://paper.example/{number}">出处</a>'
    for number in range(1, 5)
)


@dataclass
class Spent:
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    messages: int = 0

    @contextmanager
    def on(self, messages: int) -> Iterator[None]:
        began, cpu = time.perf_counter(), cpu_seconds()
        yield
        self.seconds += time.perf_counter() - began
        self.cpu_seconds += cpu_seconds() - cpu
        self.messages += messages

    @property
    def rate(self) -> float:
        return self.messages / self.seconds

    def __str__(self) -> str:
        each = 1000 * self.cpu_seconds / self.messages
        return f"{self.rate:.0f} messages/s ({each:.2f} ms of CPU each)"


def test_most_of_its_work_is_the_transports(database: Database) -> None:
    bare, sending = Spent(), Spent()

    async def take_turns(address: str, chats: list[int]) -> None:
        async with digest_bot(unlimited(address)) as bot, HTTPXRequest(BARE_AT_ONCE) as transport:
            # A first round opens the connections, and counts for neither.
            for number in range(ROUNDS + 1):
                fill_outbox(database, chats, [TEXT], system_clock(), number=number + 1)
                with (bare if number else Spent()).on(ROUND):
                    await post_all(transport, address, chats)
                with (sending if number else Spent()).on(ROUND):
                    await send_all(database, Sender(bot), address)

    with telegram_with(ROUND) as (address, chats):
        asyncio.run(take_turns(address, chats))
    assert states(database) == {"sent": (ROUNDS + 1) * ROUND}
    rate, share = sending.rate / bare.rate, bare.cpu_seconds / sending.cpu_seconds
    print(f"\nbare transport {bare}, sender {sending}: {rate:.0%} of the rate")
    assert share >= LEAST_SHARE


def test_its_memory_stays_flat(database: Database) -> None:
    resident: list[float] = []

    async def send(address: str) -> None:
        async with digest_bot(unlimited(address)) as bot:
            await send_all(database, measuring(Sender(bot), resident), address)

    with telegram_with(DELIVERIES // PARTS) as (address, chats):
        fill_outbox(database, chats, [TEXT] * PARTS, system_clock())
        spent = Spent()
        with spent.on(DELIVERIES):
            asyncio.run(send(address))
    assert states(database) == {"sent": DELIVERIES}
    early, late = resident[19], resident[-1]
    print(f"\n{DELIVERIES:,} deliveries: {spent}")
    print(f"{early:.1f} MB after a fifth, {late:.1f} MB at the end")
    assert late - early <= MOST_GROWTH_MB


def unlimited(address: str) -> Settings:
    return Settings(
        telegram=TelegramSettings(token=TOKEN, base_url=address),
        delivery=DeliverySettings(
            messages_per_second=1_000_000.0, seconds_between_in_chat=0, seconds_between_in_group=0
        ),
    )


async def send_all(db: Database, send: Send, address: str) -> None:
    pace = real_pace(unlimited(address).delivery, system_clock)
    await deliver_due(db, send, system_clock, pace=pace, lease=LEASE)


def measuring(send: Send, resident: list[float]) -> Send:
    """Send, and measure at each hundredth of all: what is measured must not grow the memory."""
    sent = 0

    async def send_and_measure(chat_id: int, html: str, **more: int | None) -> Outcome:
        nonlocal sent
        outcome = await send(chat_id, html, **more)
        sent += 1
        if sent % (DELIVERIES // 100) == 0:
            resident.append(resident_mb())
        return outcome

    return send_and_measure


async def post_all(transport: HTTPXRequest, address: str, chats: Iterable[int]) -> None:
    """The same requests as the sender's, and nothing but the transport."""
    waiting = iter(chats)

    async def post() -> None:
        for chat_id in waiting:
            await transport.post(f"{address}{TOKEN}/sendMessage", request_data(chat_id))

    await asyncio.gather(*(post() for _ in range(BARE_AT_ONCE)))


def request_data(chat_id: int) -> RequestData:
    values = {
        "chat_id": chat_id,
        "text": TEXT,
        "parse_mode": "HTML",
        "link_preview_options": NO_PREVIEW,
    }
    return RequestData([RequestParameter.from_input(key, each) for key, each in values.items()])


def cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20
