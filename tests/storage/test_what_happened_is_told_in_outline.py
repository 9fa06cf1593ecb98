from datetime import date, timedelta

import pytest

from storage.database import Database
from storage.events import append_events, list_events_by_id, mark_history
from storage.happened import list_happened, list_happened_by_id, list_happened_on
from storage.records import Event, EventKind, EventOutline, NewEvent, Stub, ThingKind
from storage.things import put_things, remove_things
from tests.storage.rows import BINZHOU, NOW, event, thing

DAY, ZONE, GUANGXI = date(2023, 3, 1), f"{BINZHOU}/北海经济开发区", "广西壮族自治区/北海市"


def outline(told: Event) -> EventOutline:
    return EventOutline(**{name: getattr(told, name) for name in EventOutline.__struct_fields__})


def on(day: int, name: str, region: str = BINZHOU, **others) -> NewEvent:
    return event(name, region=region, happened_on=DAY + timedelta(days=day), **others)


def test_an_outline_has_all_but_what_is_said(database: Database) -> None:
    with database.write() as conn:
        told = append_events(conn, [on(0, "a", fact_ids=(3, 4), detail={"after": 1})], NOW)
        assert list_happened_by_id(conn, [told[0].id]).events == [outline(told[0])]
        assert list_happened(conn, BINZHOU, after_id=0, upto_id=9).events == [outline(told[0])]
        assert list_happened_on(conn, BINZHOU, DAY, DAY).events == [outline(told[0])]
        assert list_events_by_id(conn, [told[0].id, told[0].id, 9]) == {told[0].id: told[0]}


def test_what_happened_tells_what_its_things_are(database: Database) -> None:
    with database.write() as conn:
        put_things(conn, [thing("own", first_on=DAY), thing("gone")])
        put_things(conn, [thing("held", holder="港务公司", kind=ThingKind.RESULT)])
        remove_things(conn, ["gone"])
        keys = ("own", "gone", "held", "own")
        append_events(conn, [on(0, str(n), thing_key=key) for n, key in enumerate(keys)], NOW)
        happened = list_happened(conn, BINZHOU, after_id=0, upto_id=9)
    assert [each.thing_key for each in happened.events] == list(keys)
    assert happened.things == {
        "own": Stub(kind=ThingKind.TARGET, holder=None, first_on=DAY),
        "held": Stub(kind=ThingKind.RESULT, holder="港务公司", first_on=thing("held").first_on),
    }


def test_what_happened_after_an_event_is_no_history(database: Database) -> None:
    with database.write() as conn:
        one, two, three, four = append_events(conn, [on(0, name) for name in "abcd"], NOW)
        mark_history(conn, [two.id])
        happened = list_happened(conn, BINZHOU, after_id=one.id, upto_id=three.id)
        of_days = list_happened_on(conn, BINZHOU, DAY, DAY)
    assert [each.id for each in happened.events] == [three.id]
    assert [each.id for each in of_days.events] == [one.id, two.id, three.id, four.id]


@pytest.mark.parametrize(
    ("region", "told"),
    [
        (BINZHOU, ["first", "zone", "last"]),
        (ZONE, ["zone"]),
        ("山东省", ["first", "zone", "last", "province"]),
        ("广西壮族自治区", ["far"]),
        ("", ["first", "zone", "last", "far", "province"]),
        ("河南省", []),
    ],
)
def test_what_happened_on_days_is_of_a_place_and_all_below_it(
    database: Database, region, told
) -> None:
    with database.write() as conn:
        new = [
            on(-1, "before"),
            on(0, "first"),
            on(1, "zone", ZONE),
            on(2, "last"),
            on(2, "far", GUANGXI),
            on(3, "after", ZONE),
            on(1, "province", "山东省"),
        ]
        written = append_events(conn, new, NOW)
        happened = list_happened_on(conn, region, DAY, DAY + timedelta(days=2))
        by_id = {each.id: each_new.once for each, each_new in zip(written, new, strict=True)}
    assert [by_id[each.id] for each in happened.events] == told


def test_of_too_much_it_is_what_happened_last(database: Database) -> None:
    last = DAY + timedelta(days=9)
    with database.write() as conn:
        written = append_events(
            conn, [on(2, "late"), on(0, "early"), on(1, "zone", ZONE), on(1, "other")], NOW
        )
        some = list_happened_on(conn, BINZHOU, DAY, last, limit=2)
        all_ = list_happened_on(conn, BINZHOU, DAY, last, limit=5)
    assert [each.id for each in some.events] == [written[0].id, written[3].id]
    assert some.is_cut
    assert [each.id for each in all_.events] == [each.id for each in written]
    assert not all_.is_cut


def test_it_may_be_of_some_kinds_alone(database: Database) -> None:
    kinds = {EventKind.PROJECT_NEW, EventKind.PROJECT_STAGE}
    with database.write() as conn:
        new = [
            on(0, "a", kind=EventKind.PROJECT_NEW),
            on(1, "b", kind=EventKind.PASSED),
            on(2, "c", kind=EventKind.PROJECT_STAGE),
        ]
        one, _, three = append_events(conn, new, NOW)
        of_days = list_happened_on(conn, BINZHOU, DAY, DAY + timedelta(days=2), kinds=kinds)
        latest = list_happened_on(conn, BINZHOU, DAY, DAY + timedelta(days=2), limit=2, kinds=kinds)
        since = list_happened(conn, BINZHOU, after_id=one.id, upto_id=three.id, kinds=kinds)
    assert [each.id for each in of_days.events] == [one.id, three.id]
    # Of the last two, whatever their kind: what is left of them tells nothing of the others.
    assert ([each.id for each in latest.events], latest.is_cut) == ([three.id], True)
    assert [each.id for each in since.events] == [three.id]
