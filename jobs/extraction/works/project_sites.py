"""Where the name of a work begins that stands behind the place it is built in."""

import re
from collections.abc import Iterable

from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_owners import SHORTEST_REST

_BUILDS_THERE = re.compile("(?:投资)?(?:建设|兴建|新建|打造|建成|设立)")
_BUILDS_SOMEWHERE = re.compile("[^，。；、的]{1,5}?(?:投资)?(?:建设|兴建|新建|打造|设立)")


def of_its_place(position: int, places: Iterable[Token]) -> int:
    """Where a place begins that ends before 的: 某某县的污水处理厂 is named by it."""
    for place in places:
        if place.end == position:
            return place.start
    return position + 1


def behind_its_place(text: str, start: int, end: int, places: Iterable[Token]) -> int:
    """在某某县建设产业基地: what is built there is named without the place and the verb."""
    beyond = next((token.end for token in places if token.start == start), None)
    builds = _BUILDS_THERE if beyond is not None else _BUILDS_SOMEWHERE
    verb = builds.match(text, start if beyond is None else beyond, end)
    return verb.end() if verb and end - verb.end() >= SHORTEST_REST else start
