"""Works that a reply is about: 您提出的关于加快北环路建设的建议收悉."""

import re
from collections.abc import Iterator

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import plain
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_claims import own_words
from jobs.extraction.works.project_names import ProjectName

ABOUT = "关于"
_DEED = "(?:新建|修建|建设|改造|拓宽|修复|硬化|治理|整治|改扩建|扩建|改建|维修|重建|打通)"
_ASKED = re.compile(
    "关于(?:您|你)?们?(?:提出|反映|咨询)?的?“?(?:加快|尽快|早日|继续|推进|推动|启动|实施|恳请|请求|要求|希望|协调|解决|支持|完善|对)*"
    f"(?P<deed>(?:{_DEED}|提升)+)?(?P<what>[^，。；：“”《》的]{{3,24}}?)(?P<after>(?:{_DEED}|提升|延伸|项目|工程)*)"
    "(?:进度|情况)?”?的?(?:相关|有关)?(?:建议|提案|议案|问题|诉求)"
)
_A_PLACE_TO_BUILD = re.compile(
    "(?:路|街|大道|巷|桥|通道|线|段|水库|河|渠|沟|塘|坝|管网|管道|学校|医院|小学|中学|幼儿园|站|公园|广场|市场|小区|中心|厂|码头|港)$"
)
_FEWEST_OWN = 2


def asked_for(sentence: Sentence) -> Iterator[Token]:
    """What a sentence says that somebody asked for, as tokens of the kind `project`."""
    text = sentence.text
    for found in _ASKED.finditer(text):
        start, end = found.span("what")
        if not (found["deed"] or found["after"]) or not _A_PLACE_TO_BUILD.search(text, start, end):
            continue
        fewest = 1 if text[end - 1] in "路街桥" else _FEWEST_OWN
        if len(own_words(text, start, end, sentence.places)) < fewest:
            continue
        end = found.end("after")
        name = ProjectName(plain(text[start:end]), sure=False)
        yield Token("project", start, end, name, "project.asked-for")
