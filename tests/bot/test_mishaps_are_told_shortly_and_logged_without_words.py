import logging

import pytest
from telegram.error import InvalidToken

from bot.mishaps import on_error

TABLES_OF_TARGETS = "things"


def break_database(bot):
    """Take away a table, as a half-restored backup would."""
    with bot.database.write() as conn:
        conn.exec_driver_sql(f"ALTER TABLE {TABLES_OF_TARGETS} RENAME TO away")


async def test_the_user_is_told_something_short(alice, bot):
    break_database(bot)
    assert "刚才出了点问题" in await alice.say("/targets 滨州")


async def test_a_tapped_button_does_not_spin_on(alice, bot):
    await alice.say("/region 滨州")
    break_database(bot)
    assert "刚才出了点问题" in await alice.tap("🎯 目标")


async def test_what_somebody_wrote_is_not_logged(alice, bot, caplog):
    break_database(bot)
    with caplog.at_level(logging.DEBUG, logger="bot"):
        await alice.say("/targets 滨州")
    (record,) = [each for each in caplog.records if each.name == "bot.mishaps"]
    assert "storage/figures.py" in record.getMessage()
    assert "滨州" not in caplog.text
    assert record.exc_info is None


async def test_the_token_is_not_logged(bot, caplog):
    class Context:
        error = InvalidToken(f"The token {bot.api.token} was rejected by the server.")

    await on_error(None, Context())
    assert "InvalidToken" in caplog.text
    assert bot.api.token not in caplog.text


async def test_a_flooded_chat_is_left_alone(alice, bot):
    await alice.say("/help")
    bot.api.flood(alice.person.id, 30)
    assert await alice.say("/help") == ""
    assert len(bot.api.accepted(alice.person.id)) == 1


async def test_an_unreachable_telegram_is_no_second_error(alice, bot):
    bot.api.faults.never_arrives("sendMessage", times=2)
    assert await alice.say("/help") == ""
    assert "怎么用" in await alice.say("/help")


@pytest.mark.parametrize(
    "data", ["old-version:12", "targets", "targets:371600:x", "子弹", "x" * 64]
)
async def test_an_old_or_foreign_button_answers_with_a_word(alice, data):
    await alice.say("/help")
    assert "失效" in await alice.press(data)


async def test_a_button_to_a_place_that_has_gone_answers_with_a_word(alice):
    await alice.say("/help")
    for command in ("region", "targets", "digest", "subscribe"):
        assert "不在名册里" in await alice.press(f"{command}:990000")
