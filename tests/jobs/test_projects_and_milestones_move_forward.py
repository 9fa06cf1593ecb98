from datetime import date

from storage.records import EventKind, Stage, Status
from tests.builders import BINZHOU, BOXING, a_campaign, a_milestone, a_project, stored
from tests.jobs.following import Follower

FEBRUARY, MARCH, MAY = date(2023, 2, 6), date(2023, 3, 6), date(2023, 5, 6)


def test_a_later_stage_is_told_and_an_earlier_one_is_a_look_back() -> None:
    follower = Follower()
    assert follower.read(stored(a_project(stage=Stage.SIGNED), FEBRUARY)) == [EventKind.PROJECT_NEW]
    assert follower.read(stored(a_project(stage=Stage.BUILDING), MARCH)) == [
        EventKind.PROJECT_STAGE
    ]
    assert follower.read(stored(a_project(stage=Stage.SIGNED), MAY)) == []
    assert follower.the("project").current.stage is Stage.BUILDING


def test_another_investment_is_told_but_not_another_rounding() -> None:
    follower = Follower()
    follower.read(stored(a_project(investment=3.6e9), FEBRUARY))
    assert follower.read(stored(a_project(investment=3.62e9), MARCH)) == []
    assert follower.read(stored(a_project(investment=5e9), MAY)) == [EventKind.PROJECT_INVESTMENT]


def test_the_citys_paper_and_the_countys_speak_of_one_work() -> None:
    follower = Follower()
    follower.read(stored(a_project(region=BOXING), FEBRUARY))
    assert follower.read(stored(a_project(region=BINZHOU, owner="博纸"), MARCH)) == []
    assert follower.the("project").region == BOXING
    assert follower.the("project").holder == "博纸"


def test_a_promised_day_is_set_moved_and_kept() -> None:
    follower = Follower()
    assert follower.read(stored(a_milestone(), FEBRUARY)) == [EventKind.MILESTONE_SET]
    later = a_milestone(date_end=date(2023, 9, 30))
    assert follower.read(stored(later, MARCH)) == [EventKind.MILESTONE_MOVED]
    done = a_milestone(status=Status.DONE, event="投产", date_end=None)
    assert follower.read(stored(done, MAY)) == [EventKind.MILESTONE_DONE]
    milestone = follower.the("milestone")
    assert milestone.closed
    assert milestone.due_on == date(2023, 9, 30)


def test_progress_is_told_when_it_grows() -> None:
    follower = Follower()
    usual = {"event": "工程进度", "status": Status.UNDERWAY, "date_end": None}
    for on, progress, told in (
        (FEBRUARY, 20.0, [EventKind.MILESTONE_PROGRESS]),
        (MARCH, 20.0, []),
        (MAY, 45.0, [EventKind.MILESTONE_PROGRESS]),
    ):
        assert follower.read(stored(a_milestone(progress=progress, **usual), on)) == told


def test_a_part_of_the_promised_sum_is_no_completion() -> None:
    follower = Follower()
    invested = {"event": "完成投资", "unit": "元"}
    follower.read(stored(a_milestone(amount=1.1e9, **invested), FEBRUARY))
    part = a_milestone(amount=5e8, status=Status.DONE, date_end=None, **invested)
    assert follower.read(stored(part, MARCH)) == [EventKind.MILESTONE_PROGRESS]
    assert not follower.the("milestone").closed
    whole = a_milestone(amount=1.2e9, status=Status.DONE, date_end=None, **invested)
    assert follower.read(stored(whole, MAY)) == [EventKind.MILESTONE_DONE]


def test_a_project_in_operation_closes_its_milestone_and_a_finished_one_does_not() -> None:
    follower = Follower()
    follower.read(stored(a_milestone(event="建成投产"), FEBRUARY))
    follower.read(stored(a_project(stage=Stage.FINISHED), MARCH))
    assert not follower.the("milestone").closed
    told = follower.read(stored(a_project(stage=Stage.OPERATING), MAY))
    assert set(told) == {EventKind.PROJECT_STAGE, EventKind.MILESTONE_DONE}


def test_a_milestone_finds_its_project_though_the_owner_stands_in_front() -> None:
    follower = Follower()
    name = "博纸年产2万吨特种纸项目"
    follower.read(
        stored(a_project(name=name, owner="博纸"), FEBRUARY, article=1),
        stored(a_milestone(project=name), FEBRUARY, article=1),
    )
    follower.read(stored(a_project(owner="博纸", stage=Stage.OPERATING), MAY))
    assert follower.the("milestone").closed


def test_a_campaign_is_new_once_for_each_place() -> None:
    follower = Follower()
    assert follower.read(stored(a_campaign())) == [EventKind.CAMPAIGN_NEW]
    assert follower.read(stored(a_campaign(name="“项目提速年”"))) == []
    assert follower.read(stored(a_campaign(region=BOXING))) == [EventKind.CAMPAIGN_NEW]
