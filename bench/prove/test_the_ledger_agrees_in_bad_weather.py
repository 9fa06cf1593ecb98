"""10,000 deliveries with every kind of trouble: the outbox says of each what the server knows."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta

from bench.prove.leaping_time import run_leaping
from bench.prove.outbox import Row, fill_outbox, list_outbox, states
from bench.prove.weather import Book, Weather
from bot.botapi import BotApi
from bot.botapi.records import Accepted
from bot.sender import Sender
from jobs.clock import Clock
from jobs.config import DeliverySettings
from jobs.deliver import deliver_due
from jobs.pace import real_pace
from storage.chats import put_chat
from storage.database import Database
from tests.fakes import bot_over

SEED = 20230207
PEOPLE, PARTS_FOR_PEOPLE = 2000, 4
GROUPS, PARTS_FOR_GROUPS = 400, 5
TICK_SECONDS = 120.0


class Town:
    """People and groups, their deliveries in the outbox, a Bot API in bad weather."""

    def __init__(self, db: Database, clock: Clock) -> None:
        chance = random.Random(SEED)
        self.db = db
        self.clock = clock
        self.api = BotApi(clock)
        self.people = [self.api.person(f"Reader {number}") for number in range(PEOPLE)]
        for person in self.people:
            person.open()
        owner = self.api.person("Owner")
        groups = [self.api.group(f"Group {number}") for number in range(GROUPS)]
        for group in groups:
            group.add_bot(owner)
        deliveries = {person.id: PARTS_FOR_PEOPLE for person in self.people}
        deliveries |= {group.id: PARTS_FOR_GROUPS for group in groups}
        self.weather = Weather(self.api, self.people, groups, deliveries, chance)
        self.api.faults = self.weather
        parts = [f"<b>第{part}部分</b>" for part in range(PARTS_FOR_GROUPS)]
        people = [person.id for person in self.people]
        fill_outbox(db, people, parts[:PARTS_FOR_PEOPLE], clock(), number=1)
        fill_outbox(db, [group.id for group in groups], parts, clock(), number=2)

    async def deliver_all(self) -> timedelta:
        """Tick until nothing waits any more. Returns how long that took by its own clock."""
        settings = DeliverySettings(messages_per_second=1000.0)
        pace, began_at = real_pace(settings, self.clock), self.clock()
        lease = timedelta(seconds=settings.lease_seconds)
        sender = Sender(bot_over(self.api))
        while states(self.db).keys() & {"pending", "leased"}:
            await deliver_due(self.db, sender, self.clock, pace=pace, lease=lease)
            await asyncio.sleep(TICK_SECONDS)
        return self.clock() - began_at

    def open_again(self, people: Iterable[int]) -> None:
        for person in self.people:
            if person.id in people:
                self.weather.reopen(person)
                with self.db.write() as conn:
                    put_chat(conn, person.id, kind="private", title="")


def test_chat_by_chat(database: Database) -> None:
    async def live_through(clock: Clock) -> None:
        town = Town(database, clock)
        took = await town.deliver_all()
        book = town.weather.book
        print(f"\n{sum(states(database).values()):,} deliveries, {book.requests:,} requests")
        print(f"in {took}: {dict(book.met)}; {dict(states(database))}")
        check(database, town.api, book)
        # Who lets us in again gets what was kept back.
        back = set(sorted(book.blocked)[::2])
        town.open_again(back)
        await town.deliver_all()
        book.blocked -= back
        print(f"{len(back)} came back: {dict(states(database))}")
        check(database, town.api, book)

    run_leaping(live_through)


def check(db: Database, api: BotApi, book: Book) -> None:
    rows: defaultdict[int, list[Row]] = defaultdict(list)
    for row in list_outbox(db):
        rows[row.chat_id].append(row)
    accepted: defaultdict[int, list[Accepted]] = defaultdict(list)
    for line in api.accepted():
        # The outbox knows a group by the id that it has now.
        accepted[book.moved.get(line.chat_id, line.chat_id)].append(line)
    assert sum(map(len, rows.values())) == PEOPLE * PARTS_FOR_PEOPLE + GROUPS * PARTS_FOR_GROUPS
    assert book.forbidden == []
    assert accepted.keys() <= rows.keys()
    for chat, its_rows in rows.items():
        check_chat(chat, its_rows, accepted[chat], book)


def check_chat(chat: int, rows: list[Row], accepted: list[Accepted], book: Book) -> None:
    message_ids = {line.text: line.message_id for line in accepted}
    in_order = [row.text for row in rows if row.text in message_ids]
    assert [line.text for line in accepted] == in_order, "one came twice, or in another order"
    uncertain: Counter[str] = Counter()
    for row in rows:
        if row.state == "sent":
            assert message_ids[row.text] == row.message_id
        elif row.state == "uncertain":
            arrived = row.text in message_ids
            uncertain["lost after accepting" if arrived else "lost on the way"] += 1
        else:
            assert row.state == "suspended"
            assert chat in book.blocked
            assert row.text not in message_ids
    ids = [chat, *(old for old, new in book.moved.items() if new == chat)]
    for fate in ("lost after accepting", "lost on the way"):
        assert uncertain[fate] == sum(book.unanswered[fate, id_] for id_ in ids)
