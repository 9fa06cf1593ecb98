from storage.database import Database
from storage.events import append_events, list_events
from storage.records import ThingKind
from storage.things import count_things, list_things, put_things
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


def test_events_follow_the_same_rule(database: Database) -> None:
    with database.write() as conn:
        written = append_events(conn, [event(path, region=path) for path in PATHS], NOW)
        found = list_events(conn, BINZHOU, after_id=None, upto_id=written[-1].id)
        assert [event.region for event in found] == [BINZHOU, BEIHAI_ZONE]
