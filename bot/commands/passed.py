"""/passed: dates gone by without a report of completion, and how much was read since."""

from collections.abc import Mapping
from datetime import timedelta

from bot.keyboards import Rows, Window, above, button, keyboard, list_keyboard, place_views
from bot.place_commands import dated_command
from bot.replies.passed import PassedThing, no_passed, passed
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.digests.parts import source_of
from jobs.lists import count_passed, list_passed
from jobs.texts import bot_zh as texts
from jobs.typed_days import Days
from jobs.watch import last_success_on
from storage.articles import count_articles
from storage.database import Connection
from storage.facts import list_facts_by_id
from storage.records import Region, Source, StoredFact, Thing
from storage.sources import list_sources

ON_A_PAGE = 8


def show(
    conn: Connection, asker: Asker, region: Region, offset: int, days: Days | None = None
) -> Reply:
    total = count_passed(conn, region, asker.today, days)
    all_passed = [button(texts.BUTTON_ALL_PASSED, "passed", region.code)] if days else []
    if not total:
        of_days = ("0", days.code) if days else ()
        upwards = above("passed", region, *of_days)
        others: Rows = [all_passed, *upwards, *place_views(region, without="passed")]
        return reply(no_passed(region, asker.today, days), keyboard(others))
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_passed(conn, region, asker.today, days, limit=ON_A_PAGE, offset=window.offset)
    sources = list_sources(conn)
    facts = list_facts_by_id(conn, [each for thing in shown for each in thing.fact_ids[-1:]])
    listed = [_with_what_was_read(conn, thing, sources, facts) for thing in shown]
    narrowed = (days.code,) if days else ()
    return reply(
        passed(region, listed, window, asker.today, days),
        list_keyboard("passed", region, shown, window, more=all_passed, narrowed=narrowed),
    )


def _with_what_was_read(
    conn: Connection, thing: Thing, sources: list[Source], facts: Mapping[int, StoredFact]
) -> PassedThing:
    return PassedThing(
        thing=thing,
        source=source_of(thing.fact_ids, facts),
        articles=count_articles(conn, thing.region, thing.last_on + timedelta(days=1)),
        read_on=last_success_on(sources, thing.region),
    )


COMMAND = dated_command("passed", show, ahead=False)
