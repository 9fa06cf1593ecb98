from datetime import date

from jobs.tracking import as_of
from jobs.tracking.keys import closed_by
from storage.records import Stage, Status, StoredFact, Thing
from tests.builders import a_milestone, a_project, a_result, a_target, stored
from tests.jobs.following import Follower

FEBRUARY, JUNE, NEXT_YEAR = date(2023, 2, 6), date(2023, 6, 5), date(2024, 1, 20)
FACTS = [
    stored(a_target(value=7.0), FEBRUARY, article=1),
    stored(a_project(stage=Stage.SIGNED), FEBRUARY, article=1),
    stored(a_milestone(event="竣工", date_end=date(2023, 12, 31)), FEBRUARY, article=1),
    stored(a_target(value=6.5), JUNE, article=2),
    stored(a_project(stage=Stage.FINISHED), JUNE, article=2),
    stored(a_result(value=6.8), NEXT_YEAR, article=3),
]


def read(*facts: StoredFact) -> dict[str, Thing]:
    follower = Follower()
    for fact in facts:
        follower.read(fact)
    return follower.things()


def test_things_stand_as_they_would_had_nothing_been_printed_since() -> None:
    things = read(*FACTS)
    for day in (FEBRUARY, JUNE, NEXT_YEAR):
        known = [each for each in FACTS if each.published_on <= day]
        unknown = {each.id for each in FACTS} - {each.id for each in known}
        assert as_of(things, known, unknown) == read(*known)


def test_what_was_not_printed_yet_did_not_stand() -> None:
    assert as_of(read(*FACTS), [], {each.id for each in FACTS}) == {}


def test_what_another_thing_had_closed_by_then_is_closed() -> None:
    told = [
        stored(a_milestone(event="竣工", date_end=date(2023, 12, 31)), FEBRUARY, article=1),
        stored(a_project(stage=Stage.FINISHED), JUNE, article=2),
        stored(a_milestone(event="竣工", status=Status.DONE), NEXT_YEAR, article=3),
    ]
    things = read(*told)
    (key,) = [key for key in things if key.startswith("milestone")]
    closer = things[closed_by(key) or ""]
    then = as_of({key: things[key]}, told[:2], {told[2].id}, [closer])
    assert then == {key: read(*told[:2])[key]}
    assert then[key].closed
