from datetime import date

from storage.database import Database
from storage.events import append_events, list_events
from storage.records import ThingKind
from storage.things import count_things, list_latest_things, list_things, put_things
from tests.storage.rows import BEIHAI_ZONE, BINZHOU, NOW, event, thing

PATHS = ("", "山东省", BINZHOU, BEIHAI_ZONE, "山东省/滨州市新城", "山东省/滨", "广西壮族自治区")


def test_things_of_a_place_and_below_are_those_whose_path_goes_through_it(
    database: Database,
) -> None:
    with database.write() as conn:
        put_things(conn, [thing(path, region=path) for path in PATHS])

        def keys(region: str, *, below: bool = True) -> set[str]:
            found = list_things(conn, region, ThingKind.TARGET, below=below)
            assert count_things(conn, region, ThingKind.TARGET, below=below) == len(found)
            return {thing.key for thing in found}

        assert keys(BINZHOU) == {BINZHOU, BEIHAI_ZONE}
        assert keys(BINZHOU, below=False) == {BINZHOU}
        assert keys("山东省") == set(PATHS) - {"", "广西壮族自治区"}
        assert keys("") == set(PATHS)
        assert keys("", below=False) == {""}
        assert keys("山东") == set()


def test_the_latest_of_several_places_follow_it_too(database: Database) -> None:
    told = [
        thing("first", region=BINZHOU, last_on=date(2023, 2, 1)),
        thing("second", region=BEIHAI_ZONE, last_on=date(2023, 3, 1)),
        thing("namesake", region="山东省/滨州市新城", last_on=date(2023, 4, 1)),
        thing("third", region="广西壮族自治区", last_on=date(2023, 2, 9)),
        thing("fourth", region="", last_on=date(2023, 1, 1)),
    ]
    with database.write() as conn:
        put_things(conn, told)

        def keys(*regions: str, limit: int = 9) -> list[str]:
            found = list_latest_things(conn, regions, ThingKind.TARGET, limit=limit)
            return [each.key for each in found]

        assert keys(BINZHOU, "广西壮族自治区") == ["second", "third", "first"]
        assert keys(BINZHOU, BEIHAI_ZONE, limit=2) == ["second", "first"]
        assert keys("") == ["namesake", "second", "third", "first", "fourth"]
        assert keys() == []


def test_events_follow_the_same_rule(database: Database) -> None:
    with database.write() as conn:
        written = append_events(conn, [event(path, region=path) for path in PATHS], NOW)
        found = list_events(conn, BINZHOU, after_id=None, upto_id=written[-1].id)
        assert [event.region for event in found] == [BINZHOU, BEIHAI_ZONE]
