"""`guatu run`: the bot and its timetable in one loop, until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from telegram import Bot, Update
from telegram.error import InvalidToken, NetworkError
from telegram.request import HTTPXRequest

from bot.application import AnyApplication, announce_commands, build_application
from bot.cli.databases import plain_errors
from bot.cli.options import UserError, read_settings, running_clock
from bot.sender import Sender
from jobs.clock import Clock
from jobs.config import Settings
from jobs.deliver import BATCH
from jobs.fetch import Fetcher
from jobs.lexicons import load_extractor
from jobs.logs import start_logging
from jobs.pace import Pace, real_pace
from jobs.poll import Poller
from jobs.sources.configured import take_over_sources
from jobs.timetable import Timetable
from storage.database import Database, open_database
from storage.only_one import only_one

log = logging.getLogger(__name__)

NO_TOKEN = (
    "no token: get one from @BotFather (https://t.me/BotFather), then set GUATU_TELEGRAM_TOKEN, "
    "or telegram.token in guatu.toml"
)


def run_bot(*, config: Path | None, database: str | None, now: str | None) -> int:
    """Run until SIGINT or SIGTERM. Returns the exit status."""
    settings = read_settings(config, database)
    if not settings.telegram.token:
        raise UserError(NO_TOKEN)
    start_logging(settings.log.level, settings.secrets)
    clock = running_clock(now)
    with plain_errors():
        db = open_database(settings.database.url)
        try:
            with only_one(settings.database.url):
                take_over_sources(db, settings.sources)
                asyncio.run(_run(db, settings, clock))
        finally:
            db.close()
    return 0


async def _run(db: Database, settings: Settings, clock: Clock) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    pace = real_pace(settings.delivery, clock)
    application = build_application(
        token=settings.telegram.token, database=db, clock=clock, settings=settings, pace=pace
    )
    try:
        await application.initialize()
    except InvalidToken:
        raise UserError(
            "telegram.token: Telegram refuses it; @BotFather tells the right one"
        ) from None
    except NetworkError as error:
        raise UserError(
            f"can't reach Telegram at {settings.telegram.base_url}: {type(error).__name__}; "
            "where it is blocked, set telegram.proxy"
        ) from None
    try:
        await announce_commands(application)
        await _work(application, db, settings, clock=clock, pace=pace, stopped=stopped)
    finally:
        await application.shutdown()


@asynccontextmanager
async def digest_bot(settings: Settings) -> AsyncIterator[Bot]:
    """A bot with connections of its own: no reply waits for one that a digest has."""
    telegram = settings.telegram
    request = HTTPXRequest(connection_pool_size=BATCH, proxy=telegram.proxy or None)
    async with request:
        yield Bot(telegram.token, base_url=telegram.base_url, request=request)


async def _work(
    application: AnyApplication,
    db: Database,
    settings: Settings,
    *,
    clock: Clock,
    pace: Pace,
    stopped: asyncio.Event,
) -> None:
    assert application.updater is not None
    await application.start()
    await application.updater.start_polling(bootstrap_retries=-1, allowed_updates=Update.ALL_TYPES)
    async with Fetcher(settings.fetch, clock) as fetcher, digest_bot(settings) as bot:
        extractor = await asyncio.to_thread(load_extractor)
        poller = Poller(
            db,
            extractor,
            fetcher,
            clock,
            limit_seconds=settings.timetable.poll_limit_seconds,
        )
        timetable = Timetable(
            db,
            poller,
            Sender(bot),
            clock,
            settings,
            pace=pace,
        )
        timetable.start()
        log.info("guatu runs as @%s", application.bot.username)
        try:
            await stopped.wait()
            log.info("stopping")
        finally:
            # Replies go on while what is in flight is finished.
            await timetable.stop()
            await application.updater.stop()
            await application.stop()
