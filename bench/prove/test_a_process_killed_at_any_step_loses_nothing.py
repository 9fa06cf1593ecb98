"""kill -9 at every named step of ingest → event → enqueue → lease → send → mark."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.prove.guatu_process import STEPS
from bench.prove.world import World, open_world
from bot.botapi.state import Happening, Posted

READERS = 3
NEWS = 2
ONCE = {"mark_source_polled", "prepare_digests", "lease_deliveries", "_mark_all"}
"""Steps for all readers at a time: there may be no second one."""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The events of a run that nobody kills."""
    with open_world(tmp_path_factory.mktemp("undisturbed"), readers=READERS) as world:
        print_all(world)
        world.run_until_done()
        assert world.complaints() == []
        assert set(world.states()) == {"sent"}
        return world.events()


def print_all(world: World) -> None:
    for number in range(NEWS):
        world.print_news(number)


def check_recovery(world: World, undisturbed: set[str], *, most_uncertain: int) -> None:
    # The leases of the dead have run out when it is started again.
    world.go_on(minutes=10)
    world.run_until_done()
    assert world.events() == undisturbed
    assert world.complaints() == []
    assert world.states()["uncertain"] <= most_uncertain


@pytest.mark.parametrize(
    ("step", "nth"),
    [(step, nth) for step in STEPS for nth in (1, 2) if nth == 1 or STEPS[step][1] not in ONCE],
)
def test_it_goes_on_where_it_was(
    tmp_path: Path, undisturbed: set[str], step: str, nth: int
) -> None:
    with open_world(tmp_path, readers=READERS) as world:
        print_all(world)
        world.run_until_killed(step, nth)
        # Only what had been leased can be uncertain: a message for each reader at most.
        is_sending = step.startswith(("lease", "send", "mark"))
        check_recovery(world, undisturbed, most_uncertain=READERS if is_sending else 0)


@pytest.mark.parametrize("nth", [1, 2])
def test_what_the_server_took_without_an_answer_is_uncertain_and_never_repeated(
    tmp_path: Path, undisturbed: set[str], nth: int
) -> None:
    with open_world(tmp_path, readers=READERS) as world:
        print_all(world)
        process = world.start()
        world.api.listen(kill_when_posted(process.kill, nth))
        process.join(60)
        assert process.exitcode == -9
        # Others were on their way at that moment, and a dead client recalls nothing.
        assert nth <= len(world.api.accepted()) <= READERS
        world.api.state.listeners.clear()
        check_recovery(world, undisturbed, most_uncertain=READERS)
        assert world.states()["uncertain"] >= 1


def kill_when_posted(kill: Callable[[], None], nth: int) -> Callable[[Happening], None]:
    posted = 0

    def listener(happening: Happening) -> None:
        nonlocal posted
        posted += isinstance(happening, Posted)
        if posted == nth:
            kill()

    return listener
