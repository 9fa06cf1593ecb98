from storage.chats import forget_chat, move_chat, put_chat
from storage.shown import find_shown, put_shown

ALICE, GROUP, MOVED = 11, -12, -10012


def test_the_last_one_stays_and_topics_have_their_own(database):
    with database.write() as conn:
        put_chat(conn, GROUP, kind="supergroup", title="论坛")
        put_chat(conn, ALICE, kind="private", title="Alice")
        put_shown(conn, GROUP, None, "export:1")
        put_shown(conn, GROUP, None, "export:2")
        put_shown(conn, GROUP, 7, "export:3")
        assert find_shown(conn, GROUP, None) == "export:2"
        assert find_shown(conn, GROUP, 7) == "export:3"
        assert find_shown(conn, GROUP, 8) is None
        assert find_shown(conn, ALICE, None) is None


def test_it_is_forgotten_with_the_chat_and_when_the_chat_moves(database):
    with database.write() as conn:
        for chat_id in (ALICE, GROUP):
            put_chat(conn, chat_id, kind="group", title="聊")
            put_shown(conn, chat_id, None, "export:1")
        assert forget_chat(conn, ALICE)
        move_chat(conn, GROUP, MOVED)
        for chat_id in (ALICE, GROUP, MOVED):
            assert find_shown(conn, chat_id, None) is None
