"""The Bot API on loopback HTTP in a process of its own, so that its work is nobody else's."""

import asyncio
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from bot.botapi import BotApi, serve_http
from bot.botapi.state import Happening, Posted
from jobs.clock import system_clock

PROCESSES = multiprocessing.get_context("spawn")


@contextmanager
def telegram_with(people: int) -> Iterator[tuple[str, list[int]]]:
    """Serve as many people who have opened the chat: the address, and the ids of the chats.

    What was taken is forgotten at once.
    """
    here, there = PROCESSES.Pipe()
    process = PROCESSES.Process(target=_serve_people, args=(people, there), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        process.terminate()
        process.join()


def _serve_people(count: int, parent: Connection) -> None:
    asyncio.run(_serve(count, parent))


async def _serve(count: int, parent: Connection) -> None:
    api = BotApi(system_clock)
    people = [api.person(f"Reader {number}") for number in range(count)]
    for person in people:
        person.open()

    def forget(happening: Happening) -> None:
        if isinstance(happening, Posted):
            happening.message.chat.messages.clear()
            api.state.ledger.clear()

    api.listen(forget)
    async with serve_http(api) as loopback:
        parent.send((loopback.base_url, [person.id for person in people]))
        await asyncio.Event().wait()
