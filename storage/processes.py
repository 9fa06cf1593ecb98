"""The processes that are at work on the database, by their own word."""

from datetime import timedelta

from sqlalchemy import delete, select

from storage.database import Connection
from storage.records import Process
from storage.tables import processes
from storage.upserts import insert_or

FORGOTTEN_AFTER = timedelta(days=1)


def put_process(conn: Connection, process: Process, *, alone: bool = False) -> None:
    """Write down that a process is alive. Those not heard of for a day are forgotten.

    Where it is `alone` on the database all others are over.
    """
    life = {
        "roles": list(process.roles),
        "started_at": process.started_at,
        "ticked_at": process.ticked_at,
    }
    statement = insert_or(conn, processes).values(name=process.name, **life)
    conn.execute(statement.on_conflict_do_update(index_elements=[processes.c.name], set_=life))
    silent_since = process.ticked_at - FORGOTTEN_AFTER
    over = processes.c.name != process.name if alone else processes.c.ticked_at < silent_since
    conn.execute(delete(processes).where(over))


def remove_process(conn: Connection, name: str) -> None:
    """Write down that a process has ended."""
    conn.execute(delete(processes).where(processes.c.name == name))


def list_processes(conn: Connection) -> list[Process]:
    """The processes of the last day that did not end by themselves, the last heard of first."""
    query = select(processes).order_by(processes.c.ticked_at.desc(), processes.c.name)
    return [
        Process(
            name=row.name,
            roles=tuple(row.roles),
            started_at=row.started_at,
            ticked_at=row.ticked_at,
        )
        for row in conn.execute(query)
    ]
