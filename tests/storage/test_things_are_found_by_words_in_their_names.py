import pytest

from storage import names
from storage.names import list_things_named
from storage.records import ThingKind
from storage.things import put_things
from tests.builders import a_campaign, a_project, a_result, a_target
from tests.storage.rows import BEIHAI_ZONE, BINZHOU, thing

CALLED = (
    (ThingKind.TARGET, "进出口总额", BINZHOU),
    (ThingKind.TARGET, "进出口总额", BEIHAI_ZONE),
    (ThingKind.TARGET, "GDP", BINZHOU),
    (ThingKind.RESULT, "进出口总额", BINZHOU),
    (ThingKind.RESULT, "一般贸易进出口总额", BINZHOU),
    (ThingKind.PROJECT, "进出口商品展示中心项目", BINZHOU),
    (ThingKind.PROJECT, "100%绿电_gdp项目", BINZHOU),
    (ThingKind.CAMPAIGN, "进出口提质年", BEIHAI_ZONE),
)

FACTS = {
    ThingKind.TARGET: a_target(),
    ThingKind.RESULT: a_result(),
    ThingKind.PROJECT: a_project(),
    ThingKind.CAMPAIGN: a_campaign(),
}


@pytest.fixture(params=[2000, 0], ids=["few names", "many names"])
def things(database, request, monkeypatch):
    """Figures whose names are leapt over, and such as have too many names for that."""
    monkeypatch.setattr(names, "FEW", request.param)
    with database.write() as conn:
        put_things(
            conn,
            (
                thing(f"{number}", kind=kind, name=name, region=region, current=FACTS[kind])
                for number, (kind, name, region) in enumerate(CALLED)
            ),
        )
    return database


def found(database, *words, **asked):
    with database.read() as conn:
        listed = list_things_named(conn, words, **{"limit": 9} | asked)
    return [(each.kind, each.name, each.region) for each in listed]


def test_all_words_are_in_the_name_and_the_shortest_come_first(things):
    assert found(things, "进出口") == [
        CALLED[0],
        CALLED[1],
        CALLED[3],
        CALLED[7],
        CALLED[4],
        CALLED[5],
    ]
    assert found(things, "总额", "一般") == [CALLED[4]]
    assert found(things, "总额", "项目") == []


def test_a_limit_cuts_across_kinds(things):
    assert found(things, "进出口", limit=4) == [CALLED[0], CALLED[1], CALLED[3], CALLED[7]]


def test_a_place_and_kinds_narrow_it(things):
    assert found(things, "进出口", region=BEIHAI_ZONE) == [CALLED[1], CALLED[7]]
    assert found(things, "进出口", kinds=[ThingKind.RESULT]) == [CALLED[3], CALLED[4]]
    kinds = [ThingKind.PROJECT, ThingKind.TARGET]
    assert found(things, "总额", kinds=kinds, region=BINZHOU) == [CALLED[0], CALLED[1]]


def test_capitals_do_not_matter_and_signs_mean_themselves(things):
    assert found(things, "Gdp") == [CALLED[2], CALLED[6]]
    assert found(things, "%") == [CALLED[6]]
    assert found(things, "_") == [CALLED[6]]


def test_without_words_it_is_all(things):
    assert len(found(things)) == len(CALLED)


def test_no_kind_at_all_has_no_things(things):
    assert found(things, "进出口", kinds=[]) == []
