"""/region: what is known of a place."""

from datetime import date, timedelta

from telegram import InlineKeyboardMarkup

from bot.browsing import divisions_first, rows_of_names
from bot.keyboards import Window, all_place_views, button, keyboard, pager, share_button
from bot.place_commands import place_command
from bot.replies.regions import MAX_DATES, RegionState, region_card
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.texts import bot_zh as texts
from storage.articles import count_articles, list_articles
from storage.database import Connection
from storage.records import Region, ThingKind
from storage.regions import find_region, list_regions_under
from storage.sources import list_sources_of
from storage.things import count_things, count_things_due, list_things, list_things_due

BELOW_ON_A_PAGE = 12
RECENT_CAMPAIGNS = 50
HORIZON = timedelta(days=365)


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    """The card; `offset` counts the places below it, which are paged in its keyboard."""
    below = divisions_first(list_regions_under(conn, region.code))
    card = region_card(_state(conn, region, asker.today), asker.today, has_below=bool(below))
    return reply(card, _keyboard(conn, asker, region, below, offset))


def _state(conn: Connection, region: Region, today: date) -> RegionState:
    yesterday, path = today - timedelta(days=1), region.path
    return RegionState(
        region=region,
        campaigns=list_things(conn, path, ThingKind.CAMPAIGN, limit=RECENT_CAMPAIGNS),
        targets=count_things(conn, path, ThingKind.TARGET),
        projects=count_things(conn, path, ThingKind.PROJECT),
        next_dates=list_things_due(conn, path, yesterday, today + HORIZON, limit=MAX_DATES),
        coming=count_things_due(conn, path, yesterday, today + HORIZON),
        passed=count_things_due(conn, path, None, yesterday),
        articles=count_articles(conn, path),
        last_article=next(iter(list_articles(conn, path, 1)), None),
        sources=list_sources_of(conn, path),
        articles_this_month=count_articles(conn, path, today.replace(day=1)),
    )


def _keyboard(
    conn: Connection, asker: Asker, region: Region, below: list[Region], offset: int
) -> InlineKeyboardMarkup | None:
    window = Window(offset, BELOW_ON_A_PAGE, len(below))
    shown = below[offset : offset + BELOW_ON_A_PAGE]
    named = [button(each.name, "region", each.code) for each in shown]
    above = find_region(conn, region.parent) if region.parent else None
    up = (
        [button(texts.BUTTON_ABOVE.format(place=above.name), "region", above.code)] if above else []
    )
    return keyboard(
        [
            *all_place_views(region),
            *rows_of_names(named),
            pager("region", region.code, window),
            [*up, share_button(asker.bot_name, f"r-{region.code}", region.name)],
        ]
    )


COMMAND = place_command("region", show)
