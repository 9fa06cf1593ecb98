"""Projects that an official goes to see, one after the other: 先后察看了甲工程、体育馆工程等."""

import re
from collections.abc import Iterator, Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import plain
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import alternation
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.project_words import PLANT_HEADS, WORK_HEADS

VISITS = Spotted(
    "(?:实地|现场|先后)?(?:察看|查看|观摩|视察|调研|走访|参观|检查|督查|督导|来到|前往|深入)了?"
)
_ROW_ENDS = re.compile("[，。；：！]|等|建设(?:现场|情况)|施工现场|项目现场|现场|$")
_ITEM = re.compile("[^、]+")
_NAMES_A_WORK = re.compile(
    f"(?:{alternation(WORK_HEADS)}|{alternation(PLANT_HEADS)})(?:[（(]?[一二三四]期[）)]?)?$"
)
# 某某社区、某某小学 are visited for other reasons, unless works stand beside them.
_WORK_ENDS = re.compile("(?:项目|工程)(?:[（(]?[一二三四]期[）)]?)?$")
_FEWEST_ITEMS, _FEWEST_WORKS = 3, 2
_SHORTEST, _LONGEST = 4, 30


def visited_projects(sentence: Sentence, known: Sequence[Token]) -> Iterator[Token]:
    """The works of a row of visits that no name's head gave away, and those it gave, as sure."""
    text = sentence.text
    for visit in sentence.matches(VISITS):
        stop = _ROW_ENDS.search(text, visit.end())
        end = stop.start() if stop else len(text)
        items = [item.span() for item in _ITEM.finditer(text, visit.end(), end)]
        works = [span for span in items if _WORK_ENDS.search(text, *span)]
        if len(items) < _FEWEST_ITEMS or len(works) < _FEWEST_WORKS:
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
