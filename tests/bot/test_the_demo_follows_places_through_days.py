"""`guatu demo`: the whole main job on the demo's newspaper, run once as its visitor runs it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.demo_site import load_articles
from storage.database import Connection, open_database
from storage.events import last_event_id, list_events
from storage.facts import list_facts
from storage.records import EventKind, FactType, Figure, SourceKind, StoredFact, ThingKind
from storage.sources import list_sources
from storage.things import list_things

BINZHOU = "山东省/滨州市"
ZONE = f"{BINZHOU}/北海经济开发区"


class Told:
    """What the visitor saw, and the database that the demo left."""

    def __init__(self, screen: str, conn: Connection) -> None:
        self.screen = screen
        self.conn = conn

    def facts(self, title: str) -> list[StoredFact]:
        return [each for each in list_facts(self.conn) if title in each.article_title]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.db'}"
    ran = subprocess.run(
        [sys.executable, "-c", "from bot.cli import main; main()", "demo", "--database", url],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
    )
    assert ran.returncode == 0, ran.stderr
    database = open_database(url)
    with database.read() as conn:
        yield Told(ran.stdout, conn)
    database.close()


def figures(facts: list[StoredFact]) -> list[Figure]:
    return [each.fact for each in facts if isinstance(each.fact, Figure)]


def test_every_article_is_taken_in_once(told: Told) -> None:
    assert f"{len(load_articles())} articles" in told.screen
    assert len(load_articles()) >= 14


def test_each_kind_of_source_brings_something(told: Told) -> None:
    sources = [each for each in list_sources(told.conn) if each.kind is not SourceKind.UPLOAD]
    assert {each.kind for each in sources} == set(SourceKind) - {SourceKind.UPLOAD}
    assert [each.name for each in sources if each.last_item_at is None or each.last_error] == []


def test_a_paragraph_printed_twice_is_one_fact(told: Told) -> None:
    read = figures(told.facts("227个项目集中开工"))
    assert [fact.value for fact in read if fact.value == 1001] == [1001]


def test_a_page_without_facts_gives_none(told: Told) -> None:
    assert told.facts("灯会散了") == []


def test_the_namesake_keeps_its_figure(told: Told) -> None:
    (fact,) = figures(told.facts("两个北海"))
    assert (fact.region, fact.value) == ("广西壮族自治区/北海市", 8)


def test_a_target_that_changes_is_told_as_one(told: Told) -> None:
    events = list_events(told.conn, ZONE, after_id=None, upto_id=last_event_id(told.conn))
    changed = [event for event in events if event.kind == EventKind.TARGET_CHANGED]
    (event,) = changed
    assert "固定资产投资" in event.thing_key
    assert "同比增长20%" in told.screen


def test_a_late_article_turns_no_state_back(told: Told) -> None:
    late = told.facts("黄蜂窝")
    assert late
    events = list_events(told.conn, BINZHOU, after_id=None, upto_id=last_event_id(told.conn))
    from_late = {each.id for each in late}
    moved = {EventKind.TARGET_CHANGED, EventKind.MILESTONE_MOVED, EventKind.PROJECT_STAGE}
    assert not [e for e in events if from_late & set(e.fact_ids) and e.kind in moved]


def test_dates_that_pass_are_told_and_never_called_late(told: Told) -> None:
    assert "日期已过，未见完成报道" in told.screen
    assert "逾期" not in told.screen


def test_a_companys_figures_are_not_the_citys(told: Told) -> None:
    (projects,) = [
        fact for fact in figures(told.facts("水务集团")) if fact.value == 43 and fact.unit == "个"
    ]
    assert projects.holder == "聊城水务集团"


def test_the_zones_seven_targets_are_all_followed(told: Told) -> None:
    targets = list_things(told.conn, ZONE, ThingKind.TARGET)
    assert len([thing for thing in targets if thing.region == ZONE]) == 7
    assert all(thing.current.period_end for thing in targets if isinstance(thing.current, Figure))


def test_the_hospitals_date_is_kept(told: Told) -> None:
    dated = [
        each.fact for each in told.facts("北海人民医院") if each.fact and each.fact.region == ZONE
    ]
    kinds = {type(fact).__name__.lower() for fact in dated}
    assert {FactType.PROJECT, FactType.MILESTONE} <= kinds
