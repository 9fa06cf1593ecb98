"""Sending, editing, deleting and answering, within Telegram's limits."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest

from bot.botapi import BotApi, Person
from tests.fakes import TurnedClock, bot_over


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def api(clock: TurnedClock) -> BotApi:
    return BotApi(clock)


@pytest.fixture
def alice(api: BotApi) -> Person:
    person = api.person("Alice")
    person.open()
    return person


@pytest.fixture
def bot(api: BotApi) -> Bot:
    return bot_over(api)


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(d[:8], callback_data=d) for d in data]])


@pytest.mark.parametrize("text", ["早" * 4096, "🏗" * 2048, "<b>" + "早" * 4096 + "</b>  "])
async def test_4096_units_after_parsing_are_taken(bot: Bot, alice: Person, text: str) -> None:
    await bot.send_message(alice.id, text, parse_mode="HTML")


@pytest.mark.parametrize("text", ["早" * 4097, "🏗" * 2048 + "x"])
async def test_one_more_unit_is_refused(bot: Bot, alice: Person, text: str) -> None:
    with pytest.raises(BadRequest, match=r"^Message is too long"):
        await bot.send_message(alice.id, text)


@pytest.mark.parametrize(
    ("text", "why"), [("", "essage text is empty"), (" \n<b> </b>", "ext must be non-empty")]
)
async def test_an_empty_text_is_refused(bot: Bot, alice: Person, text: str, why: str) -> None:
    with pytest.raises(BadRequest, match=why):
        await bot.send_message(alice.id, text, parse_mode="HTML")


async def test_callback_data_has_64_bytes_at_most(bot: Bot, alice: Person) -> None:
    await bot.send_message(alice.id, "早", reply_markup=keyboard("地" * 21 + "x"))
    with pytest.raises(BadRequest, match=r"(?i)^button_data_invalid"):
        await bot.send_message(alice.id, "早", reply_markup=keyboard("地" * 22))


async def test_a_row_has_eight_buttons_at_most(bot: Bot, alice: Person) -> None:
    await bot.send_message(alice.id, "早", reply_markup=keyboard(*"12345678"))
    with pytest.raises(BadRequest, match=r"^Reply markup is too long"):
        await bot.send_message(alice.id, "早", reply_markup=keyboard(*"123456789"))


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, alice: Person) -> None:
    sent = await bot.send_message(alice.id, "早", reply_markup=keyboard("x"))
    with pytest.raises(BadRequest, match="essage is not modified"):
        await sent.edit_text("早", reply_markup=keyboard("x"))
    await sent.edit_text("早")
    assert alice.messages[0].buttons == []
    with pytest.raises(BadRequest, match="essage to edit not found"):
        await bot.edit_message_text("早", alice.id, 99)


async def test_only_its_own_messages_are_edited(bot: Bot, alice: Person) -> None:
    typed = alice.write("早")
    with pytest.raises(BadRequest, match="essage can't be edited"):
        await bot.edit_message_text("晚", alice.id, typed.id)


async def test_a_deleted_message_is_gone(bot: Bot, alice: Person) -> None:
    sent = await bot.send_message(alice.id, "早")
    assert await sent.delete()
    assert alice.messages == []
    with pytest.raises(BadRequest, match="essage to delete not found"):
        await sent.delete()


async def test_a_reply_needs_its_message(bot: Bot, alice: Person) -> None:
    typed = alice.write("早")
    reply = await bot.send_message(
        alice.id, "早", reply_parameters=ReplyParameters(message_id=typed.id)
    )
    assert reply.reply_to_message is not None
    with pytest.raises(BadRequest, match="essage to be replied not found"):
        await bot.send_message(alice.id, "早", reply_parameters=ReplyParameters(message_id=99))


async def test_a_tap_is_answered_once_and_soon(bot: Bot, alice: Person, clock: TurnedClock) -> None:
    await bot.send_message(alice.id, "早", reply_markup=keyboard("x", "y"))
    first, second = alice.tap(0), alice.tap("y")
    assert not isinstance(first, str)
    assert not isinstance(second, str)
    await bot.answer_callback_query(first.id, "好", show_alert=True)
    assert (first.answer, first.alert) == ("好", True)
    clock.turn(minutes=2)
    for query_id in (first.id, second.id, "7"):
        with pytest.raises(BadRequest, match="uery is too old"):
            await bot.answer_callback_query(query_id)


async def test_an_unknown_button_cannot_be_tapped(bot: Bot, alice: Person) -> None:
    with pytest.raises(LookupError):
        alice.tap(0)
    await bot.send_message(alice.id, "早", reply_markup=keyboard("x"))
    with pytest.raises(LookupError, match="there are: x"):
        alice.tap("z")


@pytest.mark.parametrize("method", ["answerInlineQuery", "sendPoll"])
async def test_an_unknown_method_is_refused(bot: Bot, method: str) -> None:
    with pytest.raises(BadRequest, match=rf"(?i)^method {method} not found"):
        await bot.do_api_request(method)


async def test_documents_and_photos_are_kept(bot: Bot, alice: Person, api: BotApi) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (40).to_bytes(4) + (30).to_bytes(4)
    photo = await bot.send_photo(alice.id, png, caption="图")
    assert (photo.photo[0].width, photo.photo[0].height) == (40, 30)
    document = await bot.send_document(alice.id, b"a,b", filename="表.csv")
    assert document.document is not None
    await bot.send_document(alice.id, document.document.file_id)
    assert [line.file_name for line in api.accepted()][1:] == ["表.csv", "表.csv"]
    with pytest.raises(BadRequest, match=r"(?i)^image_process_failed"):
        await bot.send_photo(alice.id, b"no image")
    with pytest.raises(BadRequest, match="aption is too long"):
        await bot.send_document(alice.id, b"a", caption="早" * 1025)


async def test_commands_are_checked_and_kept_by_scope_and_language(bot: Bot) -> None:
    await bot.set_my_commands([("start", "开始")], language_code="zh")
    assert [c.command for c in await bot.get_my_commands(language_code="zh")] == ["start"]
    assert not await bot.get_my_commands()
    for command in ("地区", "x" * 33, "a-b"):
        with pytest.raises(BadRequest):
            await bot.set_my_commands([(command, "x")])
    with pytest.raises(BadRequest):
        await bot.set_my_commands([("start", "长" * 257)])
