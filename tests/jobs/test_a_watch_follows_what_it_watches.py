"""Better rules and corrections change what things are called; who watches them goes on hearing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from jobs.correct import correct_fact
from jobs.ingest import ingest_page
from jobs.prepare_alerts import prepare_alerts
from jobs.reextract import reextract
from storage.chats import put_chat
from storage.database import Database
from storage.deliveries import list_deliveries_due
from storage.facts import list_facts
from storage.names import list_things_named
from storage.records import Basis, Fact, FactType, Precision, Project, Publication, ThingKind
from storage.sources import upload_source
from storage.things import list_things_by_keys
from storage.watches import add_watch, list_watches

ALICE = 1
NOW = datetime(2023, 2, 7, 1, tzinfo=UTC)
PRINTED = Publication(on=date(2023, 2, 6), precision=Precision.DAY, basis=Basis.GIVEN)
TEXT = (
    "滨州两个项目开工\n\n"
    "2月6日，位于滨州市沾化区的年产5万吨铝箔项目开工建设，总投资3亿元。"
    "同日，位于滨州市博兴县的黄河口粮库项目开工建设，总投资2亿元。\n"
)
Better = Callable[[Fact], Fact | None]


class OtherRules:
    """Reads as the extractor does, and each project otherwise; None is no project any more."""

    def __init__(self, extractor, better: Better) -> None:
        self._extractor = extractor
        self._better = better

    def extract(self, text, **known):
        extraction = self._extractor.extract(text, **known)
        read = [
            self._better(fact) if isinstance(fact, Project) else fact for fact in extraction.facts
        ]
        return replace(extraction, facts=tuple(fact for fact in read if fact is not None))


@pytest.fixture
def paper(db: Database, extractor) -> Database:
    with db.write() as conn:
        source = upload_source(conn)
        put_chat(conn, ALICE, kind="private", title="Alice")
    ingest_page(
        db, extractor, source=source, url="a.txt", text=TEXT, title=None, published=PRINTED, now=NOW
    )
    return db


def watch(db: Database, word: str):
    with db.write() as conn:
        (thing,) = list_things_named(conn, [word], kinds=[ThingKind.PROJECT], limit=9)
        return add_watch(conn, chat_id=ALICE, name=thing.name, thing_key=thing.key, now=NOW)


def watched(db: Database) -> str | None:
    """What the one watch is on, by name."""
    with db.read() as conn:
        (held,) = list_watches(conn, ALICE)
        thing = list_things_by_keys(conn, [held.thing_key]).get(held.thing_key)
        return thing.name if thing else None


def told(db: Database) -> list[str]:
    prepare_alerts(db, NOW)
    with db.read() as conn:
        return [each.text for each in list_deliveries_due(conn, now=NOW, limit=9)]


def test_another_name_is_followed(paper: Database, extractor) -> None:
    watch(paper, "铝箔")

    def better(fact: Project) -> Project:
        return replace(fact, name="沾化铝材一期") if "铝箔" in fact.name else fact

    reextract(paper, OtherRules(extractor, better), now=NOW)
    assert watched(paper) == "沾化铝材一期"
    assert told(paper) == []


def test_a_thing_that_became_part_of_another_is_followed_there(paper: Database, extractor) -> None:
    watch(paper, "铝箔")

    def better(fact: Project) -> Project:
        return replace(fact, name="黄河口粮库项目", region="山东省/滨州市/博兴县")

    reextract(paper, OtherRules(extractor, better), now=NOW)
    assert "粮库" in (watched(paper) or "")


def test_a_neighbour_is_no_heir_and_what_is_gone_is_told_once(paper: Database, extractor) -> None:
    watch(paper, "铝箔")

    def better(fact: Project) -> Project | None:
        return None if "铝箔" in fact.name else fact

    for _ in range(2):
        reextract(paper, OtherRules(extractor, better), now=NOW)
    assert watched(paper) is None
    (lost,) = told(paper)
    assert "年产5万吨铝箔项目" in lost
    assert "记录里找不到它了" in lost
    assert "总投资3亿元" in lost


def test_what_comes_back_is_watched_again(paper: Database, extractor) -> None:
    watch(paper, "铝箔")
    reextract(paper, OtherRules(extractor, lambda fact: None), now=NOW)
    reextract(paper, extractor, now=NOW)
    assert "铝箔" in (watched(paper) or "")


def test_the_same_rules_change_nothing(paper: Database, extractor) -> None:
    before = watch(paper, "铝箔")
    reextract(paper, extractor, now=NOW)
    with paper.read() as conn:
        assert list_watches(conn, ALICE) == [before]
    assert told(paper) == []


def test_a_corrected_name_is_followed(paper: Database) -> None:
    watch(paper, "铝箔")
    with paper.read() as conn:
        facts = list_facts(conn, type=FactType.PROJECT)
    (fact_id,) = [each.id for each in facts if "铝箔" in each.fact.name]
    correct_fact(paper, fact_id, changes={"name": "铝箔二期"}, made_by="Bob", now=NOW)
    assert watched(paper) == "铝箔二期"


def test_who_watches_both_keeps_one(paper: Database, extractor) -> None:
    watch(paper, "铝箔")
    watch(paper, "粮库")

    def better(fact: Project) -> Project:
        return replace(fact, name="黄河口粮库项目", region="山东省/滨州市/博兴县")

    reextract(paper, OtherRules(extractor, better), now=NOW)
    assert "粮库" in (watched(paper) or "")
