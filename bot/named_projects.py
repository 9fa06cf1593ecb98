"""The projects that words name: by some of a name, beside a place's, as it is pasted or said."""

import re

from bot.places import places_called
from bot.typed import plain_name
from storage.database import Connection
from storage.names import list_things_named
from storage.records import Thing, ThingKind

PROJECTS = (ThingKind.PROJECT,)
SHORTEST = 3
"""Characters of words that are meant for a project's name where nobody says so."""

ASKING = re.compile(
    r"(?:什么时候|何时|几时|哪天).*$|(?:的?进展|的?进度)(?:如何|怎么样|情况)?.*$"
    r"|(?:完工|竣工|投产|建成|开工)(?:了?[吗没么]?|没有)$"
)
"""What is asked of a project behind its name: 什么时候完工, 进展如何, 开工了吗."""


def projects_named(conn: Connection, words: str, limit: int) -> list[Thing]:
    """The projects whose names hold all of the words; one of them may be the place's instead."""
    found = _named(conn, words.split(), limit)
    bare = plain_name(words)
    # To look through all names takes its time.
    return found if found or bare == words.strip() else _named(conn, bare.split(), limit)


def asks_of_project(words: str) -> bool:
    """Whether the words ask what only a project can be asked: 什么时候完工."""
    return ASKING.search(words.strip()) is not None


def project_asked_for(conn: Connection, words: str) -> str:
    """The words that name a project in a question or by themselves; empty where none is named."""
    name = ASKING.sub("", words.strip()).strip()
    is_name = len(name) >= SHORTEST and not places_called(conn, name)
    return name if is_name and projects_named(conn, name, 1) else ""


def _named(conn: Connection, words: list[str], limit: int) -> list[Thing]:
    if not words:
        return []
    found = list_things_named(conn, words, kinds=PROJECTS, limit=limit)
    for place in words if not found and len(words) > 1 else ():
        others = [word for word in words if word != place]
        for region in places_called(conn, place):
            found += list_things_named(
                conn, others, kinds=PROJECTS, region=region.path, limit=limit
            )
    return found[:limit]
