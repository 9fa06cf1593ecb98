"""Pages of targets and results: whose they are comes first, and no page repeats another.

Names here are in an order that both databases agree on.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from storage.database import Connection, Database
from storage.figures import (
    count_places_by_name,
    list_claimed_ranks,
    list_figures_called,
    list_results_in_order,
    list_targets_in_order,
)
from storage.records import Measure, ThingKind
from storage.things import count_things_due, list_things_due, put_things
from tests.builders import BEIHAI, BINZHOU, a_result, a_target
from tests.storage.rows import thing

YEAR = date(2023, 12, 31)


@pytest.fixture
def conn(database: Database) -> Iterator[Connection]:
    with database.write() as conn:
        yield conn


def a_thing(key: str, fact, **said):
    """A thing that its fact alone tells of."""
    return replace(
        thing(key),
        kind=ThingKind(type(fact).__name__.lower()),
        region=fact.region,
        holder=fact.holder,
        name=fact.indicator,
        current=fact,
        **{"due_on": None, "closed": False} | said,
    )


def test_a_place_comes_before_its_organisations_and_those_below(conn):
    own, other = a_target(), a_target(region=BEIHAI)
    held = a_target(holder="a")
    put_things(
        conn,
        [
            a_thing("below", other),
            a_thing("held", held),
            a_thing("undated", own),
            a_thing("reached", own, due_on=date(2023, 1, 1), closed=True),
            a_thing("long over", own, due_on=date(2020, 12, 31)),
            a_thing("over", own, due_on=date(2022, 12, 31)),
            a_thing("later", own, due_on=YEAR),
            a_thing("b", replace(own, indicator="b"), due_on=date(2023, 6, 1)),
            a_thing("a", replace(own, indicator="a"), due_on=date(2023, 6, 1)),
            a_thing("known", replace(own, indicator="x"), due_on=date(2023, 6, 1)),
        ],
    )

    def page(limit, offset=0):
        found = list_targets_in_order(
            conn, BINZHOU, ["x"], date(2023, 6, 1), limit=limit, offset=offset
        )
        return [each.key for each in found]

    whole = page(99)
    assert whole[:4] == ["known", "a", "b", "later"]
    assert whole[4:] == ["undated", "over", "long over", "reached", "held", "below"]
    pages = [page(3, at) for at in (0, 3, 6, 9)]
    assert [key for page in pages for key in page] == whole


def test_results_stand_in_the_order_of_the_names_that_are_known(conn):
    told = [a_result(indicator=name) for name in ("x", "first", "second", "a")]
    put_things(conn, [a_thing(f"{each.indicator}", each) for each in told])
    put_things(conn, [a_thing("held", a_result(indicator="first", holder="a"))])
    found = list_results_in_order(conn, BINZHOU, ["first", "second"], limit=9)
    assert [each.key for each in found] == ["first", "second", "a", "x", "held"]


def test_places_are_counted_once_for_a_name_and_their_organisations_not(conn):
    put_things(
        conn,
        [
            a_thing("1", a_result(indicator="x")),
            a_thing("2", a_result(indicator="x", measure=Measure.LEVEL)),
            a_thing("3", a_result(indicator="x", region=BEIHAI)),
            a_thing("4", a_result(indicator="x", region=BEIHAI, holder="a")),
            a_thing("5", a_result(indicator="y", holder="a")),
        ],
    )
    counts = count_places_by_name(conn, [BINZHOU, BEIHAI], ThingKind.RESULT)
    assert counts == {"x": 2}
    found = list_figures_called(conn, [BEIHAI], ThingKind.RESULT, ["x", "y"])
    assert [each.key for each in found] == ["3", "4"]


def test_only_ranks_are_claimed_ranks(conn):
    put_things(
        conn,
        [
            a_thing("growth", a_result(indicator="x")),
            a_thing("rank", a_result(indicator="x", measure=Measure.RANK, region=BEIHAI)),
            a_thing("other", a_result(indicator="y", measure=Measure.RANK)),
        ],
    )
    assert [each.key for each in list_claimed_ranks(conn, BINZHOU, "x")] == ["rank"]


def test_days_are_paged_from_either_end(conn):
    days = [date(2023, 1, day) for day in (3, 1, 2, 4)]
    put_things(conn, [a_thing(f"{day:%d}", a_target(), due_on=day) for day in days])
    put_things(conn, [a_thing("over", a_target(), due_on=days[0], closed=True)])

    def page(after, until, **page):
        return [each.key for each in list_things_due(conn, BINZHOU, after, until, **page)]

    assert page(None, date(2023, 1, 3), limit=2) == ["01", "02"]
    assert page(None, date(2023, 1, 3), limit=2, offset=2) == ["03"]
    assert page(None, date(2023, 1, 3), limit=2, latest_first=True) == ["03", "02"]
    assert count_things_due(conn, BINZHOU, None, date(2023, 1, 3)) == 3
    assert count_things_due(conn, BINZHOU, date(2023, 1, 3), YEAR) == 1
