from dataclasses import replace

import pytest

from storage.database import Connection, Database, NotFoundError
from storage.regions import (
    add_regions,
    get_region,
    list_codes_with_regions_under,
    list_known_names,
    list_provinces,
    list_regions_below,
    list_regions_named,
    list_regions_under,
)
from tests.storage.rows import BEIHAI_ZONE, PLACES


@pytest.fixture
def conn(database: Database):
    with database.write() as conn:
        add_regions(conn, PLACES)
        yield conn


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("滨州市", ["371600"]),
        ("滨州", ["371600"]),
        ("北海", ["371600-beihai", "450500"]),
        ("北海市", ["450500"]),
        ("滨州北海", ["371600-beihai"]),
        ("滨州 北海经济开发区", ["371600-beihai"]),
        ("山东/滨州市/北海", ["371600-beihai"]),
        (BEIHAI_ZONE, ["371600-beihai"]),
        ("广西北海", ["450500"]),
        ("茌平县", ["371503"]),
        ("聊城 在平区", ["371503"]),
        ("聊城北海", []),
        ("海", []),
        ("", []),
    ],
)
def test_names_short_names_and_old_names_are_known(
    conn: Connection, words: str, codes: list[str]
) -> None:
    assert [region.code for region in list_regions_named(conn, words)] == codes


def test_places_are_listed_directly_under_and_all_the_way_below_another(conn: Connection) -> None:
    under = list_regions_under(conn, "370000")
    assert [region.short for region in under] == ["聊城", "滨州"]
    assert list_regions_under(conn, "山东省", limit=1, offset=1) == under[1:]
    assert len(list_regions_below(conn, "山东省")) == 5
    assert [region.short for region in list_provinces(conn)] == ["山东", "广西"]


def test_a_place_comes_back_as_it_was_added_and_only_once(conn: Connection) -> None:
    assert add_regions(conn, PLACES) == 0
    assert [get_region(conn, region.code) for region in PLACES] == list(PLACES)


def test_a_known_place_answers_to_names_that_come_later(conn: Connection) -> None:
    (binzhou,) = list_regions_named(conn, "滨州")
    assert list_regions_named(conn, "binzhou") == []
    assert add_regions(conn, [replace(binzhou, spellings=("binzhou", "bz"))]) == 0
    assert list_regions_named(conn, "binzhou") == [binzhou]
    assert list_regions_named(conn, "bz北海") == list_regions_named(conn, "滨州北海")


def test_places_with_others_under_them_are_told_from_those_without(conn: Connection) -> None:
    assert list_codes_with_regions_under(conn, ["371600", "450500", "x"]) == {"371600"}


def test_a_code_that_nobody_has_is_named_in_the_error(conn: Connection) -> None:
    with pytest.raises(NotFoundError, match="999999"):
        get_region(conn, "999999")
    with pytest.raises(NotFoundError, match="火星"):
        list_regions_under(conn, "火星")


def test_of_many_words_those_that_are_names_are_told_apart(conn: Connection) -> None:
    words = ["滨州", "北海", "北海经济开发区", "今年", "滨州北海", ""]
    assert list_known_names(conn, words) == {"滨州", "北海", "北海经济开发区"}
    assert list_known_names(conn, []) == set()
