"""Town roads that are works by a verb of building or by their count: 新建滨湖路、学府路."""

import re
from collections.abc import Iterator

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_names import ProjectName

# 公路, 思路 or 断头路 are no road of their own.
_ROAD = (
    "[^，。；、：的了和及与路街0-9\\s（）“”]{1,6}"
    "(?:大道|(?<![公铁道线电网门思出销马套头干业产水管油村户组机光回支])路|(?<![条业行背])街)"
)
_ROW = f"{_ROAD}(?:[、和及]{_ROAD})*"
_BUILT = (
    "(?:新改?建|续建|扩建|改建|修建|打通|拓宽|贯通|改造提升|提升改造|开工建设|建成(?:通车|投用)?)"
)
_WORK = (
    "(?:[东西南北]延|延伸|改造|大修|拓宽|扩建|改建|建设|提升|提质|升级|白改黑|雨污分流|通车"
    "|贯通|打通)"
)
ROADS = Spotted(
    f"{_BUILT}了?(?P<row>{_ROW})(?={_WORK}|(?:已|正在|将|全线|预计|计划)(?!成为)|等(?:“[^”]{{2,6}}”)?(?:项目|工程|道路)|等?[，。；]|$)"
)
# 滨湖路、学府路等9条（道路）已竣工通车
ROAD_LISTS = Spotted("(?:等|路|街|大道)(?:[0-9]|[一二三四五六七八九十])[0-9余多]{0,3}条")
_ROW_ENDS = re.compile(f"{_ROAD}(?:、{_ROAD})*$")
_TOLD_OF_ROADS = re.compile("新建|打通|改造|拓宽|大修|提升|开工|完工|竣工|通车|贯通|整治|建成")
_REACH = 80
_NEAR = 12
_ITEM = re.compile(_ROAD)


def road_tokens(sentence: Sentence) -> Iterator[Token]:
    """The roads of a sentence that are works, as tokens of the kind `project`."""
    text = sentence.text
    for found in sentence.matches(ROADS):
        yield from _roads(text, *found.span("row"))
    for count in sentence.matches(ROAD_LISTS):
        last = count.start() + (0 if text[count.start()] == "等" else count[0].index("条") - 1)
        while last > count.start() and text[last - 1] not in "路街道":
            last -= 1
        row = _ROW_ENDS.search(text, max(0, last - _REACH), last)
        if row is None:
            continue
        around = text[max(0, row.start() - 2) : row.end()], text[count.end() : count.end() + _NEAR]
        if any(map(_TOLD_OF_ROADS.search, around)):
            yield from _roads(text, *row.span())


def _roads(text: str, start: int, end: int) -> Iterator[Token]:
    for item in _ITEM.finditer(text, start, end):
        first, last = name_start(text, item.end(), item.start()), item.end()
        yield Token("project", first, last, ProjectName(text[first:last]), "project.road-by-verb")
