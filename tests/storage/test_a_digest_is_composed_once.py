from datetime import date

import pytest

from storage.database import Database, NotFoundError
from storage.digests import add_digest, find_digest, get_digest
from storage.records import Cadence
from tests.storage.rows import BINZHOU

STRETCH = {
    "region": BINZHOU,
    "cadence": Cadence.DAILY,
    "upto_event_id": 9,
    "slot_on": date(2023, 2, 6),
}


@pytest.mark.parametrize("after", [None, 0, 4])
def test_for_a_place_a_cadence_and_a_stretch_of_the_log(
    database: Database, after: int | None
) -> None:
    with database.write() as conn:
        digest = add_digest(conn, after_event_id=after, parts=["<b>一</b>", "二"], **STRETCH)
        assert digest.parts == ("<b>一</b>", "二")
        assert add_digest(conn, after_event_id=after, parts=["other"], **STRETCH) == digest
        assert find_digest(conn, after_event_id=after, **STRETCH) == digest
        assert get_digest(conn, digest.id) == digest


def test_another_stretch_is_another_digest(database: Database) -> None:
    with database.write() as conn:
        add_digest(conn, after_event_id=None, parts=["首"], **STRETCH)
        assert find_digest(conn, after_event_id=0, **STRETCH) is None
        weekly = STRETCH | {"cadence": Cadence.WEEKLY}
        assert find_digest(conn, after_event_id=None, **weekly) is None
        with pytest.raises(NotFoundError, match="999"):
            get_digest(conn, 999)
