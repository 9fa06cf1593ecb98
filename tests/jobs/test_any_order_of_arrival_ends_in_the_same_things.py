from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.records import Fact, Measure, Stage, Status, StoredFact
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

_days = st.integers(0, 500).map(lambda days: date(2023, 1, 1) + timedelta(days=days))
_regions = st.sampled_from([BINZHOU, BOXING])
_values = st.sampled_from([6.0, 6.5, 7.0])
_measures = st.sampled_from([Measure.GROWTH, Measure.LEVEL])
_ends = st.sampled_from([None, date(2023, 6, 30), date(2023, 12, 31)])
_names = st.sampled_from(["年产2万吨特种纸项目", "特种纸项目(二期)"])
_stages = st.sampled_from([None, *Stage])
_sums = st.sampled_from([None, 2e8, 3e8])
_events = st.sampled_from(["建成投产", "投产", "竣工", "开工"])

_facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(a_target, region=_regions, value=_values, measure=_measures, period_end=_ends),
    st.builds(a_result, region=_regions, value=_values, measure=_measures, period_end=_ends),
    st.builds(a_project, region=_regions, name=_names, stage=_stages, investment=_sums),
    st.builds(
        a_milestone,
        region=_regions,
        project=_names,
        event=_events,
        status=st.sampled_from(Status),
        date_end=_ends,
        amount=_sums,
        progress=st.sampled_from([None, 20.0, 60.0]),
    ),
    st.builds(a_campaign, region=_regions, components=st.sampled_from([(), ("快", "准")])),
)
_articles = st.lists(st.tuples(_days, st.lists(_facts, min_size=1, max_size=4)), max_size=7)


def _as_stored(articles: list[tuple[date, list[Fact]]]) -> list[list[StoredFact]]:
    return [
        [stored(fact, on, article=number) for fact in facts]
        for number, (on, facts) in enumerate(articles)
    ]


@settings(max_examples=60)
@given(_articles, st.randoms(use_true_random=False))
def test_any_order_of_articles_ends_in_the_same_things(articles, random) -> None:
    articles = _as_stored(articles)
    one, other = Follower(), Follower()
    for facts in articles:
        one.read(*facts)
    random.shuffle(articles)
    for facts in articles:
        other.read(*facts)
    assert one.things() == other.things()


@settings(max_examples=60)
@given(_articles)
def test_all_at_once_ends_in_the_same_things_as_one_by_one(articles) -> None:
    articles = _as_stored(articles)
    one, other = Follower(), Follower()
    for facts in articles:
        one.read(*facts)
    other.read(*(fact for facts in articles for fact in facts))
    assert one.things() == other.things()


@settings(max_examples=60)
@given(_articles)
def test_reading_the_same_facts_again_tells_nothing_and_changes_nothing(articles) -> None:
    articles = _as_stored(articles)
    follower = Follower()
    for facts in articles:
        follower.read(*facts)
    things = follower.things()
    for facts in articles:
        assert follower.read(*facts) == []
    assert follower.things() == things


@settings(max_examples=60)
@given(_articles)
def test_every_event_of_a_reading_has_a_name_of_its_own(articles) -> None:
    follower = Follower()
    for facts in _as_stored(articles):
        follower.read(*facts)
    names = [event.once for event in follower.events]
    assert len(names) == len(set(names))
