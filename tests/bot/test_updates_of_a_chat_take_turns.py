import asyncio
from datetime import UTC, datetime

from telegram import Chat, Message, Update

from bot.turns import InTurn


def update_in(chat_id: int) -> Update:
    now = datetime(2023, 4, 18, tzinfo=UTC)
    return Update(1, message=Message(1, now, Chat(chat_id, "private")))


async def test_one_chat_waits_for_itself_and_not_for_others():
    turns, done = InTurn(8), []
    gate = asyncio.Event()

    async def slow():
        await gate.wait()
        done.append("slow")

    async def quick(name):
        done.append(name)

    tasks = [
        asyncio.create_task(turns.process_update(update, work))
        for update, work in (
            (update_in(1), slow()),
            (update_in(1), quick("after it")),
            (update_in(2), quick("elsewhere")),
        )
    ]
    await tasks[2]
    assert done == ["elsewhere"]
    gate.set()
    await asyncio.gather(*tasks)
    assert done == ["elsewhere", "slow", "after it"]
