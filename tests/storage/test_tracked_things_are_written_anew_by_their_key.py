from datetime import date

import pytest

from storage.database import Database, NotFoundError
from storage.records import ThingKind
from storage.things import (
    get_thing,
    list_all_dated_things,
    list_things,
    list_things_by_keys,
    list_things_due,
    put_things,
    remove_things,
)
from tests.storage.rows import BINZHOU, target, thing


def test_the_same_key_is_the_same_row(database: Database) -> None:
    with database.write() as conn:
        put_things(conn, [thing("one"), thing("two")])
        before = list_things_by_keys(conn, ["one"])["one"]
        changed = thing("one", current=target(value=40.0), fact_ids=(1, 2, 9), closed=True)
        put_things(conn, [changed])
        after = get_thing(conn, before.id or 0)
    assert after.id == before.id
    assert (after.current, after.fact_ids, after.closed) == (target(value=40.0), (1, 2, 9), True)


def test_things_are_listed_last_told_first_in_pages(database: Database) -> None:
    days = {"old": date(2023, 1, 1), "new": date(2023, 3, 1), "middle": date(2023, 2, 1)}
    with database.write() as conn:
        put_things(conn, [thing(key, last_on=day) for key, day in days.items()])
        put_things(conn, [thing("other", kind=ThingKind.PROJECT)])
        pages = [
            [found.key for found in list_things(conn, BINZHOU, ThingKind.TARGET, limit=2, offset=o)]
            for o in (0, 2)
        ]
    assert pages == [["new", "middle"], ["old"]]


def test_open_things_come_due_by_their_day(database: Database) -> None:
    with database.write() as conn:
        put_things(
            conn,
            [
                thing("june", due_on=date(2023, 6, 30)),
                thing("may", due_on=date(2023, 5, 31)),
                thing("done", due_on=date(2023, 5, 31), closed=True),
                thing("elsewhere", due_on=date(2023, 5, 31), region="广西壮族自治区"),
                thing("undated"),
            ],
        )

        def due(region: str, after: date | None, until: date) -> list[str]:
            return [found.key for found in list_things_due(conn, region, after, until)]

        assert due(BINZHOU, date(2023, 5, 1), date(2023, 6, 30)) == ["may", "june"]
        assert due(BINZHOU, date(2023, 5, 31), date(2023, 6, 29)) == []
        assert due("", None, date(2023, 5, 31)) == ["may", "elsewhere"]
        dated = list_all_dated_things(conn, date(2023, 12, 31))
        assert [found.key for found in dated] == ["may", "elsewhere", "june"]


def test_a_thing_that_no_fact_speaks_of_can_be_removed(database: Database) -> None:
    with database.write() as conn:
        put_things(conn, [thing("one"), thing("two")])
        assert remove_things(conn, ["one", "unknown"]) == 1
        assert list(list_things_by_keys(conn, ["one", "two"])) == ["two"]
        with pytest.raises(NotFoundError, match="999"):
            get_thing(conn, 999)
