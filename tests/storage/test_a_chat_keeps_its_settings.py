from datetime import timedelta

import pytest

from storage.chats import (
    find_chat,
    get_chat,
    hold_chat,
    move_chat,
    put_chat,
    set_chat_zone,
    suspend_chat,
)
from storage.database import Database, NotFoundError
from storage.subscriptions import list_subscriptions
from tests.storage.rows import ALICE, BINZHOU, BOB, NOW, follow

GROUP = -1_001_234_567_890


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
