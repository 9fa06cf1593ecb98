from datetime import date

from jobs.charts import Tone, Wall
from jobs.digests.views import Holdings
from jobs.tracking import latest_progress
from jobs.typed_days import Days
from jobs.wall import PAPER, PICTURE, Room, choose
from jobs.wall import wall_of as wall_of_choice
from storage.records import (
    Indicator,
    IndicatorKind,
    Precision,
    Publication,
    Result,
    StoredFact,
    Target,
)
from tests.builders import BINZHOU, BOXING, a_milestone, a_region, a_result, a_target, stored
from tests.jobs.following import Follower

FEBRUARY, JULY, TODAY = date(2023, 2, 6), date(2023, 7, 20), date(2023, 7, 31)
INCOME = {"indicator": "一般公共预算收入", "measure": "level", "unit": "元"}
THIS_YEAR = Days(date(2023, 1, 1), date(2023, 12, 31))
HALF = {"period_start": date(2023, 1, 1), "period_end": date(2023, 6, 30)}
FLOWS = {
    "一般公共预算收入": Indicator(
        name="一般公共预算收入", unit="元", measure="level", kind=IndicatorKind.FLOW
    )
}


def held(*facts: StoredFact) -> Holdings:
    follower = Follower()
    for fact in facts:
        follower.read(fact)
    things = follower.things()
    results = [each.fact for each in facts if isinstance(each.fact, Result)]
    progress = {
        key: latest_progress(thing.current, results, FLOWS)
        for key, thing in things.items()
        if isinstance(thing.current, Target)
    }
    known = {fact.id: fact for fact in facts}
    return Holdings(a_region(BINZHOU), TODAY, things, known, progress)


def wall_of(known: Holdings, room: Room = PICTURE) -> Wall:
    """The wall of all that is held."""
    choice = choose(known.things.values(), known.region, known.today, room)
    return wall_of_choice(known, choice)


def test_a_sum_has_its_share_beside_that_of_time() -> None:
    aim = stored(a_target(**INCOME, value=32e9), FEBRUARY)
    wall = wall_of(held(aim, stored(a_result(**INCOME, **HALF, value=17e9), JULY)))
    (row,) = wall.targets
    assert (row.name, row.aim, row.tone) == ("一般公共预算收入", "320亿元", Tone.CALM)
    assert row.told.startswith("2023年上半年170亿元：跟上时间进度")
    assert (round(row.done, 2), round(row.gone, 2)) == (0.53, 0.5)
    assert wall.targets_title == "2023年目标"
    assert wall.legend


def test_what_nothing_was_read_of_stands_apart_without_bar_and_verdict() -> None:
    wall = wall_of(held(stored(a_target(), FEBRUARY)))
    assert wall.targets == ()
    (row,) = wall.awaited
    assert (row.told, row.tone, row.done) == ("", Tone.UNKNOWN, None)
    assert wall.awaited_title == "还没有读到结果"


def test_what_all_targets_share_is_said_once_above_them() -> None:
    of_boxing = [stored(a_target(indicator=f"指标{n}", region=BOXING), FEBRUARY) for n in range(3)]
    wall = wall_of(held(*of_boxing))
    assert (wall.targets_title, wall.targets_count) == ("博兴县2023年目标", "3项")
    assert {row.whose for row in wall.awaited} == {""}
    both = wall_of(held(*of_boxing, stored(a_target(), FEBRUARY)))
    assert both.targets_title == "2023年目标"
    assert [row.whose for row in both.awaited].count("博兴县") == 3


def test_dates_gone_by_stand_apart_from_those_to_come() -> None:
    wall = wall_of(
        held(
            stored(a_milestone(project="甲码头", date_end=date(2023, 6, 30)), FEBRUARY),
            stored(
                a_milestone(project="乙水库", region=BOXING, date_end=date(2023, 8, 12)), FEBRUARY
            ),
        )
    )
    over, coming = wall.dates
    assert over.title == "日期已过，未见完成报道"
    assert [(row.day, row.left) for row in over.rows] == [("6月30日", "已过31天")]
    assert [(row.day, row.left) for row in coming.rows] == [("8月12日", "还有12天")]
    assert coming.rows[0].where.startswith("博兴县")


def test_what_is_too_much_for_a_phone_is_counted_with_its_command() -> None:
    aims = [stored(a_target(indicator=f"指标{n}"), FEBRUARY) for n in range(20)]
    wall = wall_of(held(*aims))
    assert (len(wall.awaited), wall.targets_count) == (8, "20项")
    assert wall.more_targets == "另有12个目标，发 /targets 滨州市 看全部"
    assert len(wall_of(held(*aims), PAPER).awaited) == 20


def test_a_target_that_is_given_up_says_so_on_the_wall_of_its_days() -> None:
    quote = "用电量增长20%"
    known = held(
        stored(a_target(indicator="用电量", value=20, quote=quote), FEBRUARY),
        stored(
            a_target(indicator="用电量", value=20, quote=quote),
            JULY,
            sentence=f"会议决定不再保留年初提出的{quote}的目标。",
        ),
    )
    assert wall_of(known).empty
    of_days = choose(known.things.values(), known.region, TODAY, days=THIS_YEAR)
    wall = wall_of_choice(known, of_days)
    (row,) = wall.targets
    assert (row.told, row.tone) == ("报道说不再提这个目标", Tone.UNKNOWN)
    assert wall.awaited == ()


def test_the_foot_tells_no_day_that_is_not_known() -> None:
    of_a_month = Publication(on=date(2023, 2, 1), precision=Precision.MONTH)
    told = stored(a_target(), date(2023, 2, 1), published=of_a_month)
    assert wall_of(held(told)).foot[0] == "根据读到的1篇报道，最近一篇2023年2月。"


def test_a_place_of_which_nothing_was_read_has_an_empty_wall() -> None:
    wall = wall_of(held())
    assert (wall.targets, wall.awaited, wall.dates) == ((), (), ())
    assert wall.empty
