from storage.records import EventKind, Stage
from tests.builders import BINZHOU, BOXING, a_milestone, a_project, stored
from tests.jobs.following import Follower

ZOUPING = "山东省/滨州市/邹平市"


def _projects(follower: Follower) -> list[str]:
    return [key for key in follower.things() if key.startswith("project|")]


def test_a_brand_in_front_and_the_bare_name_are_one_whichever_comes_first() -> None:
    names = ["鲁原年产2万吨特种纸项目", "年产2万吨特种纸"]
    for first, second in (names, names[::-1]):
        follower = Follower()
        assert follower.read(stored(a_project(name=first))) == [EventKind.PROJECT_NEW]
        assert follower.read(stored(a_project(name=second))) == []
        assert len(_projects(follower)) == 1


def test_the_milestone_of_a_name_read_earlier_is_closed_by_the_work() -> None:
    follower = Follower()
    follower.read(stored(a_milestone(project="鲁原年产2万吨特种纸项目")))
    follower.read(stored(a_project(stage=Stage.OPERATING, owner="鲁原纸业")))
    assert follower.the("milestone").closed


def test_two_owners_of_the_same_words_are_two() -> None:
    follower = Follower()
    name = "年产10万吨饲料项目"
    for owner in ("瑞禾", "金穗"):
        told = follower.read(stored(a_project(name=name, owner=owner)))
        assert told == [EventKind.PROJECT_NEW]
    assert follower.read(stored(a_project(name=name, owner="金穗有限公司"))) == []


def test_a_name_that_fits_two_works_is_neithers() -> None:
    follower = Follower()
    for region in (BOXING, ZOUPING):
        follower.read(stored(a_project(name="城乡供水一体化工程", region=region)))
    told = follower.read(stored(a_project(name="城乡供水一体化工程", region=BINZHOU)))
    assert told == [EventKind.PROJECT_NEW]
    assert len(_projects(follower)) == 3
    again = stored(a_project(name="城乡供水一体化工程", region=ZOUPING))
    assert follower.read(again) == []


def test_a_name_once_joined_joins_others() -> None:
    follower = Follower()
    follower.read(stored(a_project(name="年产2万吨高端特种纸项目", owner="鲁原")))
    follower.read(stored(a_project(name="特种纸项目", owner="鲁原")))
    assert follower.read(stored(a_project(name="年产2万吨高端特种纸项目"))) == []
