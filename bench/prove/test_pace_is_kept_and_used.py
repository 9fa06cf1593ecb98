"""Thousands of deliveries in leaping time: Telegram's limits are kept in every window, and used."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bench.prove.leaping_time import run_leaping
from bench.prove.outbox import fill_outbox, states
from bot.botapi import BotApi
from bot.sender import Sender
from jobs.clock import Clock
from jobs.config import DeliverySettings
from jobs.deliver import deliver_due
from jobs.pace import real_pace
from storage.database import Database
from tests.fakes import bot_over

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
LEAST_USE = 0.95


@dataclass(frozen=True)
class Audience:
    """So many people and groups with so many parts of a digest for each.

    `seconds` is the least time in which the limits allow it.
    """

    people: int
    groups: int
    parts_for_people: int
    parts_for_groups: int
    seconds: float

    @property
    def deliveries(self) -> int:
        return self.people * self.parts_for_people + self.groups * self.parts_for_groups


AUDIENCES = {
    "many, so that all together are the limit": Audience(800, 100, 3, 6, 3000 / 30),
    "people, few, so that each chat is the limit": Audience(10, 0, 60, 0, 59 * 1.0),
    "groups, few, so that each group is the limit": Audience(0, 30, 0, 30, 29 * 3.0),
}


@pytest.mark.parametrize("audience", AUDIENCES.values(), ids=AUDIENCES)
def test_no_window_is_overrun_and_none_stays_empty(database: Database, audience: Audience) -> None:
    async def deliver(clock: Clock) -> BotApi:
        api = BotApi(clock)
        open_chats(api, database, audience, clock())
        settings = DeliverySettings()
        delivered = await deliver_due(
            database,
            Sender(bot_over(api)),
            clock,
            pace=real_pace(settings, clock),
            lease=timedelta(seconds=settings.lease_seconds),
        )
        assert delivered.sent == audience.deliveries
        return api

    ledger = run_leaping(deliver).accepted()
    assert states(database) == {"sent": audience.deliveries}
    by_chat: defaultdict[int, list[datetime]] = defaultdict(list)
    for line in ledger:
        by_chat[line.chat_id].append(line.at)
    times = [line.at for line in ledger]
    busiest = {
        "a second": most_within(times, SECOND),
        "a second in a chat": max(most_within(each, SECOND) for each in by_chat.values()),
        "a minute in a group": max(
            (most_within(each, MINUTE) for chat, each in by_chat.items() if chat < 0), default=0
        ),
    }
    took = (times[-1] - times[0]).total_seconds()
    use = audience.seconds / took
    print(
        f"\n{len(ledger):,} deliveries in {took:.1f} s, {use:.1%} of what is allowed; "
        f"at most {busiest}"
    )
    assert busiest["a second"] <= 30
    assert busiest["a second in a chat"] <= 1
    assert busiest["a minute in a group"] <= 20
    assert use >= LEAST_USE


def open_chats(api: BotApi, db: Database, audience: Audience, now: datetime) -> None:
    people = [api.person(f"Reader {number}") for number in range(audience.people)]
    for person in people:
        person.open()
    owner = api.person("Owner")
    groups = [api.group(f"Group {number}") for number in range(audience.groups)]
    for group in groups:
        group.add_bot(owner)
    for_people = [f"第{part}部分" for part in range(audience.parts_for_people)]
    for_groups = [f"第{part}部分" for part in range(audience.parts_for_groups)]
    fill_outbox(db, [group.id for group in groups], for_groups, now, number=1)
    fill_outbox(db, [person.id for person in people], for_people, now, number=2)


def most_within(times: Sequence[datetime], window: timedelta) -> int:
    """The most instants of a growing row that any window holds; its end is the next one's start."""
    most = first = 0
    for last, at in enumerate(times):
        while at - times[first] >= window:
            first += 1
        most = max(most, last - first + 1)
    return most
