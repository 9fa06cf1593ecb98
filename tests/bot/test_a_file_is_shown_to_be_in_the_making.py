"""Making a file takes its time: Telegram is told at once that we are at work."""

from datetime import date

import pytest

from tests.bot.said import BINZHOU, milestone, target

FILES = ("/wall 滨州", "/export 滨州", "/report 滨州 2023年2月", "/calendar 滨州")


@pytest.fixture
def calls(bot, newsroom, monkeypatch) -> list[str]:
    """The methods of the Bot API that are called, in order."""
    newsroom.print(
        target(BINZHOU, "进出口总额", 8),
        milestone(BINZHOU, "港区码头", "完工", date(2023, 12, 31)),
        region=BINZHOU,
    )
    called: list[str] = []
    handle = bot.api.handle

    async def handle_and_note(target, values, uploads):
        method = target.rpartition("/")[2]
        if method == "sendChatAction":
            called.append(f"{method} {values['action']}")
        elif method not in {"getMe", "getUpdates"}:
            called.append(method)
        return await handle(target, values, uploads)

    monkeypatch.setattr(bot.api, "handle", handle_and_note)
    return called


@pytest.mark.parametrize("asked", FILES)
async def test_before_the_file_comes_the_word_that_it_is_made(alice, calls, asked):
    await alice.say(asked)
    shown = "upload_photo" if asked.startswith("/wall") else "upload_document"
    assert calls[0] == f"sendChatAction {shown}"
    assert calls[1:] in (["sendPhoto"], ["sendDocument"])


async def test_a_button_for_a_file_says_so_too(alice, calls):
    await alice.say("/region 滨州")
    calls.clear()
    await alice.tap("🖼 挂图")
    assert calls == ["sendChatAction upload_photo", "answerCallbackQuery", "sendPhoto"]


async def test_a_button_under_a_file_answers_below_it(alice, calls):
    await alice.say("/wall 滨州")
    calls.clear()
    assert "进出口总额" in await alice.tap("🎯 目标")
    assert calls == ["answerCallbackQuery", "sendMessage"]
    assert [message.file is None for message in alice.person.messages] == [False, True]


async def test_words_come_without_it(alice, calls):
    await alice.say("/targets 滨州")
    assert calls == ["sendMessage"]


async def test_the_file_comes_also_where_the_word_is_refused(alice, bot, calls):
    bot.api.faults.answers(400, "Bad Request: whatever", "sendChatAction")
    await alice.say("/calendar 滨州")
    assert calls == ["sendChatAction upload_document", "sendDocument"]
    assert alice.last.file.name.endswith(".ics")
