"""The same server behind python-telegram-bot's own transport, over loopback HTTP."""

from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.application import build_application
from bot.botapi import TOKEN, BotApi, serve_http
from jobs.clock import system_clock
from jobs.config import FetchSettings, Settings, TelegramSettings
from jobs.fetch import Fetcher
from storage.database import Database
from tests.bot.handed import ARTICLE

NASTY = bytes(range(256)) * 3 + b"\r\n--not-the-boundary\r\n\r\n"


@pytest.fixture
def api() -> BotApi:
    return BotApi(system_clock)


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with serve_http(api) as place:
        bot = Bot(TOKEN, base_url=place.base_url, base_file_url=place.base_file_url)
        async with bot:
            yield bot


async def test_messages_and_refusals_cross_http(api: BotApi, bot: Bot) -> None:
    alice = api.person("Alice")
    alice.write("你好")
    updates = await bot.get_updates(timeout=1)
    assert [update.effective_message.text for update in updates] == ["你好"]  # type: ignore[union-attr]
    sent = await bot.send_message(alice.id, "<b>早</b>", parse_mode="HTML")
    assert sent.entities[0].type == "bold"
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(1, "早")


async def test_a_document_survives_the_way_there_and_back(api: BotApi, bot: Bot) -> None:
    alice = api.person("Alice")
    alice.open()
    message = await bot.send_document(alice.id, NASTY, filename="表格.bin", caption="表")
    assert message.document is not None
    assert message.document.file_name == "表格.bin"
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == NASTY


async def test_a_lost_answer_is_a_broken_connection(api: BotApi, bot: Bot) -> None:
    alice = api.person("Alice")
    alice.open()
    api.faults.lost_after("sendMessage")
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(alice.id, "早")
    assert isinstance(caught.value.__cause__, httpx.RemoteProtocolError | httpx.ReadError)
    assert [line.text for line in api.accepted()] == ["早"]


async def test_another_token_is_refused(api: BotApi) -> None:
    async with serve_http(api) as place:
        with pytest.raises(InvalidToken):
            await Bot("1:wrong", base_url=place.base_url).initialize()


async def test_what_is_not_http_is_refused(api: BotApi) -> None:
    async with serve_http(api) as place, httpx.AsyncClient() as client:
        answer = await client.put(f"{place.base_url}{TOKEN}/getMe")
        assert answer.status_code == 400
        answer = await client.post(f"{place.base_url}{TOKEN}/getMe", content=b"x")
        assert answer.status_code == 415


async def test_the_application_takes_files_from_beside_the_bot_api(
    api: BotApi, bot_database: Database
) -> None:
    async with serve_http(api) as place, Fetcher(FetchSettings()) as fetcher:
        application = build_application(
            token=TOKEN,
            database=bot_database,
            clock=system_clock,
            settings=Settings(telegram=TelegramSettings(base_url=place.base_url)),
            fetcher=fetcher,
        )
        alice = api.person("Alice")
        alice.send_document("会议.txt", ARTICLE.encode())
        async with application:
            for update in await application.bot.get_updates(timeout=1):
                await application.process_update(update)
    assert "同比增长12%以上" in alice.messages[-1].text
