from datetime import UTC, date, datetime

from jobs.digests import Slot, compose_digest, render_digest
from storage.records import Cadence, Event, EventKind, Stage, Thing
from tests.builders import BINZHOU, a_project, a_region, stored
from tests.jobs.following import Follower

MONDAY, BEFORE = date(2023, 5, 8), date(2023, 5, 1)
WEEKLY = Slot(Cadence.WEEKLY, BEFORE, MONDAY)


def _digest(cadence: Cadence, *, moved: bool = True) -> str:
    facts = [
        stored(a_project(name="西湖大桥", stage=Stage.STARTED), date(2023, 2, 6)),
        stored(a_project(name="南山电站", stage=Stage.SIGNED), date(2023, 3, 6)),
        stored(a_project(name="北岸码头", stage=Stage.OPERATING), date(2023, 1, 6)),
        stored(a_project(name="东湖水厂", stage=Stage.STARTED), date(2023, 5, 5)),
    ]
    follower = Follower()
    for fact in facts:
        follower.read(fact)
    things = {thing.name: thing for thing in follower.things().values()}
    slot = Slot(cadence, BEFORE, MONDAY)
    events = [_new(things["东湖水厂"])] if moved else []
    draft = compose_digest(
        a_region(),
        slot,
        events,
        {event.thing_key: things["东湖水厂"] for event in events},
        {fact.id: fact for fact in facts},
        first=False,
        standing=list(things.values()),
    )
    return "\n".join(render_digest(draft))


def _new(thing: Thing) -> Event:
    return Event(
        id=1,
        kind=EventKind.PROJECT_NEW,
        thing_key=thing.key,
        region=BINZHOU,
        happened_on=thing.last_on,
        recorded_at=datetime(2023, 5, 5, tzinfo=UTC),
        fact_ids=thing.fact_ids,
    )


def test_open_works_without_news_come_last_the_longest_silent_first() -> None:
    text = _digest(Cadence.WEEKLY)
    found = [text.index(words) for words in ("东湖水厂", "🕰", "西湖大桥", "南山电站")]
    assert found == sorted(found)
    assert "<b>最近消息2月6日</b>\n· 西湖大桥（开工）" in text
    assert "北岸码头" not in text


def test_a_day_is_too_short_to_say_so() -> None:
    assert "🕰" not in _digest(Cadence.DAILY)


def test_a_week_without_anything_is_one_line() -> None:
    assert _digest(Cadence.WEEKLY, moved=False) == ("滨州市 · 2023年5月2日至5月8日：没有新消息。")
