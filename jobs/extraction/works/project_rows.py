"""Works that stand in a row with a known one and end as it does: 甲县、乙县的污水处理厂."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import alternation
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.project_words import PLANT_HEADS

_PLANT_ENDS = re.compile(f"(?:{alternation(PLANT_HEADS)}|初中部|高中部|小学部|分校)$")
_WIDEST_GAP = 40
_ROUTE = re.compile("[^，。；、]{2,8}至[^，。；、]{2,8}$")
_ROAD = re.compile("至.+?((?:高速|一级|二级)?公路|高速|高速铁路|高铁|铁路)$")
_LONGEST_ROUTE = 17
_SHORTEST = 3


def _routes(text: str, project: Token) -> list[Token]:
    """甲至乙、丙至丁高速公路 are two roads: the first borrows its last word from the second."""
    head = _ROAD.search(project.value.name)
    stop = project.start - 1
    first = _ROUTE.search(text, max(0, stop - _LONGEST_ROUTE), stop)
    if head is None or first is None:
        return []
    start = name_start(text, first.end(), first.start())
    name = ProjectName(text[start : first.end()] + head[1], sure=False)
    return [Token("project", start, first.end(), name, "project.shared-plant")]


def between(text: str, named: Sequence[Token]) -> Iterator[Token]:
    """What stands in a row between two works and ends as they do: 甲校新校区、新城小学、乙园."""
    for left, right in pairwise(named):
        gap = text[left.end : right.start]
        if not 5 < len(gap) <= _WIDEST_GAP or gap[0] != "、" or gap[-1] != "、":
            continue
        start = left.end + 1
        for item in gap[1:-1].split("、"):
            end = start + len(item)
            plain_item = name_start(text, end, start) == start
            if len(item) >= _SHORTEST and plain_item and _PLANT_ENDS.search(item):
                name = ProjectName(item, sure=False)
                yield Token("project", start, end, name, "project.in-a-row")
            start = end + 1


def shared_plants(sentence: Sentence, known: Sequence[Token]) -> list[Token]:
    """One project for each place of a list that ends in a plant: 甲县、乙县的污水处理厂."""
    text, places = sentence.text, sentence.places
    found: list[Token] = []
    for project in known:
        if text[project.start - 1 : project.start] == "、":
            found += _routes(text, project)
        if project.value.sure or not places:
            continue
        inside = [place for place in places if project.start <= place.start < project.end]
        if not inside or inside[-1].end >= project.end:
            continue
        plant = text[inside[-1].end : project.end].removeprefix("的")
        here = inside[-1].start
        for place in reversed([place for place in places if place.end <= here]):
            if text[place.end : here] not in {"、", "和", "及"}:
                break
            here = place.start
            name = ProjectName(text[place.start : place.end] + plant, sure=False)
            found.append(Token("project", place.start, place.end, name, "project.shared-plant"))
    return found
