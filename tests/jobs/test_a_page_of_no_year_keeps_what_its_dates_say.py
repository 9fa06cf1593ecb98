from jobs.lexicons import load_extractor
from storage.records import Milestone, Project, Result, Stage, Status

TEXT = """
区委书记调研重点项目

他强调，要确保晨华光电产业园二期年底前竣工，明年一季度投产。全区前三季度工业投资增长9.6%。
"""


def test_a_dates_words_are_no_part_of_an_indicators_name() -> None:
    facts = load_extractor().extract(TEXT, region="山东省/滨州市").facts
    (figure,) = (fact for fact in facts if isinstance(fact, Result))
    assert (figure.indicator, figure.period_start, figure.period_end) == ("工业投资", None, None)


def test_what_is_to_come_stays_a_plan_without_days() -> None:
    facts = load_extractor().extract(TEXT, region="山东省/滨州市").facts
    events = [fact for fact in facts if isinstance(fact, Milestone)]
    assert [(event.event, event.status) for event in events] == [
        ("竣工", Status.PLANNED),
        ("投产", Status.PLANNED),
    ]
    assert all(event.date_start is None and event.date_end is None for event in events)


def test_what_is_to_come_completes_no_work() -> None:
    facts = load_extractor().extract(TEXT, region="山东省/滨州市").facts
    (work,) = (fact for fact in facts if isinstance(fact, Project))
    assert work.stage is Stage.BUILDING


def test_a_day_and_its_year_without_a_number_are_read_together() -> None:
    text = "3月25日，晨华光电产业园项目开工，今年建成投产。"
    events = load_extractor().extract(text, region="山东省/滨州市").facts
    days = {(each.date_start, each.date_end) for each in events if isinstance(each, Milestone)}
    assert days == {(None, None)}
