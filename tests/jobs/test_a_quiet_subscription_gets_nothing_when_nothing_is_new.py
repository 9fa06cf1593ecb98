from datetime import UTC, datetime, timedelta

import pytest

from jobs.digests import next_after, parse_schedule, schedule_in_words
from jobs.prepare_digests import prepare_digests
from storage.chats import put_chat
from storage.database import Database
from storage.subscriptions import add_subscription

CITY = "山东省/滨州市"
NOW = datetime(2023, 2, 7, 1, tzinfo=UTC)


def _subscribe(db: Database, chat_id: int, words: str) -> None:
    schedule = parse_schedule(words)
    with db.write() as conn:
        put_chat(conn, chat_id, kind="private", title="")
        add_subscription(
            conn,
            chat_id=chat_id,
            region=CITY,
            schedule=schedule,
            next_digest_at=next_after(schedule, "Asia/Shanghai", NOW),
            created_at=NOW,
        )


def test_of_two_on_one_place_only_the_other_gets_the_line(db: Database) -> None:
    _subscribe(db, 1, "每天 08:30")
    _subscribe(db, 2, "每天 08:30 无事不发")
    day = timedelta(days=1)
    assert prepare_digests(db, NOW + day) == 2  # the state of the place
    assert prepare_digests(db, NOW + 2 * day) == 1
    assert prepare_digests(db, NOW + 3 * day) == 1


@pytest.mark.parametrize(
    "words",
    [
        "每天 08:30 无事不发",
        "每天 08:30，没有变化就不发",
        "每天8点半 有变化才发",
        "每天 08:30（没有新消息时不发）",
    ],
)
def test_people_say_it_in_several_ways(words) -> None:
    schedule = parse_schedule(words)
    assert schedule.quiet
    assert schedule_in_words(schedule) == "每天 08:30，无事不发"
