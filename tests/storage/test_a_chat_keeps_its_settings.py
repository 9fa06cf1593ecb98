from datetime import timedelta

import pytest

from storage.chats import (
    find_chat,
    get_chat,
    hold_chat,
    move_chat,
    put_chat,
    set_chat_filter,
    set_chat_zone,
    set_quiet_hours,
    suspend_chat,
)
from storage.database import Database, NotFoundError
from storage.records import DigestFilter, NewsGroup
from storage.subscriptions import list_subscriptions
from tests.storage.rows import ALICE, BINZHOU, BOB, NOW, follow

GROUP = -1_001_234_567_890
WANTED = DigestFilter(muted=(NewsGroup.SOURCES,), only=("铝", "新能源"), without=("文旅",))


def test_when_its_title_changes_and_when_it_comes_back(database: Database) -> None:
    with database.write() as conn:
        new = put_chat(conn, GROUP, kind="group", title="旧名")
        assert (new.id, new.zone, new.not_before) == (GROUP, "Asia/Shanghai", None)
        set_chat_zone(conn, GROUP, "Asia/Urumqi")
        hold_chat(conn, GROUP, NOW)
        suspend_chat(conn, GROUP, NOW)
        back = put_chat(conn, GROUP, kind="group", title="新名")
    assert (back.title, back.zone, back.not_before) == ("新名", "Asia/Urumqi", NOW)
    assert back.suspended_at is None


def test_when_it_moves_to_another_id(database: Database) -> None:
    with database.write() as conn:
        subscription = follow(conn, ALICE)
        set_chat_zone(conn, ALICE, "Asia/Urumqi")
        moved = move_chat(conn, ALICE, GROUP)
        assert (moved.id, moved.zone) == (GROUP, "Asia/Urumqi")
        assert [found.id for found in list_subscriptions(conn, GROUP)] == [subscription.id]
        assert find_chat(conn, ALICE) is None
        assert move_chat(conn, ALICE, GROUP) == moved


def test_quiet_hours_and_what_it_wants_of_digests(database: Database) -> None:
    with database.write() as conn:
        put_chat(conn, ALICE, kind="private", title="Alice")
        set_quiet_hours(conn, ALICE, 22 * 60, 7 * 60 + 30)
        set_chat_filter(conn, ALICE, WANTED)
        back = put_chat(conn, ALICE, kind="private", title="Alice W.")
        assert (back.quiet_from, back.quiet_until, back.filter) == (1320, 450, WANTED)
        moved = move_chat(conn, ALICE, GROUP)
        assert (moved.quiet_from, moved.quiet_until, moved.filter) == (1320, 450, WANTED)
        assert set_chat_filter(conn, GROUP, DigestFilter()).filter == DigestFilter()
        assert set_quiet_hours(conn, GROUP, None, None).quiet_from is None


def test_a_filter_has_one_key_in_whatever_order_it_was_chosen() -> None:
    other = DigestFilter(muted=WANTED.muted, only=("新能源", "铝"), without=("文旅",))
    assert other.key == WANTED.key != ""
    assert DigestFilter(only=("铝,新能源",)).key != DigestFilter(only=("铝", "新能源")).key
    assert DigestFilter().key == ""


def test_when_the_chat_that_it_moves_to_is_known(database: Database) -> None:
    with database.write() as conn:
        follow(conn, ALICE)
        province = follow(conn, ALICE, "山东省")
        kept = follow(conn, BOB)
        move_chat(conn, ALICE, BOB)
        ids = [found.id for found in list_subscriptions(conn, BOB)]
        assert ids == [province.id, kept.id]
        assert {found.region for found in list_subscriptions(conn, BOB)} == {BINZHOU, "山东省"}


def test_a_longer_silence_is_not_cut_short(database: Database) -> None:
    long = NOW + timedelta(hours=12)
    with database.write() as conn:
        put_chat(conn, ALICE, kind="private", title="Alice")
        hold_chat(conn, ALICE, long)
        hold_chat(conn, ALICE, NOW)
        assert get_chat(conn, ALICE).not_before == long


def test_nobody_knows_an_unknown_chat(database: Database) -> None:
    with database.write() as conn:
        suspend_chat(conn, ALICE, NOW)
        hold_chat(conn, ALICE, NOW)
        assert find_chat(conn, ALICE) is None
        for ask in (get_chat, lambda conn, chat: move_chat(conn, chat, BOB)):
            with pytest.raises(NotFoundError):
                ask(conn, ALICE)
