"""`guatu run`: the bot and its timetable in one loop, or the parts of them that a process takes."""

import asyncio
import logging
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path

from telegram import Bot
from telegram.error import InvalidToken, NetworkError

from bot.answering import Answering
from bot.application import build_application
from bot.cli.databases import plain_errors
from bot.cli.options import UserError, read_settings, running_clock
from bot.lines import Lines
from bot.places import load_names
from bot.rubbish import search_seldom
from bot.sender import Sender
from bot.stopping import stop_on_signals
from bot.watching import Watch, serve_watch
from jobs.clock import Clock
from jobs.config import Settings
from jobs.deliver import ON_THEIR_WAY
from jobs.duties import Duties, Turns, process_name
from jobs.fetch import Fetcher
from jobs.heartbeat import Heartbeat
from jobs.lexicons import load_extractor
from jobs.logs import start_logging
from jobs.pace import Pace, real_pace
from jobs.poll import Poller
from jobs.roles import ALL_ROLES, Role, read_roles
from jobs.sources.configured import take_over_sources
from jobs.timetable import Timetable
from storage.database import Database, open_database
from storage.only_one import is_shared, only_one
from storage.records import Process

log = logging.getLogger(__name__)

NO_TOKEN = (
    "no token: get one from @BotFather (https://t.me/BotFather), then set GUATU_TELEGRAM_TOKEN, "
    "or telegram.token in guatu.toml"
)
ALL_IN_ONE = (
    "--role {roles}: an SQLite file has one process, which does everything; leave --role out, "
    "or set database.url to a PostgreSQL server for several (docs/operations.md)"
)
STALE_TICKS = 3
STALE_AT_LEAST = timedelta(minutes=2)
"""A process without a sign of life for so many ticks, and so long, is not healthy."""
BEATS = 3
"""Heartbeats in the time after which others take over."""


def run_bot(
    *, config: Path | None, database: str | None, now: str | None, roles: Sequence[str] = ()
) -> int:
    """Run until SIGINT or SIGTERM. Returns the exit status."""
    settings = read_settings(config, database)
    taken = _roles(roles)
    if not settings.telegram.token and taken != {Role.INGEST}:
        raise UserError(NO_TOKEN)
    start_logging(settings.log.level, settings.secrets, as_json=settings.log.format == "json")
    clock = running_clock(now)
    url = settings.database.url
    with plain_errors():
        shared = is_shared(url)
        if not shared and taken != ALL_ROLES:
            raise UserError(ALL_IN_ONE.format(roles=",".join(sorted(taken))))
        db = open_database(url)
        try:
            with only_one(url):
                if Role.INGEST in taken:
                    take_over_sources(db, settings.sources)
                asyncio.run(_run(db, settings, clock, taken, shared=shared))
        finally:
            db.close()
    return 0


def _roles(words: Sequence[str]) -> frozenset[Role]:
    try:
        return read_roles(words)
    except ValueError as error:
        raise UserError(f"--role: {error}") from None


async def _run(
    db: Database, settings: Settings, clock: Clock, roles: Collection[Role], *, shared: bool
) -> None:
    stopped = stop_on_signals()
    name = process_name()
    takeover = timedelta(seconds=settings.timetable.takeover_seconds)
    duties = Duties(db, clock, name, roles, takeover=takeover if shared else None)
    pace = real_pace(settings.delivery, clock)
    async with AsyncExitStack() as house:
        answering = sender = poller = None
        if Role.BOT in roles:
            answering = await house.enter_async_context(
                answering_bot(db, settings, clock, pace=pace, duties=duties)
            )
        if Role.SEND in roles:
            sender = Sender(await house.enter_async_context(digest_bot(settings)))
        if Role.INGEST in roles:
            poller = await house.enter_async_context(_poller(db, settings, clock))
        timetable = Timetable(
            db,
            poller,
            sender,
            clock,
            settings,
            pace=pace,
            shared=Turns(db, clock, name, takeover) if shared else None,
            may_send=lambda: duties.holds(Role.SEND),
        )
        began = clock()
        heartbeat = Heartbeat(
            db,
            Process(name=name, roles=tuple(sorted(roles)), started_at=began, ticked_at=began),
            duties,
            alive_at=lambda: timetable.alive_at,
            on_beat=lambda: pace.allow(duties.messages_per_second(settings.delivery)),
        )
        if settings.metrics.port:
            await _be_watched(house, db, settings, clock, timetable)
        search_seldom()
        await _work(timetable, heartbeat, answering, takeover / BEATS, stopped)


