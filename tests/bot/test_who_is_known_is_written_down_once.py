"""A commit waits for the disk and for other writers: an answer has one only for what is new."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from storage.chats import find_chat, suspend_chat
from storage.shown import find_shown
from tests.bot.said import BINZHOU, project, target


@pytest.fixture
def writing(bot_database) -> Iterator[list[str]]:
    """The transactions that may write, as they begin."""
    begun: list[str] = []

    def note(_conn, _cursor, statement, *_) -> None:
        if statement == "BEGIN IMMEDIATE":
            begun.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield begun
    event.remove(Engine, "before_cursor_execute", note)


async def test_who_is_known_is_answered_without_a_commit(alice, writing):
    await alice.say("/help")
    assert writing
    writing.clear()
    assert "/digest" in await alice.say("/help")
    assert writing == []


async def test_a_new_name_is_written_down(alice, bot, writing):
    await alice.say("/help")
    alice.person.chat.title = "爱丽丝"
    writing.clear()
    await alice.say("/help")
    assert len(writing) == 1
    with bot.database.read() as conn:
        assert find_chat(conn, alice.person.id).title == "爱丽丝"


async def test_who_was_suspended_is_revived_by_any_word(alice, bot):
    await alice.say("/help")
    with bot.database.write() as conn:
        suspend_chat(conn, alice.person.id, bot.clock())
    await alice.say("/help")
    with bot.database.read() as conn:
        assert find_chat(conn, alice.person.id).suspended_at is None


async def test_a_list_that_is_paged_is_kept_once(alice, bot, newsroom, writing):
    works = (project(BINZHOU, f"{n}号电站") for n in range(30))
    newsroom.print(*works, target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/projects 滨州")
    writing.clear()
    await alice.tap("下一页 ▶")
    assert writing == []
    with bot.database.read() as conn:
        assert find_shown(conn, alice.person.id, None).startswith("export:")
    await alice.say("/targets 滨州")
    assert len(writing) == 1
