import re

from storage.database import Database
from storage.records import RegionLevel
from storage.regions import add_regions, ensure_region, find_region, list_regions_named
from tests.storage.rows import PLACES

PATH = "山东省/聊城市/茌平区/东岭工业园"


def test_its_code_is_its_divisions_and_letters_that_fit_a_deep_link(database: Database) -> None:
    with database.write() as conn:
        add_regions(conn, PLACES)
        zone = ensure_region(conn, PATH)
    assert re.fullmatch(r"371503-[a-z2-7]{8}", zone.code)
    assert (zone.level, zone.parent, zone.official_code) == (RegionLevel.ZONE, "371503", "371503")


def test_the_second_call_finds_it(database: Database) -> None:
    with database.write() as conn:
        add_regions(conn, PLACES)
        zone = ensure_region(conn, PATH)
        assert ensure_region(conn, PATH) == zone == find_region(conn, zone.code)
        assert list_regions_named(conn, "茌平东岭工业园") == [zone]


def test_a_town_is_a_town(database: Database) -> None:
    with database.write() as conn:
        add_regions(conn, PLACES)
        assert ensure_region(conn, "山东省/聊城市/茌平区/柳河镇").level == RegionLevel.TOWN


def test_places_above_it_that_are_not_known_are_added_too(database: Database) -> None:
    with database.write() as conn:
        zone = ensure_region(conn, "青山省/绿水市/高新区")
        assert zone.parent == ensure_region(conn, "青山省/绿水市").code
