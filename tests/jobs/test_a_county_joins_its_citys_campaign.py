from datetime import date

from storage.records import EventKind
from tests.builders import BINZHOU, BOXING, a_campaign, stored
from tests.jobs.digesting import digest
from tests.jobs.following import Follower

JANUARY, FEBRUARY = date(2023, 1, 30), date(2023, 2, 6)
OF_THE_CITY = stored(a_campaign(name="三提三争", region=BINZHOU), JANUARY, article=1)
OF_THE_COUNTY = stored(a_campaign(name="“三提三争”", region=BOXING), FEBRUARY, article=2)


def test_the_event_names_the_place_whose_campaign_it_is() -> None:
    follower = Follower()
    follower.read(OF_THE_CITY)
    assert follower.read(OF_THE_COUNTY) == [EventKind.CAMPAIGN_NEW]
    assert [event.detail for event in follower.events] == [{}, {"of": BINZHOU}]


def test_a_campaign_of_the_same_name_next_door_is_its_own() -> None:
    follower = Follower()
    follower.read(OF_THE_COUNTY)
    neighbour = f"{BINZHOU}/沾化区"
    follower.read(stored(a_campaign(name="三提三争", region=neighbour), FEBRUARY, article=3))
    assert [event.detail for event in follower.events] == [{}, {}]


def test_readers_of_the_city_are_not_told_again() -> None:
    told = digest([[OF_THE_CITY], [OF_THE_COUNTY]])
    assert told.count("三提三争") == 1
    assert "博兴县" not in told


def test_readers_of_the_county_are_told_whose_it_is() -> None:
    told = digest([[OF_THE_CITY], [OF_THE_COUNTY]], place=BOXING)
    assert "“三提三争”（滨州市的行动）" in told


def test_the_state_of_the_city_has_it_once() -> None:
    told = digest([[OF_THE_CITY], [OF_THE_COUNTY]], first=True)
    assert told.count("三提三争") == 1
