from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from jobs.correct import correct_fact
from jobs.follow import take_in
from jobs.tracking import fold_rejoined, rejoin, told_together, touched_families
from storage.database import Database
from storage.facts import replace_facts
from storage.records import EventKind, Fact, Measure, Stage, Status, StoredFact, Thing, ThingKind
from storage.things import list_things
from tests.builders import (
    BINZHOU,
    BOXING,
    a_campaign,
    a_milestone,
    a_project,
    a_result,
    a_target,
    stored,
)
from tests.jobs.following import Follower
from tests.storage.rows import put_article

NOW = datetime(2023, 9, 7, 1, tzinfo=UTC)
PAPER_MILL = "年产2万吨特种纸项目"

_days = st.integers(0, 400).map(lambda days: date(2023, 1, 1) + timedelta(days=days))
_regions = st.sampled_from([BINZHOU, BOXING])
_values = st.sampled_from([6.0, 6.5, 7.0])
_measures = st.sampled_from([Measure.GROWTH, Measure.LEVEL])
_ends = st.sampled_from([None, date(2023, 6, 30), date(2023, 12, 31)])
_names = st.sampled_from([PAPER_MILL, "年产5万吨石英砂项目", "特种纸项目(二期)"])
_stages = st.sampled_from([None, *Stage])
_facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(a_target, region=_regions, value=_values, measure=_measures, period_end=_ends),
    st.builds(a_result, region=_regions, value=_values, measure=_measures, period_end=_ends),
    st.builds(a_project, name=_names, stage=_stages),
    st.builds(
        a_milestone,
        project=_names,
        event=st.sampled_from(["投产", "竣工", "开工"]),
        status=st.sampled_from(Status),
        date_end=_ends,
    ),
    st.builds(a_campaign, region=_regions, components=st.sampled_from([(), ("快", "准")])),
)
_articles = st.lists(
    st.tuples(_days, st.lists(_facts, min_size=1, max_size=4)), min_size=1, max_size=6
)


def corrected(
    follower: Follower, was: list[StoredFact], read: list[StoredFact], fact_id: int
) -> dict[str, Thing]:
    """All things once a fact of an article reads otherwise, or is none."""
    ids = told_together(fact_id, [*was, *read])
    families = set().union(
        *(touched_families([each for each in facts if each.id in ids]) for facts in (was, read))
    )
    known = follower.things()
    rejoined = rejoin(ids, read, {k: each for k, each in known.items() if each.family in families})
    histories = {f.id: f for key in rejoined.before for f in follower.known[key].facts}
    others = [each for each in histories.values() if each.id not in {one.id for one in was}]
    after = fold_rejoined(rejoined, [*read, *others])
    return {k: each for k, each in known.items() if k not in rejoined.before} | after


@settings(max_examples=150)
@given(_articles, st.data())
def test_what_was_put_right_stands_as_if_it_had_been_read_right(articles, data) -> None:
    read = [
        [stored(fact, on, article=number) for fact in facts]
        for number, (on, facts) in enumerate(articles)
    ]
    number = data.draw(st.integers(0, len(read) - 1))
    wrong = data.draw(st.sampled_from(read[number]))
    alike = _facts.filter(lambda fact: type(fact) is type(wrong.fact))
    fact = data.draw(st.none() | alike)
    right = [replace(wrong, fact=fact)] if fact else []
    article = [one for each in read[number] for one in (right if each is wrong else [each])]

    mistaken, knowing = Follower(), Follower()
    for facts in read:
        mistaken.read(*facts)
    for facts in (*read[:number], article, *read[number + 1 :]):
        knowing.read(*facts)
    assert corrected(mistaken, read[number], article, wrong.id) == knowing.things()


@pytest.fixture
def ids(db: Database) -> dict[str, int]:
    """An article of several works and a target, and one that tells of the first work again."""
    first = [
        a_project(stage=Stage.STARTED, start=0, end=9),
        a_milestone(start=10, end=19),
        a_project(name="年产5万吨石英砂项目", investment=2e8, start=20, end=29),
        a_target(start=30, end=39),
    ]
    then = [a_project(stage=Stage.OPERATING, start=0, end=9)]
    with db.write() as conn:
        for text, day, facts in (("一", 6, first), ("二", 7, then)):
            article = put_article(conn, text, on=date(2023, 2, day))
            new = replace_facts(conn, article.id, facts)
            take_in(conn, new, NOW)
            if facts is first:
                project, milestone, other, target = (each.id for each in new)
        return {
            "project": project,
            "milestone": milestone,
            "other": other,
            "target": target,
            "operating": new[0].id,
        }


def things(db: Database, kind: ThingKind) -> dict[str, Thing]:
    with db.read() as conn:
        return {each.name: each for each in list_things(conn, BINZHOU, kind)}


def test_a_withdrawn_completion_opens_the_milestone_again(db: Database, ids) -> None:
    (milestone,) = things(db, ThingKind.MILESTONE).values()
    assert milestone.closed
    correct_fact(db, ids["operating"], withdrawn=True, made_by="Alice", now=NOW)
    (milestone,) = things(db, ThingKind.MILESTONE).values()
    assert not milestone.closed
    assert milestone.fact_ids == (ids["milestone"],)
    assert things(db, ThingKind.PROJECT)[PAPER_MILL].current.stage is Stage.STARTED


def test_a_milestone_of_another_work_leaves_its_own_and_joins_that(db: Database, ids) -> None:
    changes = {"project": "年产5万吨石英砂项目"}
    correct_fact(db, ids["milestone"], changes=changes, made_by="Alice", now=NOW)
    (milestone,) = things(db, ThingKind.MILESTONE).values()
    assert "石英砂" in milestone.key
    assert not milestone.closed
    works = things(db, ThingKind.PROJECT)
    assert works[PAPER_MILL].fact_ids == (ids["project"], ids["operating"])
    assert works["年产5万吨石英砂项目"].fact_ids == (ids["other"],)


def test_a_target_says_nothing_of_the_works_beside_it(db: Database, ids) -> None:
    read: list[str] = []

    def note(_conn, _cursor, statement, *_) -> None:
        read.append(statement)

    before = things(db, ThingKind.PROJECT)
    event.listen(Engine, "before_cursor_execute", note)
    (told,) = correct_fact(db, ids["target"], withdrawn=True, made_by="Alice", now=NOW)
    event.remove(Engine, "before_cursor_execute", note)
    assert told.kind is EventKind.CORRECTED
    assert things(db, ThingKind.TARGET) == {}
    assert things(db, ThingKind.PROJECT) == before
    assert [each for each in read if each.startswith("INSERT INTO things")] == []


def test_a_milestone_goes_with_the_work_of_its_article(db: Database) -> None:
    facts = [
        a_project(name="扩建项目", owner="海蓝科技有限公司", start=0, end=9),
        a_milestone(project="扩建项目", start=10, end=19),
    ]
    with db.write() as conn:
        article = put_article(conn, "三", on=date(2023, 2, 6))
        project, milestone = replace_facts(conn, article.id, facts)
        take_in(conn, [project, milestone], NOW)
    changes = {"owner": "金穗食品有限公司"}
    correct_fact(db, project.id, changes=changes, made_by="Alice", now=NOW)
    (work,) = things(db, ThingKind.PROJECT).values()
    (part,) = things(db, ThingKind.MILESTONE).values()
    assert "金穗" in work.key
    assert part.key == f"milestone{work.key.removeprefix('project')}|投产"
