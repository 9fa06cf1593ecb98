"""What only one process at a time may do, where several share a database.

Telegram gives updates to one asker at a time, and its limits count for a bot, however many
processes speak for it. So of all processes one answers and one sends; the others stand by.
"""

import logging
import secrets
import socket
from collections.abc import Collection
from datetime import datetime, timedelta
from os import getpid

from jobs.clock import Clock
from jobs.config import DeliverySettings
from jobs.roles import Role
from storage.database import Connection, Database
from storage.leases import find_lease, release_lease, release_leases, renew_leases, take_lease
from storage.records import Source
from storage.sources import get_source

log = logging.getLogger(__name__)

ALONE = (Role.BOT, Role.SEND)
"""Roles of which there is one at work at a time."""


def process_name() -> str:
    """A name that no other process has, also where a container gives all the same pid."""
    return f"{socket.gethostname()}:{getpid()}:{secrets.token_hex(3)}"


class Duties:
    """The duties of one process: those it holds now, by leases that it renews.

    A process that hangs or loses the database stops holding them by the clock alone, before another
    may take them. Without `takeover` nobody shares the database, and all that is wanted is held.
    """

    def __init__(
        self,
        db: Database,
        clock: Clock,
        name: str,
        roles: Collection[Role],
        *,
        takeover: timedelta | None,
    ) -> None:
        self._db = db
        self._clock = clock
        self._name = name
        self._roles = frozenset(roles)
        self._takeover = takeover
        self._until: dict[Role, datetime] = {}
        self._stands_by: set[Role] = set()

    @property
    def roles(self) -> tuple[Role, ...]:
        """What this process takes on, in the order of names."""
        return tuple(sorted(self._roles))

    @property
    def shared(self) -> bool:
        """Whether others may be at work on the database."""
        return self._takeover is not None

    def holds(self, role: Role) -> bool:
        """Whether this process may do now what the role does."""
        if role not in self._roles:
            return False
        if self._takeover is None or role not in ALONE:
            return True
        until = self._until.get(role)
        return until is not None and self._clock() < until

    def messages_per_second(self, settings: DeliverySettings) -> float:
        """The share of the overall rate: all of it for who both answers and sends."""
        if self._takeover is None or (self.holds(Role.BOT) and self.holds(Role.SEND)):
            return settings.messages_per_second
        replies = min(settings.replies_per_second, settings.messages_per_second / 2)
        return replies if self.holds(Role.BOT) else settings.messages_per_second - replies

    def renew(self) -> None:
        """Take what is free, and hold for longer what is held, sources too.

        Raises DatabaseError.
        """
        if self._takeover is None:
            return
        now = self._clock()
        with self._db.write() as conn:
            renew_leases(conn, self._name, now=now, until=now + self._takeover)
        for role in sorted(self._roles.intersection(ALONE)):
            # The time is taken before asking: the answer may be long in coming.
            now = self._clock()
            until = now + self._takeover
            with self._db.write() as conn:
                taken = take_lease(conn, role, self._name, now=now, until=until)
                other = None if taken else find_lease(conn, role, now)
            if taken:
                self._until[role] = until
                self._stands_by.discard(role)
            else:
                self._until.pop(role, None)
                self._say_once(role, other.holder if other else "another")

    def _say_once(self, role: Role, holder: str) -> None:
        if role not in self._stands_by:
            self._stands_by.add(role)
            log.warning(
                "another guatu does this: this one stands by, and takes over when that one ends",
                extra={"role": str(role), "holder": holder},
            )

    def give_up(self) -> None:
        """Let others have all that is held, at once. Raises DatabaseError."""
        self._until.clear()
        if self._takeover is not None:
            with self._db.write() as conn:
                release_leases(conn, self._name)


class Turns:
    """Claims on sources: of several processes that poll, one takes a source's turn.

    They are leases that `Duties.renew` of the same name holds for as long as the process lives.
    """

    def __init__(self, db: Database, clock: Clock, name: str, takeover: timedelta) -> None:
        self._db = db
        self._clock = clock
        self._name = name
        self._takeover = takeover

    def claim(self, source: Source) -> bool:
        """Take the turn of a source that was due. False: it is another's, or over."""
        now = self._clock()
        with self._db.write() as conn:
            lease = _lease_of(source)
            if not take_lease(conn, lease, self._name, now=now, until=now + self._takeover):
                return False
            if _is_as_it_was(conn, source):
                return True
            release_lease(conn, lease, self._name)
            return False

    def release(self, source: Source) -> None:
        """Leave the source to whoever finds it due."""
        with self._db.write() as conn:
            release_lease(conn, _lease_of(source), self._name)


def _lease_of(source: Source) -> str:
    return f"source {source.id}"


def _is_as_it_was(conn: Connection, source: Source) -> bool:
    """Whether nobody polled, paused or removed the source since it was read."""
    now = get_source(conn, source.id)
    return (now.next_poll_at, now.paused, now.removed_at) == (
        source.next_poll_at,
        source.paused,
        source.removed_at,
    )
