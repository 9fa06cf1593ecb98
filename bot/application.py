"""The wiring: commands, handlers and surroundings become one python-telegram-bot Application."""

from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, Defaults
from telegram.request import BaseRequest, HTTPXRequest

from bot.commands import (
    calendar,
    campaigns,
    compare,
    digest,
    due,
    export,
    feedback,
    forget,
    help,  # noqa: A004 - the command is called so
    industry,
    milestones,
    missed,
    passed,
    pipeline,
    places,
    privacy,
    project,
    projects,
    rank,
    read,
    region,
    report,
    results,
    review,
    search,
    source,
    sources,
    start,
    status,
    subscribe,
    subscriptions,
    targets,
    unsubscribe,
    unwatch,
    wall,
    watch,
    watches,
    why,
    wrong,
)
from bot.commands import (
    settings as settings_command,
)
from bot.contacts import contact_handlers
from bot.conversation import handlers
from bot.handing_in import handing_in_handlers
from bot.menus import menus, set_menu, set_on_contact
from bot.mishaps import on_error, on_old_button
from bot.offer_cards import card_handlers
from bot.plain import plain_handlers
from bot.reply_pace import ReplyPace
from bot.surroundings import Surroundings, keep_surroundings, surroundings_in
from bot.turns import InTurn
from jobs.clock import Clock
from jobs.config import Settings
from jobs.fetch import Fetcher
from jobs.pace import Pace
from storage.database import Database

MAX_CHATS_AT_ONCE = 16
REQUESTS_AT_ONCE = 10
"""Connections to Telegram; more in flight are slower."""

COMMANDS = (
    start.start_command(region.show, source.respond),
    help.COMMAND,
    region.COMMAND,
    places.COMMAND,
    targets.COMMAND,
    results.COMMAND,
    projects.COMMAND,
    project.COMMAND,
    due.COMMAND,
    passed.COMMAND,
    milestones.COMMAND,
    campaigns.COMMAND,
    pipeline.COMMAND,
    compare.COMMAND,
    rank.COMMAND,
    industry.COMMAND,
    search.COMMAND,
    wall.COMMAND,
    export.COMMAND,
    report.COMMAND,
    calendar.COMMAND,
    digest.COMMAND,
    source.COMMAND,
    wrong.COMMAND,
    read.COMMAND,
    subscribe.COMMAND,
    subscriptions.COMMAND,
    unsubscribe.COMMAND,
    watch.COMMAND,
    watches.COMMAND,
    unwatch.COMMAND,
    missed.COMMAND,
    why.COMMAND,
    settings_command.COMMAND,
    privacy.COMMAND,
    forget.COMMAND,
    feedback.COMMAND,
    review.COMMAND,
    status.COMMAND,
    sources.COMMAND,
)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


def build_application(
    *,
    token: str,
    database: Database,
    clock: Clock,
    settings: Settings,
    fetcher: Fetcher,
    request: BaseRequest | None = None,
    get_updates_request: BaseRequest | None = None,
    pace: Pace | None = None,
) -> AnyApplication:
    """The whole bot over a database. `request` replaces HTTP, as the in-process Bot API does.

    `fetcher` brings the pages of links that people send. `pace` is kept by all that handlers send;
    without it replies go out as they come.
    Whoever starts it without `run_polling` calls `announce_commands` on it once.
    """
    proxy = settings.telegram.proxy or None
    builder = ApplicationBuilder()
    if pace is not None:
        builder.rate_limiter(ReplyPace(pace, database, clock))
    application = (
        builder.token(token)
        .base_url(settings.telegram.base_url)
        .base_file_url(_where_files_are(settings.telegram.base_url))
        .request(request or HTTPXRequest(connection_pool_size=REQUESTS_AT_ONCE, proxy=proxy))
        .get_updates_request(get_updates_request or HTTPXRequest(proxy=proxy))
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                allow_sending_without_reply=True,
            )
        )
        .concurrent_updates(InTurn(MAX_CHATS_AT_ONCE))
        .post_init(announce_commands)
        .build()
    )
    keep_surroundings(application.bot_data, Surroundings(database, clock, settings, fetcher))
    application.add_handlers(contact_handlers(), group=-1)
    application.add_handlers(handing_in_handlers())
    application.add_handlers(card_handlers())
    for command in COMMANDS:
        application.add_handlers(handlers(command))
    application.add_handler(CallbackQueryHandler(on_old_button))
    application.add_handlers(plain_handlers(COMMANDS))
    application.add_error_handler(on_error)
    return application


def _where_files_are(base_url: str) -> str:
    """Of a Bot API at …/bot, the files are at …/file/bot."""
    server, _, last = base_url.rpartition("/")
    return f"{server}/file/{last}"


async def announce_commands(application: AnyApplication) -> None:
    """Tell Telegram the menus. A failure is logged and stops nothing: they are a convenience."""
    admins = surroundings_in(application.bot_data).settings.telegram.admins
    for menu in menus(COMMANDS, admins):
        if not await set_menu(application.bot, menu):
            # Of an admin who never wrote to the bot, Telegram knows no chat yet.
            set_on_contact(application.bot_data, menu)
