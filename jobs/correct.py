"""A person's word on a fact: written down, applied to what is tracked, told where it was told."""

from datetime import datetime
from typing import Any

from jobs.follow import as_read, take_in_anew
from jobs.tracking import touched_families
from storage.corrections import add_correction
from storage.database import Database, lock_tracking
from storage.facts import get_fact, list_facts, list_facts_by_id
from storage.records import Event
from storage.things import list_things_of_families


def correct_fact(
    db: Database,
    fact_id: int,
    *,
    changes: dict[str, Any] | None = None,
    withdrawn: bool = False,
    made_by: str,
    now: datetime,
) -> list[Event]:
    """Correct a stored fact, or withdraw it as none. Returns what is told of it.

    `changes` has fields of the fact with their right values. Raises NotFoundError where the fact is
    stored no more, ValueError where it has no such field.
    """
    with db.write() as conn:
        lock_tracking(conn)
        stored = get_fact(conn, fact_id)
        article = list_facts(conn, article_id=stored.article_id)
        families = touched_families(as_read(conn, article))
        add_correction(
            conn, stored, changes=changes, withdrawn=withdrawn, made_by=made_by, made_at=now
        )
        # The right name or place may be another thing's.
        families |= touched_families(as_read(conn, article))
        before = list_things_of_families(conn, families)
        ids = {each for thing in before.values() for each in thing.fact_ids}
        facts = list_facts_by_id(conn, ids | {each.id for each in article})
        _, events = take_in_anew(conn, before, list(facts.values()), now)
        return events
