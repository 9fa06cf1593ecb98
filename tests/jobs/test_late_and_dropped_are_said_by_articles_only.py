from datetime import date

import pytest

from jobs.tracking import with_dropped_targets
from storage.records import EventKind, StoredFact, Target
from tests.builders import a_milestone, a_project, a_result, a_target, stored
from tests.jobs.digesting import digest
from tests.jobs.following import Follower

JANUARY, JULY = date(2023, 1, 30), date(2023, 7, 31)
NAME = "东湖水厂"


def _milestone(sentence: str, quote: str = NAME, on: date = JULY, **changed) -> StoredFact:
    fact = a_milestone(project=NAME, quote=quote, date_end=date(2023, 9, 30), **changed)
    return stored(fact, on, sentence=sentence)


def _told(*facts: StoredFact) -> list[EventKind]:
    follower = Follower()
    follower.read(stored(a_milestone(project=NAME), JANUARY))
    return follower.read(*facts)


@pytest.mark.parametrize(
    "sentence",
    [
        "东湖水厂原定6月底投产，因设备迟到，推迟到9月底投产。",
        "东湖水厂进度滞后，9月底才能投产。",
        "东湖水厂未能如期投产，新的期限是9月底。",
        "受雨季影响，东湖水厂工期延误两个月。",
    ],
)
def test_a_work_is_late_where_the_article_says_so(sentence) -> None:
    assert EventKind.LATE in _told(_milestone(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "东湖水厂将于9月底投产。",
        "东湖水厂倒排工期，确保不延误，9月底投产。",
        "东湖水厂建设不得拖延，9月底投产。",
        "凡逾期未完成的一律通报，东湖水厂要在9月底投产。",
        "东湖水厂没有延误，9月底投产。",
    ],
)
def test_a_warning_or_a_denial_makes_nothing_late(sentence) -> None:
    assert EventKind.LATE not in _told(_milestone(sentence))


def test_what_is_said_of_another_work_is_not_said_of_this() -> None:
    sentence = "东湖水厂9月底投产，西湖大桥进度滞后。"
    other = stored(a_project(name="西湖大桥", quote="西湖大桥"), JULY, article=9, sentence=sentence)
    own = _milestone(sentence)
    own = stored(own.fact, JULY, article=9, sentence=sentence)
    follower = Follower()
    follower.read(own, other)
    late = [event for event in follower.events if event.kind is EventKind.LATE]
    assert [event.thing_key.split("|")[0] for event in late] == ["project"]


def test_lateness_is_told_once_for_a_promised_day() -> None:
    follower = Follower()
    follower.read(_milestone("东湖水厂进度滞后，9月底投产。"))
    assert follower.read(_milestone("东湖水厂进度滞后，9月底投产。", on=date(2023, 8, 5))) == []


def test_an_older_article_read_late_calls_nothing_late() -> None:
    follower = Follower()
    follower.read(stored(a_milestone(project=NAME, date_end=date(2023, 9, 30)), JULY))
    assert follower.read(_milestone("东湖水厂进度滞后。", on=date(2023, 5, 1))) == []


def test_the_digest_quotes_the_article() -> None:
    text = digest([[_milestone("东湖水厂进度滞后，9月底才能投产。")]], today=date(2023, 8, 1))
    assert "⚠️ 报道说已延误" in text
    assert "东湖水厂：建成投产：“东湖水厂进度滞后,9月底才能投产。”" in text.replace("，", ",")


def test_a_target_given_up_is_dropped_closed_and_keeps_its_value() -> None:
    follower = Follower()
    follower.read(stored(a_target(value=20), JANUARY))
    quote = "增长20%的目标"
    dropped = a_target(value=20, quote=quote)
    told = follower.read(stored(dropped, JULY, sentence=f"会议决定不再保留年初提出的{quote}。"))
    assert told == [EventKind.TARGET_DROPPED]
    thing = follower.the("target")
    assert thing.closed
    assert thing.current.value == 20


def test_a_target_set_anew_stands_again() -> None:
    follower = Follower()
    quote = "增长20%的目标"
    follower.read(stored(a_target(quote=quote), JANUARY, sentence=f"取消{quote}。"))
    assert follower.the("target").closed
    follower.read(stored(a_target(), JULY))
    assert not follower.the("target").closed


def test_a_dropped_figure_is_no_result_and_of_its_year() -> None:
    quote = "提出的增长20%"
    fact = a_result(value=20, quote=quote, period_start=None, period_end=None)
    sentence = f"市政府决定取消年初{quote}的目标。"
    (read,) = with_dropped_targets([stored(fact, JULY, sentence=sentence)])
    assert isinstance(read.fact, Target)
    assert read.fact.period_end == date(2023, 12, 31)


def test_a_target_that_is_not_cancelled_stands() -> None:
    sentence = "增长20%的目标不取消。"
    follower = Follower()
    follower.read(stored(a_target(quote="增长20%的目标"), JULY, sentence=sentence))
    assert not follower.the("target").closed
