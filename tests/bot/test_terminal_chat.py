"""A chat in the terminal, over an application of its own."""

from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.botapi import TOKEN, BotApi, BotApiRequest
from bot.terminal import run_chat
from jobs.clock import system_clock

Context = ContextTypes.DEFAULT_TYPE


async def ask(update: Update, context: Context) -> None:
    assert update.message is not None
    rows = [[InlineKeyboardButton(name, callback_data=name) for name in ("甲区", "乙县")]]
    await update.message.reply_text(
        "<b>哪一个？</b>\n<blockquote>原文一\n原文二</blockquote>",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup(rows),
    )


async def chosen(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("收到")
    await query.edit_message_text(f"选了{query.data}")


async def send_file(update: Update, context: Context) -> None:
    assert update.message is not None
    await update.message.reply_document(b"a,b\n", filename="table.csv", caption="表")


@pytest.fixture
def api() -> BotApi:
    return BotApi(system_clock)


def application(api: BotApi, *, block: bool = True) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = Application.builder().token(TOKEN)
    builder = builder.request(BotApiRequest(api)).get_updates_request(BotApiRequest(api))
    built = builder.build()
    built.add_handler(CommandHandler("ask", ask, block=block))
    built.add_handler(CommandHandler("file", send_file))
    built.add_handler(CallbackQueryHandler(chosen))
    return built


async def test_a_chat_reads_as_a_transcript(api: BotApi) -> None:
    written: list[str] = []
    await run_chat(application(api), api, ["/ask\n", "\n", "#2\n"], written.append, colour=False)
    assert written == [
        "› /ask",
        "哪一个？\n│ 原文一\n│ 原文二\n  [1] 甲区  [2] 乙县\n",
        "› #2",
        "(notice) 收到\n",
        "(edited)\n选了乙县\n",
    ]


async def test_handlers_that_do_not_block_are_waited_for(api: BotApi) -> None:
    written: list[str] = []
    app = application(api, block=False)
    await run_chat(app, api, ["/ask", "#1"], written.append, colour=False)
    assert written[-1] == "(edited)\n选了甲区\n"


async def test_an_unknown_number_is_answered_with_the_buttons_there_are(api: BotApi) -> None:
    written: list[str] = []
    await run_chat(application(api), api, ["#1", "/ask", "#9"], written.append, colour=False)
    assert written[1] == "(There is no #1: no message has buttons.)\n"
    assert written[-1] == "(There is no #9. There are:)\n  [1] 甲区  [2] 乙县\n"


async def test_files_are_announced_with_name_and_size(api: BotApi) -> None:
    written: list[str] = []
    await run_chat(application(api), api, ["/file"], written.append, colour=False, echo=False)
    assert written == ["(document: table.csv, 0.0 KB)\n表\n"]


async def test_each_user_has_a_chat_of_his_own(api: BotApi) -> None:
    await run_chat(application(api), api, ["/ask"], lambda text: None, user="Bob", colour=True)
    assert api.person("Bob").messages
    assert not api.person("Alice").messages
    assert BotApi(system_clock).person("Bob").id == api.person("Bob").id
