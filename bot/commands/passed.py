"""/passed: dates gone by without a report of completion, and how much was read since."""

from collections.abc import Mapping
from datetime import timedelta

from bot.keyboards import Window, keyboard, list_keyboard, place_views
from bot.place_commands import place_command
from bot.replies.passed import PassedThing, no_passed, passed
from bot.reply import Reply, reply
from bot.surroundings import Asker
from jobs.digests.parts import source_of
from jobs.lists import count_passed, list_passed
from jobs.watch import last_success_on
from storage.articles import count_articles
from storage.database import Connection
from storage.facts import list_facts_by_id
from storage.records import Region, Source, StoredFact, Thing
from storage.sources import list_sources

ON_A_PAGE = 8


def show(conn: Connection, asker: Asker, region: Region, offset: int) -> Reply:
    total = count_passed(conn, region, asker.today)
    if not total:
        return reply(no_passed(region), keyboard(place_views(region, without="passed")))
    window = Window(min(offset, total - 1), ON_A_PAGE, total)
    shown = list_passed(conn, region, asker.today, limit=ON_A_PAGE, offset=window.offset)
    sources = list_sources(conn)
    facts = list_facts_by_id(conn, [each for thing in shown for each in thing.fact_ids[-1:]])
    listed = [_with_what_was_read(conn, thing, sources, facts) for thing in shown]
    return reply(
        passed(region, listed, window, asker.today),
        list_keyboard("passed", region, shown, window),
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


COMMAND = place_command("passed", show)
