from dataclasses import fields
from datetime import date

import pytest

from storage import outlines
from storage.database import Database
from storage.facts import articles_of_facts, facts_of_articles, replace_facts
from storage.outlines import (
    list_outlines,
    list_outlines_by_keys,
    list_outlines_told,
)
from storage.records import Outline, ThingKind
from storage.things import list_things, list_things_by_keys, put_things
from tests.storage.rows import BINZHOU, put_article, target, thing

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


@pytest.mark.parametrize("limit", [1, 3, 9])
@pytest.mark.parametrize("region", ["山东省", "山东", "广西壮族自治区", ""])
def test_those_of_a_province_are_all_that_lies_in_it(
    database: Database, monkeypatch, region, limit
) -> None:
    monkeypatch.setattr(outlines, "MANY", 1)
    put(database)
    with database.write() as conn:
        put_things(conn, [thing("its own", region="山东省"), thing("near", region="山东省县")])
        things = list_things(conn, region, ThingKind.TARGET, limit=limit)
        found = list_outlines(conn, region, ThingKind.TARGET, limit=limit)
    assert list(found.values()) == [outline(each) for each in things]
    assert "near" not in found or region == ""


def test_outlines_may_be_of_some_days_and_of_what_was_told_later(database: Database) -> None:
    may, june = date(2023, 5, 1), date(2023, 6, 30)
    with database.write() as conn:
        put_things(
            conn,
            [
                thing("before", due_on=date(2023, 4, 30), last_on=date(2023, 1, 1)),
                thing("first", due_on=may, last_on=date(2023, 2, 1)),
                thing("last", due_on=june, last_on=date(2023, 1, 9)),
                thing("after", due_on=date(2023, 7, 1), last_on=date(2023, 3, 1)),
                thing("undated", last_on=date(2023, 1, 1)),
            ],
        )
        found = list_outlines(conn, BINZHOU, ThingKind.TARGET, limit=9, due=(may, june))
        moved = list_outlines(
            conn,
            BINZHOU,
            ThingKind.TARGET,
            limit=9,
            due=(may, june),
            or_told_after=date(2023, 2, 9),
        )
    assert list(found) == ["first", "last"]
    assert list(moved) == ["after", "first", "last"]


def test_outlines_are_found_by_the_facts_that_tell_of_them(database: Database) -> None:
    with database.write() as conn:
        put_things(
            conn,
            [
                thing("one", fact_ids=(1, 2), last_on=date(2023, 2, 1)),
                thing("two", fact_ids=(3,), last_on=date(2023, 3, 1)),
                thing("three", fact_ids=(2, 4), last_on=date(2023, 4, 1)),
                thing("old", fact_ids=(2,), last_on=date(2023, 1, 1)),
                thing("elsewhere", fact_ids=(2,), region="广西壮族自治区"),
            ],
        )
        found = list_outlines_told(conn, BINZHOU, ThingKind.TARGET, {2, 9}, limit=3)
    assert list(found) == ["three", "one"]


def test_facts_tell_their_articles_and_articles_their_facts(database: Database) -> None:
    with database.write() as conn:
        article = put_article(conn)
        told = [each.id for each in replace_facts(conn, article.id, [target(), target(value=9.0)])]
        assert articles_of_facts(conn, [*told, 999]) == dict.fromkeys(told, article.id)
        assert facts_of_articles(conn, [article.id, 999]) == set(told)
