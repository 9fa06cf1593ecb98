"""/project: one project by some characters of its name: its dates and all that was said of it."""

import re

from bot.asking import latest_projects
from bot.conversation import Command, Tap
from bot.keyboards import Rows, Window, button, keyboard, pager
from bot.named_projects import projects_named
from bot.replies.pieces import safe
from bot.replies.project import ProjectCard, project_card
from bot.reply import Answer, Notice, Reply, reply
from bot.surroundings import Asker
from bot.watched import watch_button
from jobs.digests.views.checklist import key_of_milestones
from jobs.follow import as_read
from jobs.texts import bot_zh
from jobs.texts import lists_zh as texts
from storage.database import Connection, NotFoundError
from storage.facts import list_facts_by_id
from storage.records import Thing, ThingKind
from storage.regions import find_region_by_path
from storage.things import get_thing, list_things, list_things_beginning

MAX_CHOICES = 10
HISTORY_ON_A_PAGE = 6


def respond(conn: Connection, asker: Asker, words: str) -> Reply:
    """The project whose name holds all of the words; a choice where there are several."""
    if not words.strip():
        return _ask(conn, asker)
    found = projects_named(conn, words, MAX_CHOICES + 1)
    exact = [thing for thing in found if thing.name == words.strip()]
    if len(found) == 1 or len(exact) == 1:
        return _show(conn, asker, (exact or found)[0], 0)
    if not found:
        return _unknown(conn, words.strip())
    question = texts.PROJECT_WHICH.format(words=safe(words, 40))
    if len(found) > MAX_CHOICES:
        question += texts.PROJECT_WHICH_MORE.format(shown=MAX_CHOICES)
    return reply(question, keyboard(_choices(found[:MAX_CHOICES])))


def _unknown(conn: Connection, words: str) -> Reply:
    if not list_things(conn, "", ThingKind.PROJECT, limit=1):
        return reply(texts.PROJECT_ASK_EMPTY)
    try:
        look = [button(bot_zh.BUTTON_SEARCH.format(words=words), "search", 0, words)]
    except ValueError:
        # Words that are too long for a button are hardly looked for.
        look = []
    return reply(texts.PROJECT_UNKNOWN.format(words=safe(words, 40)), keyboard([look]))


def _tapped(conn: Connection, asker: Asker, match: re.Match[str]) -> Answer:
    try:
        thing = get_thing(conn, int(match["id"]))
    except NotFoundError:
        return Notice(bot_zh.GONE_THING)
    return _show(conn, asker, thing, int(match["offset"] or 0))


def _show(conn: Connection, asker: Asker, work: Thing, offset: int) -> Reply:
    told = as_read(conn, list(list_facts_by_id(conn, work.fact_ids).values()))
    history = sorted(told, key=lambda stored: (stored.published_on, stored.id), reverse=True)
    window = Window(min(offset, max(0, len(history) - 1)), HISTORY_ON_A_PAGE, len(history))
    card = ProjectCard(
        work=work,
        milestones=list_things_beginning(conn, work.family, key_of_milestones(work)),
        history=history[window.offset : window.last],
    )
    region = find_region_by_path(conn, work.region)
    assert work.id is not None
    rows = [
        pager("project", str(work.id), window),
        [
            button(texts.BUTTON_PROJECT_SOURCE, "thing", work.id),
            *watch_button(work),
            *(
                [
                    button(
                        texts.BUTTON_PROJECTS_OF.format(place=region.name), "projects", region.code
                    )
                ]
                if region
                else []
            ),
        ],
    ]
    return reply(project_card(card, window, asker.today), keyboard(rows))


def _ask(conn: Connection, asker: Asker) -> Reply:
    """Ask for a name, with the projects last told of in the subscribed places, or anywhere."""
    latest = latest_projects(conn, asker, MAX_CHOICES)
    if not latest:
        return reply(texts.PROJECT_ASK_EMPTY)
    return reply(texts.PROJECT_ASK, keyboard(_choices(latest)))


def _choices(found: list[Thing]) -> Rows:
    """One project a row, with its place: namesakes differ only there."""
    rows = []
    for thing in found:
        place = thing.region.rpartition("/")[2]
        text = f"{thing.name}（{place}）" if place else thing.name
        assert thing.id is not None
        rows.append([button(text, "project", thing.id)])
    return rows


COMMAND = Command(
    "project",
    respond,
    (Tap(r"project:(?P<id>[0-9]{1,9})(?::(?P<offset>\d{1,6}))?", _tapped),),
)
