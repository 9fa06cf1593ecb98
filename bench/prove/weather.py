"""Trouble for the Bot API: a fate for each delivery, and a book of what came of it."""

import math
import random
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx

from bot.botapi import BotApi, Group, Person
from bot.botapi.errors import ApiError
from bot.botapi.faults import Fault, Faults

LONGEST_BAN_SECONDS = 12 * 3600

SHARES = {
    "429": 0.05,
    "5xx": 0.02,
    "no connection": 0.005,
    "lost on the way": 0.005,
    "lost after accepting": 0.01,
    "403": 0.01,
    "migration": 0.005,
}
"""Of how many deliveries the first request meets which trouble; the next one meets none."""
ANSWERS = {
    "no connection": Fault(httpx.ConnectError("All connection attempts failed")),
    "lost on the way": Fault(httpx.ReadTimeout("")),
    "lost after accepting": Fault(httpx.ReadTimeout(""), after=True),
}
SERVER_ERRORS = ((500, "Internal Server Error"), (502, "Bad Gateway"), (504, "Gateway Timeout"))
OVER = frozenset({"", "lost on the way", "lost after accepting"})
"""Fates with which a delivery comes to its end at its first request."""


@dataclass(slots=True)
class _Chat:
    fates: deque[str]
    is_again: bool = False
    is_closed: bool = False
    banned_until: datetime | None = None


@dataclass(slots=True)
class Book:
    """What the server knows: how often each trouble came, and what it did to whom."""

    met: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[tuple[str, int]] = field(default_factory=Counter)
    """How many messages to which chat were lost on the way, or after accepting."""
    moved: dict[int, int] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    requests: int = 0
    forbidden: list[str] = field(default_factory=list)
    """Requests that ought not to have come: under a ban, to who blocked us, to an old id."""


class Weather(Faults):
    """The trouble of as many deliveries to each chat, by a `random.Random` and `SHARES`."""

    def __init__(
        self,
        api: BotApi,
        people: Iterable[Person],
        groups: Iterable[Group],
        deliveries: Mapping[int, int],
        chance: random.Random,
    ) -> None:
        super().__init__()
        self.book = Book()
        self._api = api
        self._chance = chance
        self._people = {person.id: person for person in people}
        self._groups = {group.id: group for group in groups}
        self._chats = {
            chat: _Chat(deque(fates))
            for chat, fates in deal_fates(deliveries, self._groups.keys(), chance).items()
        }

    def take(self, method: str, chat_id: int) -> Fault | None:
        if method != "sendMessage":
            return None
        chat, now = self._chats[chat_id], self._api.state.clock()
        self.book.requests += 1
        if chat.is_closed:
            self.book.forbidden.append(f"{chat_id} is closed")
        if chat.banned_until and now < chat.banned_until:
            self.book.forbidden.append(f"{chat_id} is banned until {chat.banned_until}")
        fate = "" if chat.is_again else chat.fates.popleft()
        chat.is_again = fate not in OVER
        self.book.met[fate or "accepted at once"] += not chat.is_again or bool(fate)
        return self._strike(fate, chat_id, chat, now)

    def reopen(self, person: Person) -> None:
        person.unblock()
        self._chats[person.id].is_closed = False

    def _strike(self, fate: str, chat_id: int, chat: _Chat, now: datetime) -> Fault | None:
        if fate == "429":
            # From a second to the longest; each order of magnitude as often as the others.
            seconds = math.exp(self._chance.uniform(0, math.log(LONGEST_BAN_SECONDS)))
            chat.banned_until = now + timedelta(seconds=seconds)
            self._api.flood(chat_id, seconds)
        elif fate == "403":
            self._people[chat_id].block()
            self.book.blocked.add(chat_id)
            chat.is_closed = True
        elif fate == "migration":
            new_id = self._groups[chat_id].migrate().id
            self.book.moved[chat_id] = new_id
            self._chats[new_id] = _Chat(chat.fates, is_again=True)
            chat.is_closed = True
        elif fate == "5xx":
            return Fault(ApiError(*self._chance.choice(SERVER_ERRORS)))
        elif fate:
            self.book.unanswered[fate, chat_id] += 1
            return ANSWERS[fate]
        return None


def deal_fates(
    deliveries: Mapping[int, int], groups: Iterable[int], chance: random.Random
) -> dict[int, list[str]]:
    """A fate for each delivery of each chat; the empty one is none.

    People block and groups migrate, and a chat does so once.
    """
    fates = {chat: [""] * count for chat, count in deliveries.items()}
    total = sum(deliveries.values())
    all_groups = set(groups)
    for fate, chats in (("403", fates.keys() - all_groups), ("migration", all_groups)):
        for chat in chance.sample(sorted(chats), round(total * SHARES[fate])):
            fates[chat][chance.randrange(len(fates[chat]))] = fate
    free = [
        (chat, number) for chat, row in fates.items() for number, fate in enumerate(row) if not fate
    ]
    chance.shuffle(free)
    for fate in SHARES.keys() - {"403", "migration"}:
        for _ in range(round(total * SHARES[fate])):
            chat, number = free.pop()
            fates[chat][number] = fate
    return fates
