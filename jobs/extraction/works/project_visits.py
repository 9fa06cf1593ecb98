"""Projects that an official goes to see, one after the other: 先后察看了甲工程、体育馆工程等."""

import re
from collections.abc import Iterator, Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import name_start, plain
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import alternation
from jobs.extraction.works.project_claims import own_words
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.project_words import PLANT_HEADS, WORK_HEADS

VISITS = Spotted(
    "(?:实地|现场|先后(?!到))?(?:察看|查看|观摩|视察|调研|走访|参观|检查|督查|督导|来到|先后到|前往|深入)了?"
)
_ROW_ENDS = re.compile("[，。；：！]|等|进行|实地|建设(?:现场|情况)|施工现场|项目现场|现场|$")
# 视察组先后对甲工程、乙工程进行视察
_VISITORS = re.compile("(?:小?组|团|队)(?:一行)?(?:先后|分别|实地)*(?:对|到|察看)?")
_ITEM = re.compile("[^、]+")
_NAMES_A_WORK = re.compile(
    f"(?:{alternation(WORK_HEADS)}|{alternation(PLANT_HEADS)}|(?<=[^，。；、]{{4}})(?:改造|改造提升|技改升级|扩建|迁建))"
    "(?:[（(]?[一二三四]期[）)]?)?$"
)
# 某某社区、某某小学 are visited for other reasons, unless works stand beside them.
_WORK_ENDS = re.compile("(?:项目|工程)(?:[（(]?[一二三四]期[）)]?)?$")
# 深入甲产业园、乙安置区，详细了解项目建设情况
_ON_BUILDING = re.compile("项目(?:建设|进展|负责|推进|工地|施工)|工程(?:进度|建设)|施工|建设进度")
_FEWEST_ITEMS, _FEWEST_WORKS, _FEWEST_OWN = 3, 2, 2
_SHORTEST, _LONGEST = 4, 30


def visited_projects(sentence: Sentence, known: Sequence[Token]) -> Iterator[Token]:
    """The works of a row of visits that no name's head gave away, and those it gave, as sure."""
    text = sentence.text
    for visit in sentence.matches(VISITS):
        stop = _ROW_ENDS.search(text, visit.end())
        end = stop.start() if stop else len(text)
        led = _VISITORS.match(text, visit.end())
        begin = led.end() if led else visit.end()
        items = [item.span() for item in _ITEM.finditer(text, begin, end)]
        works = [span for span in items if _WORK_ENDS.search(text, *span)]
        few = len(items) < _FEWEST_ITEMS or len(works) < _FEWEST_WORKS
        if few and not (_ON_BUILDING.search(text, end) and _all_works(text, items)):
            continue
        for first, last in items:
            same = [token for token in known if token.start < last and first < token.end]
            if same:
                for token in same:
                    name = ProjectName(token.value.name, token.value.owner)
                    yield Token(
                        "project", token.start, token.end, name, "project.visited", (token,)
                    )
            elif _SHORTEST <= last - first <= _LONGEST and _NAMES_A_WORK.search(text, first, last):
                name = ProjectName(plain(text[first:last]))
                yield Token("project", first, last, name, "project.visited")


def _all_works(text: str, items: Sequence[tuple[int, int]]) -> bool:
    """Whether each item of a row ends as a work's name does."""
    return all(
        _SHORTEST <= last - first <= _LONGEST
        and _NAMES_A_WORK.search(text, first, last)
        and name_start(text, last, first) == first
        and len(own_words(text, first, last, ())) >= _FEWEST_OWN
        for first, last in items
    )
