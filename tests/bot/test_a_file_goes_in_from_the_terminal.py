from pathlib import Path

from bot.application import build_application
from bot.botapi import BotApi, BotApiRequest
from bot.terminal import run_chat
from jobs.config import Settings
from jobs.fetch import Fetcher
from tests.bot.handed import ARTICLE


async def said_to(bot_database, clock, *lines: str) -> str:
    api = BotApi(clock)
    settings = Settings()
    said: list[str] = []
    async with Fetcher(settings.fetch) as fetcher:
        application = build_application(
            token=api.token,
            database=bot_database,
            clock=clock,
            settings=settings,
            fetcher=fetcher,
            request=BotApiRequest(api),
            get_updates_request=BotApiRequest(api),
        )
        await run_chat(application, api, lines, said.append, colour=False)
    return "\n".join(said)


async def test_a_file_is_sent_by_its_path(bot_database, clock, tmp_path: Path):
    path = tmp_path / "会议.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert "同比增长12%以上" in await said_to(bot_database, clock, f"< {path}")


async def test_a_path_to_nothing_is_said_to_be_one(bot_database, clock, tmp_path: Path):
    said = await said_to(bot_database, clock, f"< {tmp_path}/nothing.txt", "滨州")
    assert "No such file" in said
    assert "📍 滨州市" in said
