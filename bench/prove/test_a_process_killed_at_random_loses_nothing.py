"""kill -9 at random moments under load: news every day, many readers, hardly a run that ends."""

import os
import random
import signal
from pathlib import Path

from bench.prove.world import open_world

KILLS = int(os.environ.get("GUATU_PROVE_KILLS", "300"))
READERS = 20
SEED = 20230207
LONGEST_LIFE_SECONDS = 2.5


def test_every_event_comes_and_none_twice(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    with open_world(tmp_path, readers=READERS) as world:
        for number in range(KILLS):
            world.print_news(number)
            process = world.start()
            process.join(chance.uniform(0.05, LONGEST_LIFE_SECONDS))
            process.kill()
            process.join()
            assert process.exitcode == -signal.SIGKILL
            # Some deaths fall into the same digest, others between two.
            world.go_on(hours=chance.choice([1, 12, 24]))
        world.go_on(days=1)
        world.run_until_done()
        pages = world.query("SELECT count(*) FROM pages")[0][0]
        states = world.states()
        print(f"\n{KILLS} kills: {pages} pages, {len(world.events())} events, {dict(states)}")
        assert pages == KILLS
        assert world.complaints() == []
        # At the door and on the way stands a handful each time, never a whole batch.
        assert states["uncertain"] <= KILLS * 10
        assert states["sent"] > states["uncertain"]
