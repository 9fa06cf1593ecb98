"""A person's word on a fact: written down, applied to what is tracked, told where it was told."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import msgspec

from jobs.follow import as_read, put_anew
from jobs.tracking import fold_rejoined, rejoin, told_together, touched_families
from storage.corrections import add_correction
from storage.database import Connection, Database, lock_tracking
from storage.facts import get_fact, list_facts, list_facts_by_id
from storage.records import ChangeProblem, Event, Evidence, Fact, fact_type
from storage.regions import find_region_by_path
from storage.things import list_things_of_families


class ChangeError(ValueError):
    """A change that makes no sense: the word that is wrong, and what it may be where it is one of.

    Its message is for the command line; the chat has words of its own for each problem.
    """

    def __init__(
        self, problem: ChangeProblem, word: str, message: str, allowed: Sequence[str] = ()
    ) -> None:
        super().__init__(f"{word}: {message}")
        self.problem = problem
        self.word = word
        self.allowed = tuple(allowed)


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
    stored no more, ValueError where it has no such field, ChangeError where the place is none.
    """
    with db.write() as conn:
        return correct_stored_fact(
            conn, fact_id, changes=changes, withdrawn=withdrawn, made_by=made_by, now=now
        )


def correct_stored_fact(
    conn: Connection,
    fact_id: int,
    *,
    changes: dict[str, Any] | None = None,
    withdrawn: bool = False,
    made_by: str,
    now: datetime,
) -> list[Event]:
    """The same in a transaction of the caller's, who gives it up where this raises."""
    lock_tracking(conn)
    if changes and changes.get("region"):
        changes = changes | {"region_code": _official_code(conn, changes["region"])}
    stored = get_fact(conn, fact_id)
    article = list_facts(conn, article_id=stored.article_id)
    was = as_read(conn, article)
    add_correction(conn, stored, changes=changes, withdrawn=withdrawn, made_by=made_by, made_at=now)
    read = as_read(conn, article)
    ids = told_together(fact_id, [*was, *read])
    # The right name or place may be another thing's.
    of_both = ([each for each in some if each.id in ids] for some in (was, read))
    families = set().union(*map(touched_families, of_both))
    rejoined = rejoin(ids, read, list_things_of_families(conn, families))
    histories = {each for thing in rejoined.before.values() for each in thing.fact_ids}
    facts = list_facts_by_id(conn, histories - {each.id for each in article}).values()
    after = fold_rejoined(rejoined, [*read, *as_read(conn, list(facts))])
    return put_anew(conn, rejoined.before, after, [*article, *facts], now)


def _official_code(conn: Connection, path: str) -> str:
    """The GB/T 2260 code of a place. Raises ChangeError where there is no such place."""
    region = find_region_by_path(conn, path)
    if region is None:
        message = "no such place; write its path, as 山东省/滨州市"
        raise ChangeError(ChangeProblem.NO_PLACE, path, message)
    return region.official_code


# Where a fact stands and how it was found is the reading's matter, and no figure.
_READING = {field.name for field in fields(Evidence)} - {"region", "holder"}


def correctable(fact: Fact) -> dict[str, Any]:
    """The fields of a fact that a person can put right, with their values as JSON has them."""
    values = msgspec.to_builtins(fact)
    return {name: value for name, value in values.items() if name not in _READING}


def read_changes(fact: Fact, words: Iterable[str]) -> dict[str, Any]:
    """The changes that words as `value=6.5` name; `owner=` with nothing empties a field.

    Money is in 元, days are 2023-12-31, several names are parted by 、. Raises ChangeError with
    what is wrong.
    """
    names, types = correctable(fact), get_type_hints(type(fact))
    changes = {}
    for word in words:
        name, is_given, text = word.partition("=")
        if not is_given or name not in names:
            message = f"write FIELD=VALUE; a {fact_type(fact)} has {', '.join(names)}"
            raise ChangeError(ChangeProblem.NO_FIELD, word, message, tuple(names))
        given: Any = text or None
        if types[name] == tuple[str, ...]:
            given = tuple(each for each in text.split("、") if each)
        try:
            changes[name] = msgspec.convert(given, types[name], strict=False)
        except msgspec.ValidationError as error:
            raise _refused(word, types[name], str(error), is_empty=given is None) from error
    return changes


def _refused(word: str, type_: Any, message: str, *, is_empty: bool) -> ChangeError:
    kinds = set(get_args(type_) or (type_,))
    if is_empty:
        return ChangeError(ChangeProblem.NOT_EMPTY, word, message)
    if date in kinds:
        return ChangeError(ChangeProblem.NOT_A_DAY, word, message)
    for kind in kinds:
        if issubclass(kind, StrEnum):
            return ChangeError(ChangeProblem.NOT_ONE_OF, word, message, tuple(kind))
    return ChangeError(ChangeProblem.NOT_A_NUMBER, word, message)
