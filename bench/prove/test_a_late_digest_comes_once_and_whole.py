"""Whatever the clock does: each digest comes once, and together they tell every event once."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from bench.prove.house import BINZHOU, SHANDONG, House, open_house, until


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    async with open_house(database_url) as house:
        yield house


async def test_down_over_its_hour(house: House) -> None:
    house.follow("每天 09:00")
    house.print_news()
    await house.tick()
    house.clock.turn(hours=9)
    house.print_news()
    assert await house.tick() == 1
    assert await house.go_on(hours=3) == 0
    house.check()
    report("down from 08:00 to 17:00 over a digest at 09:00", house)


async def test_down_for_days(house: House) -> None:
    house.follow("每天 09:00")
    house.print_news()
    await house.tick()
    house.clock.turn(days=6)
    house.print_news()
    assert await house.tick() == 1
    # It is 08:00 now: the late one is that of yesterday.
    assert await house.go_on(hours=40) == 2
    assert house.digests() == {"2023-02-12": 1, "2023-02-13": 1, "2023-02-14": 1}
    house.check()
    report("down for six days, then on", house)


async def test_the_clock_leaps_forward_and_back(house: House) -> None:
    house.follow("每天 09:00")
    for leap in (timedelta(hours=5), -timedelta(hours=3), timedelta(days=3), -timedelta(days=2)):
        house.print_news()
        await house.tick()
        house.clock.now += leap
        await house.tick()
    # By now it is 10 February again, and the digest of the 11th has not been made yet.
    house.print_news()
    await house.go_on(hours=96)
    assert max(house.digests().values()) == 1
    house.check()
    report("leaps of 5 h, -3 h, 3 d, -2 d", house)


@pytest.mark.parametrize(
    ("night", "first", "second"),
    [
        # 02:30 is left out, and comes as 03:30 of summer time.
        (datetime(2023, 3, 25, 12, tzinfo=UTC), "2023-03-26 01:30", "2023-03-27 00:30"),
        # 02:30 comes twice; the first one counts.
        (datetime(2023, 10, 28, 12, tzinfo=UTC), "2023-10-29 00:30", "2023-10-30 01:30"),
    ],
    ids=["spring", "autumn"],
)
async def test_nights_when_clocks_are_changed(
    house: House, night: datetime, first: str, second: str
) -> None:
    house.clock.now = night
    house.print_news()
    house.follow("每天 02:30", zone="Europe/Berlin")
    assert await house.go_on(hours=24) == 1
    house.print_news()
    assert await house.go_on(hours=24) == 1
    came_at = [line.at.strftime("%Y-%m-%d %H:%M") for line in house.api.accepted()]
    assert came_at == [first, second]
    house.check()
    report(f"02:30 in Berlin, at {' and '.join(came_at)} UTC", house)


async def test_two_at_once(house: House) -> None:
    house.follow("每天 09:00", BINZHOU)
    house.follow("每周二 09:00", SHANDONG)  # It is a Tuesday.
    house.print_news()
    await house.tick()
    house.clock.turn(hours=2)
    assert await house.tick() == 2
    assert await house.go_on(hours=12) == 0
    house.check()
    report("two digests at 09:00, both at 10:00", house)


async def test_a_clock_that_is_set_back_does_not_stop_the_ticks(house: House) -> None:
    house.follow("每天 09:00")
    house.clock.turn(hours=2)
    house.timetable.start()
    await until(lambda: len(house.api.accepted()) == 1)
    with time_machine.travel(datetime.now(UTC) - timedelta(days=30)):
        house.print_news()
        house.clock.turn(hours=2)
        await until(lambda: house.query("SELECT count(*) FROM events") == [(1,)])
        house.clock.turn(hours=24)
        await until(lambda: len(house.api.accepted()) == 2)
    await house.timetable.stop()
    house.check()
    report("set back by 30 days while it ran", house)


def report(what: str, house: House) -> None:
    digests = ", ".join(f"{day}: {count}" for day, count in house.digests().items())
    print(f"\n{what}: digests {digests}; {len(house.api.accepted())} messages")
