from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.chats import find_chat, hold_chat, put_chat
from storage.database import Database
from tests.storage.rows import ALICE, NOW

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
spans = st.timedeltas(timedelta(days=-40_000), timedelta(days=40_000))
instants = st.builds(lambda span, zone: (NOW + span).astimezone(zone), spans, zones)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(instants)
def test_an_instant_of_any_zone_comes_back_the_same_in_utc(
    database: Database, instant: datetime
) -> None:
    with database.write() as conn:
        put_chat(conn, ALICE, kind="private", title="")
        hold_chat(conn, ALICE, instant)
        found = find_chat(conn, ALICE)
        assert found is not None
        assert found.not_before == instant
        assert found.not_before.tzinfo is UTC
        conn.rollback()


def test_a_naive_one_is_refused(database: Database) -> None:
    naive = datetime(2023, 2, 6, 8, 30)  # noqa: DTZ001 -- that is the point
    with pytest.raises(Exception, match="no instant"), database.write() as conn:
        hold_chat(conn, ALICE, naive)
