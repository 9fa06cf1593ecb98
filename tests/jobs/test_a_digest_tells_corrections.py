from datetime import UTC, date, datetime

from jobs.digests import compose_digest, render_digest
from storage.records import Event, EventKind
from tests.builders import BINZHOU, a_region, a_result, stored
from tests.jobs.digesting import DAILY, FEBRUARY, TODAY, digest

JANUARY = {"period_start": date(2023, 1, 1), "period_end": date(2023, 1, 31)}
FIGURE = {
    "indicator": "地区生产总值",
    "measure": "growth",
    "comparator": "=",
    "value": 15.0,
    "value_max": None,
    "unit": "%",
    "within": None,
    "base": None,
    "period_start": "2023-01-01",
    "period_end": "2023-12-31",
}


def test_a_later_article_that_says_otherwise_is_quoted_as_such() -> None:
    text = digest(
        [
            [stored(a_result(value=6.1, **JANUARY), FEBRUARY)],
            [stored(a_result(value=6.3, **JANUARY), TODAY)],
        ]
    )
    said = "地区生产总值：此前报同比增长6.1%，现为同比增长6.3%（后来的报道）"
    assert f"<b>✏️ 更正</b>\n<b>2023年1月</b>\n· {said}" in text


def test_what_was_misread_is_taken_back() -> None:
    event = Event(
        id=1,
        kind=EventKind.CORRECTED,
        thing_key="target|gone",
        region=BINZHOU,
        happened_on=TODAY,
        recorded_at=datetime(2023, 2, 7, tzinfo=UTC),
        detail={"why": "reading", "holder": None, "before": FIGURE, "after": None},
    )
    draft = compose_digest(a_region(), DAILY, [event], {}, {}, first=False)
    assert "地区生产总值 同比增长15%：此前误读，撤回（重新核对原文）" in "".join(
        render_digest(draft)
    )
