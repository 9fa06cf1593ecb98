"""Where the name of a work begins that stands behind the place it is built in."""

import re
from collections.abc import Iterable

from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_owners import SHORTEST_REST

_BUILDS_THERE = re.compile("(?:投资)?(?:建设|兴建|新建|打造|建成|设立)")
_PRODUCTS = re.compile(
    "年(?:产|处理|加工)[0-9.,]+[万亿]?[^，。；：、0-9]{2,12}(?:、[^，。；：、0-9年]{2,10})*、$"
)
_WORKS = re.compile("项目|工程|基地|生产线|技改|改造|扩建|新建|提升|[厂园]")
_PRODUCTS_REACH = 48
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


def of_its_products(text: str, start: int, organisations: Iterable[Token]) -> int:
    """年产5万立方米木地板、胶合板项目: the name that is read from its last product on begins with
    the first, or with the firm that stands right before that.
    """
    made = _PRODUCTS.search(text, max(0, start - _PRODUCTS_REACH), start)
    if made is None or _WORKS.search(made[0]):
        return start
    return next((org.start for org in organisations if org.end == made.start()), made.start())
