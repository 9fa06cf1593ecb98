"""Leases: what only one of several processes may do, until a time.

Who dies holding one is replaced when it runs out. The clocks of the machines must agree to within
a few seconds.
"""

from datetime import datetime

from sqlalchemy import delete, or_, select, update

from storage.database import Connection
from storage.records import Lease
from storage.tables import leases
from storage.upserts import insert_or


def take_lease(conn: Connection, name: str, holder: str, *, now: datetime, until: datetime) -> bool:
    """Take a lease that is free or has run out, or hold one's own for longer. False: not free."""
    statement = insert_or(conn, leases).values(name=name, holder=holder, expires_at=until)
    taken = conn.execute(
        statement.on_conflict_do_update(
            index_elements=[leases.c.name],
            set_={"holder": holder, "expires_at": until},
            where=or_(leases.c.holder == holder, leases.c.expires_at <= now),
        ).returning(leases.c.name)
    )
    return taken.first() is not None


def renew_leases(conn: Connection, holder: str, *, now: datetime, until: datetime) -> None:
    """Hold for longer all that a process still holds."""
    mine = (leases.c.holder == holder, leases.c.expires_at > now)
    conn.execute(update(leases).where(*mine).values(expires_at=until))


def find_lease(conn: Connection, name: str, now: datetime) -> Lease | None:
    """Who holds a lease now."""
    query = select(leases).where(leases.c.name == name, leases.c.expires_at > now)
    row = conn.execute(query).first()
    return None if row is None else Lease(**row._mapping)


def release_lease(conn: Connection, name: str, holder: str) -> None:
    """Give a lease up before its time; nothing happens where it is another's by now."""
    conn.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))


def release_leases(conn: Connection, holder: str) -> None:
    """Give up all that a process holds."""
    conn.execute(delete(leases).where(leases.c.holder == holder))
