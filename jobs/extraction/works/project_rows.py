"""Works that stand in a row with a known one and end as it does: 甲县、乙县的污水处理厂."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import alternation
from jobs.extraction.works.project_claims import own_words
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.project_words import PLANT_HEADS

_PLANT_ENDS = re.compile(f"(?:{alternation(PLANT_HEADS)}|初中部|高中部|小学部|分校)$")
_WIDEST_GAP = 40
_ROUTE = re.compile("[^，。；、]{2,8}至[^，。；、]{2,8}$")
_ROAD = re.compile("至.+?((?:高速|一级|二级)?公路|高速|高速铁路|高铁|铁路)$")
_LONGEST_ROUTE = 17
# 甲、乙、丙水库除险加固工程 are three: what their tail begins with is of each of them.
_TAILED = re.compile(
    "[\u4e00-\u9fff]{2,4}?(?P<tail>(?:水库|灌区|水闸|泵站|涵闸|大桥|特大桥|隧道|水厂|水电站|抽水蓄能电站|变电站|风电场"
    "|光伏电站|煤矿|小学|中学|幼儿园|大道|[河湖江路街沟溪])(?:$|项目|工程|[一二三]期|除险|加固|[综整治清疏改拓扩新重迁续建提防生维]).*)"
)
_IN_A_ROW = frozenset("、和及")
_WHOLE_BY_ITSELF = frozenset(
    "中库闸站桥坝路街湖江渠园场厂区院校馆道所村镇乡县市省楼堤港湾矿城网线段等"
)
_RIVERS = frozenset("河沟溪")
"""What a reservoir or a school may be called after."""
_LONGEST_SHARED = 4
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


def _shared_tails(sentence: Sentence, project: Token) -> list[Token]:
    """One project for each bare name before one whose tail they share."""
    text = sentence.text
    tailed = _TAILED.fullmatch(text, project.start, project.end)
    if tailed is None:
        return []
    found: list[Token] = []
    whole = _WHOLE_BY_ITSELF | _RIVERS if tailed["tail"][0] in _RIVERS else _WHOLE_BY_ITSELF
    end = project.start - 1
    while end > 0 and text[end] in _IN_A_ROW:
        start = name_start(text, end, max(0, end - _LONGEST_SHARED - 1))
        item = text[start:end]
        bare = 1 < len(item) <= _LONGEST_SHARED and item[-1] not in whole
        if not bare or own_words(text, start, end, ()) != item:
            return []
        name = ProjectName(item + tailed["tail"], sure=project.value.sure)
        found.append(Token("project", start, end, name, "project.shared-tail"))
        end = start - 1
    return found


def shared_plants(sentence: Sentence, known: Sequence[Token]) -> list[Token]:
    """One project for each place of a list that ends in a plant: 甲县、乙县的污水处理厂."""
    text, places = sentence.text, sentence.places
    found: list[Token] = []
    for project in known:
        if text[project.start - 1 : project.start] == "、":
            found += _routes(text, project)
        if project.start and text[project.start - 1] in _IN_A_ROW:
            found += _shared_tails(sentence, project)
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
