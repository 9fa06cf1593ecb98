import asyncio
import gc
import weakref
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, Update

from bot.rubbish import ENOUGH, SELDOM
from bot.turns import InTurn


class Ring:
    """What only a search finds: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _seldom() -> Iterator[None]:
    """As the running bot has it, but for what it never looks at again."""
    before = gc.get_threshold()
    gc.collect()
    gc.set_threshold(*SELDOM)
    yield
    gc.set_threshold(*before)


def update_in(chat_id: int) -> Update:
    now = datetime(2023, 4, 18, tzinfo=UTC)
    return Update(1, message=Message(1, now, Chat(chat_id, "private")))


async def leave_rings(seen: list[weakref.ref[Ring]]) -> None:
    rings = [Ring() for _ in range(2 * ENOUGH)]
    seen.append(weakref.ref(rings[0]))


async def test_what_an_answer_leaves_is_gone_when_it_is_out():
    seen: list[weakref.ref[Ring]] = []
    await InTurn(8).process_update(update_in(1), leave_rings(seen))
    assert seen[0]() is None


async def test_nobody_waits_for_the_search_while_being_answered():
    turns, seen, gate = InTurn(8), [], asyncio.Event()
    other = asyncio.create_task(turns.process_update(update_in(2), gate.wait()))
    await asyncio.sleep(0)
    await turns.process_update(update_in(1), leave_rings(seen))
    assert seen[0]() is not None
    gate.set()
    await other
    assert seen[0]() is None
