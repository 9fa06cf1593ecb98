from dataclasses import fields
from datetime import date

from storage.database import Database
from storage.outlines import list_outlines, list_outlines_by_keys
from storage.records import Outline, ThingKind
from storage.things import list_things, list_things_by_keys, put_things
from tests.storage.rows import BINZHOU, thing

KEYS = ("one", "two", "three")


def outline(known) -> Outline:
    return Outline(**{field.name: getattr(known, field.name) for field in fields(Outline)})


def put(database: Database) -> None:
    with database.write() as conn:
        put_things(
            conn,
            [
                thing("one", due_on=date(2023, 6, 30), last_on=date(2023, 2, 1)),
                thing("two", holder="港务公司", fact_ids=(3, 5, 8), last_on=date(2023, 3, 1)),
                thing("three", region=f"{BINZHOU}/无棣县", closed=True, last_on=date(2023, 1, 1)),
                thing("elsewhere", region="广西壮族自治区"),
                thing("other", kind=ThingKind.PROJECT),
            ],
        )


def test_things_are_found_in_outline_by_their_keys(database: Database) -> None:
    put(database)
    with database.read() as conn:
        things = list_things_by_keys(conn, KEYS)
        found = list_outlines_by_keys(conn, (*KEYS, "unknown"))
    assert found == {key: outline(each) for key, each in things.items()}
    assert set(found) == set(KEYS)


def test_outlines_come_in_the_order_of_the_things(database: Database) -> None:
    put(database)
    with database.read() as conn:
        things = list_things(conn, BINZHOU, ThingKind.TARGET, limit=2)
        found = list_outlines(conn, BINZHOU, ThingKind.TARGET, limit=2)
    assert list(found.values()) == [outline(each) for each in things]
    assert list(found) == ["two", "one"]
