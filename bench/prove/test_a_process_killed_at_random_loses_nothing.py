"""kill -9 at random moments under load: news every day, many readers, hardly a run that ends."""

import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from bench.prove.world import World, open_world
from bot.botapi.state import Happening, Posted

KILLS = int(os.environ.get("GUATU_PROVE_KILLS", "300"))
WORLDS = 4
"""The kills are shared out to worlds, so that these can run side by side."""
READERS = 20
SEED = 20230207
SHORTEST_LIFE, LONGEST_LIFE = 0.05, 1.2
"""As parts of the time in which a process gets all done that nobody kills."""
MOST_LIFE_SECONDS = 10.0
WHILE_SENDING = 0.5
"""How many are killed as soon as some messages are accepted, if it comes to that in their lives."""


@pytest.mark.parametrize("world_number", range(WORLDS))
def test_every_event_comes_and_none_twice(tmp_path: Path, world_number: int) -> None:
    chance = random.Random(SEED + world_number)
    kills = KILLS // WORLDS + (world_number < KILLS % WORLDS)
    with open_world(tmp_path, readers=READERS) as world:
        world.print_news(kills)
        began_at = time.monotonic()
        world.run_until_done()
        whole_life = min(time.monotonic() - began_at, MOST_LIFE_SECONDS)
        for number in range(kills):
            # Some deaths fall into the same digest, others between two.
            world.go_on(hours=chance.choice([1, 12, 24]))
            world.print_news(number)
            process = world.start()
            if chance.random() < WHILE_SENDING:
                kill_while_sending(world, process, chance)
            process.join(whole_life * chance.uniform(SHORTEST_LIFE, LONGEST_LIFE))
            process.kill()
            process.join()
            world.api.state.listeners.clear()
            assert process.exitcode == -signal.SIGKILL
        world.go_on(days=1)
        world.run_until_done()
        pages = world.query("SELECT count(*) FROM pages")[0][0]
        states = world.states()
        print(f"\n{kills} kills: {pages} pages, {len(world.events())} events, {dict(states)}")
        assert pages == kills + 1
        assert world.complaints() == []
        # At the door and on the way stands a handful each time, never a whole batch.
        assert states["uncertain"] <= kills * 10
        assert states["sent"] > states["uncertain"]


def kill_while_sending(world: World, process: Any, chance: random.Random) -> None:
    left = chance.randint(1, READERS)

    def listen(happening: Happening) -> None:
        nonlocal left
        left -= isinstance(happening, Posted)
        if left == 0:
            process.kill()

    world.api.listen(listen)
