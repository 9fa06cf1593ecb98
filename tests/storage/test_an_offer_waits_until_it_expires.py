from datetime import date, timedelta

import pytest

from storage.chats import move_chat, put_chat
from storage.database import Connection, Database, NotFoundError
from storage.offers import (
    KEPT_IN_A_CHAT,
    add_offer,
    change_offer,
    find_latest_offer,
    find_offer,
    mark_offer_added,
)
from storage.records import Basis, Offer, Precision, Publication
from tests.storage.rows import ALICE, BINZHOU, BOB, NOW

WEEK = timedelta(days=7)
STATED = Publication(on=date(2023, 2, 6), precision=Precision.DAY, basis=Basis.STATED)


@pytest.fixture
def conn(database: Database):
    with database.write() as conn:
        for chat in (ALICE, BOB):
            put_chat(conn, chat, kind="private", title="")
        yield conn


def offered(conn: Connection, text: str = "开会", *, at=NOW, chat: int = ALICE) -> Offer:
    return add_offer(
        conn,
        chat_id=chat,
        url="upload:1/a.txt",
        title="会议",
        text=text,
        published=STATED,
        created_at=at,
        expires_at=at + WEEK,
    )


def test_it_comes_back_as_it_was_kept(conn: Connection) -> None:
    offer = offered(conn)
    assert (offer.published, offer.region, offer.added_at) == (STATED, "", None)
    assert find_offer(conn, offer.id, ALICE, NOW) == offer
    assert find_latest_offer(conn, ALICE, NOW) == offer


def test_the_latest_of_the_chat_itself_is_found(conn: Connection) -> None:
    offered(conn)
    second = offered(conn, "又开会")
    other = offered(conn, chat=BOB)
    assert find_latest_offer(conn, ALICE, NOW) == second
    assert find_offer(conn, other.id, ALICE, NOW) is None


def test_it_expires_and_is_forgotten_by_the_next(conn: Connection) -> None:
    offer = offered(conn)
    assert find_offer(conn, offer.id, ALICE, NOW + WEEK) is None
    assert find_latest_offer(conn, ALICE, NOW + WEEK) is None
    later = offered(conn, at=NOW + WEEK)
    assert find_offer(conn, offer.id, ALICE, NOW) is None
    assert later.id > offer.id


def test_only_the_latest_of_a_chat_are_kept(conn: Connection) -> None:
    other = offered(conn, chat=BOB)
    ids = [offered(conn, str(number)).id for number in range(KEPT_IN_A_CHAT + 3)]
    kept = [each for each in ids if find_offer(conn, each, ALICE, NOW)]
    assert kept == ids[-KEPT_IN_A_CHAT:]
    assert find_offer(conn, other.id, BOB, NOW) == other


def test_its_day_place_and_text_can_be_put_right(conn: Connection) -> None:
    offer = offered(conn)
    given = Publication(on=date(2023, 1, 1), precision=Precision.YEAR, basis=Basis.GIVEN)
    changed = change_offer(conn, offer, published=given)
    changed = change_offer(conn, changed, region=BINZHOU)
    changed = change_offer(conn, changed, text="开会了")
    assert find_offer(conn, offer.id, ALICE, NOW) == changed
    assert (changed.published, changed.region, changed.text) == (given, BINZHOU, "开会了")


def test_what_is_gone_can_not_be_put_right(conn: Connection) -> None:
    offer = offered(conn)
    offered(conn, at=NOW + WEEK)
    with pytest.raises(NotFoundError):
        change_offer(conn, offer, text="x")


def test_that_it_was_added_is_kept(conn: Connection) -> None:
    offer = offered(conn)
    mark_offer_added(conn, offer.id, NOW)
    found = find_offer(conn, offer.id, ALICE, NOW)
    assert found is not None
    assert found.added_at == NOW


def test_it_moves_with_its_chat(conn: Connection) -> None:
    offer = offered(conn)
    move_chat(conn, ALICE, BOB)
    assert find_offer(conn, offer.id, BOB, NOW) is not None