async def _work(
    timetable: Timetable,
    heartbeat: Heartbeat,
    answering: Answering | None,
    beat: timedelta,
    stopped: asyncio.Event,
) -> None:
    # The first beat tells whether this process sends: the first tick is to know.
    await heartbeat.beat()
    endless = [asyncio.create_task(heartbeat.keep(beat.total_seconds()))]
    if answering:
        endless.append(asyncio.create_task(answering.keep()))
    timetable.start()
    try:
        told = asyncio.create_task(stopped.wait())
        ended, _ = await asyncio.wait([told, *endless], return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            task.result()
    finally:
        # Replies go on while what is in flight is finished, and nobody takes over meanwhile.
        await timetable.stop()
        for task in endless:
            task.cancel()
        await asyncio.gather(*endless, return_exceptions=True)
        if answering:
            await answering.stop()
        await heartbeat.stop()


@asynccontextmanager
async def answering_bot(
    db: Database, settings: Settings, clock: Clock, *, pace: Pace, duties: Duties
) -> AsyncIterator[Answering]:
    async with Fetcher(settings.fetch, clock) as fetcher:
        application = build_application(
            token=settings.telegram.token,
            database=db,
            clock=clock,
            settings=settings,
            fetcher=fetcher,
            pace=pace,
        )
        with _telegrams_errors(settings):
            await application.initialize()
        # The first who asks, or sends an article, is not to wait for them.
        await asyncio.to_thread(load_names)
        await asyncio.to_thread(load_extractor)
        log.info(
            "guatu runs as @%s",
            application.bot.username,
            extra={"roles": ",".join(duties.roles)},
        )
        try:
            yield Answering(application, lambda: duties.holds(Role.BOT))
        finally:
            await application.shutdown()


@asynccontextmanager
async def digest_bot(settings: Settings) -> AsyncIterator[Bot]:
    """A bot with connections of its own: no reply waits for one that a digest has."""
    telegram = settings.telegram
    request = Lines(ON_THEIR_WAY, proxy=telegram.proxy or None)
    bot = Bot(telegram.token, base_url=telegram.base_url, request=request)
    with _telegrams_errors(settings):
        await bot.initialize()
    try:
        yield bot
    finally:
        await bot.shutdown()


@asynccontextmanager
async def _poller(db: Database, settings: Settings, clock: Clock) -> AsyncIterator[Poller]:
    extractor = await asyncio.to_thread(load_extractor)
    async with Fetcher(settings.fetch, clock) as fetcher:
        limit = settings.timetable.poll_limit_seconds
        yield Poller(db, extractor, fetcher, clock, limit_seconds=limit)


async def _be_watched(
    house: AsyncExitStack, db: Database, settings: Settings, clock: Clock, timetable: Timetable
) -> None:
    ticks = timedelta(seconds=settings.timetable.tick_seconds)
    watch = Watch(
        db,
        clock,
        alive_at=lambda: timetable.alive_at,
        stale=max(STALE_TICKS * ticks, STALE_AT_LEAST),
    )
    try:
        port = await house.enter_async_context(serve_watch(watch, settings.metrics.port))
    except OSError as error:
        raise UserError(f"metrics.port {settings.metrics.port}: {error.strerror}") from None
    log.info("can be watched", extra={"address": f"http://127.0.0.1:{port}/metrics"})


@contextmanager
def _telegrams_errors(settings: Settings) -> Iterator[None]:
    try:
        yield
    except InvalidToken:
        raise UserError(
            "telegram.token: Telegram refuses it; @BotFather tells the right one"
        ) from None
    except NetworkError as error:
        raise UserError(
            f"can't reach Telegram at {settings.telegram.base_url}: {type(error).__name__}; "
            "where it is blocked, set telegram.proxy"
        ) from None
