from datetime import UTC, date, datetime

import pytest

from jobs.correct import correct_fact
from jobs.extraction.extract import Extractor
from jobs.ingest import ingest_page
from jobs.reextract import reextract
from storage.database import Database
from storage.facts import list_facts
from storage.records import (
    Basis,
    EventKind,
    FactType,
    Precision,
    Publication,
    Thing,
    ThingKind,
)
from storage.sources import upload_source
from storage.things import list_things

CITY = "山东省/滨州市"
NOW = datetime(2023, 2, 7, 1, tzinfo=UTC)
TEXT = "滨州定下目标\n\n滨州市召开会议，今年全市地区生产总值增长7%，进出口总额增长20%。\n"


@pytest.fixture
def fact_id(db: Database, extractor: Extractor) -> int:
    """The target of 滨州's GDP, read from an article."""
    given = Publication(on=date(2023, 2, 6), precision=Precision.DAY, basis=Basis.GIVEN)
    with db.write() as conn:
        source = upload_source(conn)
    ingest_page(
        db, extractor, source=source, url="a.txt", text=TEXT, title=None, published=given, now=NOW
    )
    with db.read() as conn:
        facts = list_facts(conn, type=FactType.TARGET)
    return next(each.id for each in facts if each.fact.indicator == "地区生产总值")


def _target(db: Database, indicator: str = "地区生产总值") -> Thing | None:
    with db.read() as conn:
        targets = list_things(conn, CITY, ThingKind.TARGET)
    return next((thing for thing in targets if thing.name == indicator), None)


def test_a_corrected_value_stands_and_is_told_once(db: Database, fact_id: int) -> None:
    (event,) = correct_fact(db, fact_id, changes={"value": 7.5}, made_by="Alice", now=NOW)
    assert event.kind is EventKind.CORRECTED
    assert _target(db).current.value == 7.5
    assert correct_fact(db, fact_id, changes={"value": 7.5}, made_by="Bob", now=NOW) == []


def test_it_outlives_reading_anew(db: Database, fact_id: int, extractor: Extractor) -> None:
    correct_fact(db, fact_id, changes={"value": 7.5}, made_by="Alice", now=NOW)
    done = reextract(db, extractor, now=NOW)
    assert done.corrections == 0
    assert _target(db).current.value == 7.5


def test_the_fact_itself_stays_as_it_was_read(db: Database, fact_id: int) -> None:
    correct_fact(db, fact_id, changes={"value": 7.5}, made_by="Alice", now=NOW)
    with db.read() as conn:
        values = {each.id: each.fact.value for each in list_facts(conn, type=FactType.TARGET)}
    assert values[fact_id] == 7


def test_a_withdrawn_fact_is_no_target_and_its_neighbours_stay(db: Database, fact_id: int) -> None:
    (event,) = correct_fact(db, fact_id, withdrawn=True, made_by="Alice", now=NOW)
    assert event.detail["after"] is None
    assert _target(db) is None
    assert _target(db, "进出口总额") is not None


def test_the_right_indicator_makes_it_another_target(db: Database, fact_id: int) -> None:
    correct_fact(db, fact_id, changes={"indicator": "财政收入"}, made_by="Alice", now=NOW)
    assert _target(db) is None
    assert _target(db, "财政收入").current.value == 7


def test_a_field_that_the_fact_has_not_is_refused(db: Database, fact_id: int) -> None:
    with pytest.raises(ValueError, match="stage"):
        correct_fact(db, fact_id, changes={"stage": "signed"}, made_by="Alice", now=NOW)
