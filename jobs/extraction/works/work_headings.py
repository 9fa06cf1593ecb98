"""Works that only a heading names, and the text under it points up to: 滨河大街（甲路—乙路）, and
under it 该路段全长594米.
"""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import name_start, plain
from jobs.extraction.rules.members import HEADING
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_claims import own_words
from jobs.extraction.works.project_items import HOW_FAR
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.works import Work

_POINTS_UP = re.compile(
    "[该本此](?:路段?|道路|大?桥|线路|标段|项目|工程|学校|医院)(?![我的之])"
    "|(?:项目|工程|道路|路线)(?:位于|起于|全长|占地|总投资)"
)
_NAME = re.compile(
    r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[■●◆▲★])?"
    r"(?P<name>[^，。；：！？“”\s]{4,30})[：。]?"
)
_A_ROAD = re.compile("[^（）]{1,8}(?:路|街|大道|环|线|桥|巷)(?:（[^（）]*）)?$")
_A_WORK = re.compile("(?!新建|建设|实施|推进|启动|加快|完成|改造|扩建).*(?:项目|工程)")
_NO_NAME = re.compile(
    "(?:概况|简介|介绍|情况|内容|背景|进展|建设|工作|动态|成效|特点|亮点|重点工程"
    "|(?:重点|重大|实事|招商|产业)项目)$"
)
# （二）具体任务、完成时限及责任单位
_PART_OF_A_REPORT = re.compile(
    "[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]"
    "(?:项目|工程|建设|工作|主要|总体|具体|目前|下一?步|存在|当前|基本|推进|完成|实施|责任|投资|及|和|与|、|的"
    "|目标|任务|概况|简介|进展|进度|情况|内容|规模|问题|打算|计划|安排|措施|工期|单位|时限|意见|效益|意义|背景)+[：。]?"
)
_RANKS = (
    re.compile("[一二三四五六七八九十]{1,3}、"),
    re.compile("[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile("[0-9]{1,2}[.．、]"),
    re.compile("[（(][0-9]{1,2}[）)]"),
    re.compile("[①-⑳]"),
)
_FEWEST_OWN = 2
_OPENING = 24


def stands_under(topic: Work | None, sentence: Sentence) -> bool:
    """Whether an item or a lower heading stands in a work's own section: 1.… under 一、…."""
    if topic is None or not topic.heads or topic.sentence.paragraph.kind is not HEADING:
        return False
    return _rank(topic.sentence.text) < _rank(sentence.text)


def tells_of(topic: Work | None, heading: Sentence) -> bool:
    """Whether a heading names but a part of what its section tells of a work: （一）项目概况."""
    return _PART_OF_A_REPORT.fullmatch(heading.text) is not None and stands_under(topic, heading)


def _rank(text: str) -> int:
    return next((rank for rank, number in enumerate(_RANKS) if number.match(text)), -1)


def headed(heading: Sentence, below: Sentence) -> Token | None:
    """The work that a heading names, as a token in it, where the paragraph below points to it."""
    next_to_it = below.paragraph_index == heading.paragraph_index + 1
    if heading.paragraph.kind is not HEADING or not next_to_it:
        return None
    pointed = _POINTS_UP.match(below.text) is not None
    if not (pointed or "投资" in below.text[:_OPENING]):
        return None
    found = _NAME.fullmatch(HOW_FAR.sub("", heading.text))
    if found is None or _NO_NAME.search(found["name"]):
        return None
    start, end = found.span("name")
    a_work = start > 0 and _A_WORK.fullmatch(found["name"]) is not None
    a_road = pointed and _A_ROAD.match(found["name"]) is not None
    plain_name = pointed and name_start(heading.text, end, start) == start
    own = own_words(heading.text, start, end, heading.places)
    if not (a_work or a_road or plain_name) or len(own) < _FEWEST_OWN:
        return None
    value = ProjectName(plain(found["name"]))
    return Token("project", start, end, value, "project.heads-a-section")
