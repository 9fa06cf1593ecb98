"""`guatu chat`: the real bot in the terminal, over a Bot API inside the process."""

import asyncio
import sys
from pathlib import Path

from bot.application import build_application
from bot.botapi import BotApi, BotApiRequest
from bot.cli.databases import database_for_work
from bot.cli.options import read_settings, still_clock
from bot.terminal import PROMPT, run_chat, typed_lines
from jobs.clock import Clock
from jobs.config import BotSettings, FetchSettings, Settings, TelegramSettings
from jobs.fetch import Fetcher
from jobs.logs import start_logging
from storage.database import Database


def chat_in_terminal(
    name: str, *, config: Path | None, database: str | None, now: str | None
) -> int:
    """Chat until the input ends. Returns the exit status."""
    settings = read_settings(config, database)
    start_logging("WARNING", settings.secrets)
    clock = still_clock(now)
    with database_for_work(settings.database.url) as db:
        asyncio.run(chat(db, clock, name, settings.fetch))
    return 0


async def chat(db: Database, clock: Clock, name: str, fetch: FetchSettings) -> None:
    """Chat on an open database, from standard input to standard output, until the input ends.

    Who sits at the terminal owns the database, may add to it, and is its admin.
    """
    api = BotApi(clock)
    async with Fetcher(fetch) as fetcher:
        application = build_application(
            token=api.token,
            database=db,
            clock=clock,
            # Not the user's: no proxy and no server stand between the terminal and this bot.
            settings=Settings(
                bot=BotSettings(who_may_add="everyone"),
                telegram=TelegramSettings(admins=(api.person(name).id,)),
            ),
            fetcher=fetcher,
            request=BotApiRequest(api),
            get_updates_request=BotApiRequest(api),
        )
        typing = sys.stdin.isatty()
        await run_chat(
            application,
            api,
            typed_lines(sys.stdin.fileno(), PROMPT if typing else ""),
            write=lambda block: print(block, flush=True),  # noqa: T201 -- the chat itself
            user=name,
            colour=sys.stdout.isatty(),
            echo=not typing,
        )
