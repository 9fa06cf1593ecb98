"""Projects that head the items of a report: 二、某某客运站。总投资3200万元，主体已完工."""

import re
from collections.abc import Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import name_start, plain
from jobs.extraction.reading.form_fields import FIELD
from jobs.extraction.rules.members import HEADING
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_claims import PLANT, Candidate, own_words
from jobs.extraction.works.project_names import ProjectName

ITEM = "project.heads-an-item"

_NUMBER = (
    r"(?:\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)
_NUMBERED = re.compile(
    _NUMBER + f"(?!{FIELD})" + "(?P<name>[^，。；：（(]{4,40})(?:（[^）]*）)?[。，：；]?"
)
_SECOND_ITEM = re.compile("；(?:（[2二]）|2[.、]|②)")
_WITHIN = re.compile(
    "[：；](?=[（\\d①-⑳])" + _NUMBERED.pattern + "(?=(?:项目|工程|计划|预计|概算)*总?投资|全长|占地"
    "|(?:建设|责任|业主|牵头)单位|(?<=：)(?:目前)?(?:正在|已|计划|预计))"
)
# 某某纺织：总投资6亿元，占地300亩
_WITH_ITS_SUM = re.compile(
    "(?P<name>[^，。；：（）()“”\\d]{4,24})(?:（[^）]*）)?：(?=(?:项目)?(?:计划|预计|概算)?总投资)"
)
# 某某生产线项目。总投资5亿元
_ALONE = re.compile("(?P<name>[^，。；：（）()“”、\\s]{4,40}(?:项目|工程))。")
WORK_ALONE = ("项目。", "工程。")
_COSTS_NEXT = re.compile("(?:该?项目|工程)?(?:计划|预计|概算|估算|批复)*总投资")
# 供水场建设项目：综合楼主体完工; not 土建工程：…
_LABEL = re.compile("(?P<name>[^，。；：（）()“”、\\d\\s]{4,24}(?:项目|工程))：")
_LABEL_OF_MANY = re.compile(
    "[重最类级个]|产业|工业|农业|续建|在建|前期|储备|投资|签约|^(?:室外|附属|配套|主体|基础|装修|安装|机电|土建|绿化|景观|其[他它余中])"
)
_TOLD_BEHIND_A_LABEL = re.compile(
    "完工|竣工|完成|封顶|施工|开工|投入|投用|建成|安装|浇筑|进度|尾声|招标"
)
# What such a number begins with: most sentences begin otherwise.
BEGIN_A_NUMBER = frozenset("0123456789（(一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_BEGINS_ANEW = re.compile(_NUMBER + "(?!该|本项目|项目|工程|主体|[一二三首]期)")
# What only a report on a project goes on with.
_TOLD_OF_A_PROJECT = re.compile(
    "^[^。；]{0,12}(?:总投资|概算|估算投资|计划投资|责任单位|业主单位|建设单位|牵头单位|占地|全长|装机|主体|竣工|完工"
    "|开工|封顶|工程进度|形象进度|投入运营|投入使用|建设规模|建设内容|前期|手续|铺设|更换|建筑面积|完成时限|工期|月底)"
)
_TOLD_OF_A_WORK = re.compile(
    "^[^。；]{0,8}(?:建设|新建|改造|交付|完成|建成|启动|实施|总长|规划|设计|招标|施工)"
)
# A work whose every word is common, 城乡供水一体化项目, is one where it heads an item.
_A_WORK = re.compile(
    "(?:项目|工程|(?<!技术)改造|改扩建|扩建|新建|迁建|整治|治理|修复|加固|提升|拓宽|安置房|二期|三期)$"
)
# （一）全力推进重点工程 urges, and names none.
_URGES = re.compile(
    "(?:全力|全面|加快|扎实|大力|持续|深入|着力|聚力|强力|稳步|有序|统筹)*"
    "(?:推进|推动|抓好|抓实|狠抓|加强|强化|开展|做好|落实)"
)
# 二、某某公园建设项目完成情况
HOW_FAR = re.compile("(?:完成|进展|推进|建设|实施)*(?:情况)?[。：:]*$")
_FORM_OPENS = ("项目名称：", "工程名称：")
_NUMBERING = 4
_FOLLOWING = 40
_FEWEST_OWN = 2
_LIST_MARK = re.compile("、|和|及")


def begins_anew(text: str) -> bool:
    """Whether a sentence opens an item of its own: 3.城乡供水一体化项目, but not 2.一期工程; or the
    form of another work.
    """
    numbered = text[0] in BEGIN_A_NUMBER and _BEGINS_ANEW.match(text) is not None
    return numbered or text.startswith(_FORM_OPENS)


def heads_a_section(sentence: Sentence, token: Token) -> bool:
    """Whether a sentence is a heading that says nothing but a project's name, or how far it is."""
    if token.kind != "project":
        return False
    # 1.农村公路改造项目。 and nothing more is one, whatever ends it.
    alone = begins_anew(sentence.text) and sentence.following(1) == ""
    if sentence.paragraph.kind is not HEADING and not alone:
        return False
    name_ends = len(HOW_FAR.sub("", sentence.text))
    rest = sentence.text[: token.start] + sentence.text[token.end : name_ends]
    return len(rest) <= _NUMBERING and token.end >= name_ends


def item_heads(sentence: Sentence, named: Sequence[Token]) -> list[Token]:
    """The projects that items of a list begin with, as tokens of the kind `project`: the item that
    the sentence is, or those that semicolons part in it.

    `named` are the names known already.
    """
    text = sentence.text
    found = _NUMBERED.match(text) if text[:1] in BEGIN_A_NUMBER else None
    if found is None and "：" in text and sentence.start == 0:
        found = _WITH_ITS_SUM.match(text)
    if found is None and sentence.start == 0 and text.endswith(WORK_ALONE):
        found = _COSTS_NEXT.match(sentence.following(_FOLLOWING)) and _ALONE.fullmatch(text)
    if found is None and "：" in text and not named and (label := _LABEL.match(text)) is not None:
        return _labelled(text, label)
    heads = [] if found is None else _head(sentence, named, found)
    if "；" in text and _SECOND_ITEM.search(text):
        for within in _WITHIN.finditer(text):
            heads += _head(sentence, named, within)
    return heads


def _head(sentence: Sentence, named: Sequence[Token], found: re.Match[str]) -> list[Token]:
    text = sentence.text
    start, end = found.span("name")
    work = _A_WORK.search(text, start, end) is not None
    rest = text[found.end() :] + sentence.following(_FOLLOWING)
    if not (_TOLD_OF_A_PROJECT.match(rest) or (work and _TOLD_OF_A_WORK.match(rest))):
        return []
    known = [token for token in named if token.start < end and start < token.end]
    # 1.某某小学、某某幼儿园墙面改造：…: the colon says that all of it is the name.
    entire = work and text.startswith("：", end) and known and known[-1].end < end
    if known and (entire or not _is_of_several(text, (start, end), known)):
        first = known[0]
        stop = end if entire else first.end
        name = plain(text[first.start : end]) if entire else first.value.name
        value = ProjectName(name, first.value.owner)
        return [Token("project", first.start, stop, value, ITEM, (first,))]
    if text[end - 1] in "名率况模容额金资" or _URGES.match(text, start, end):
        return []
    if not _is_plain(text, start, end):
        return []
    own = own_words(text, start, end, sentence.places)
    if not work and ("、" in text[start:end] or len(own) < _FEWEST_OWN):
        return []
    value = ProjectName(plain(text[start:end]))
    return [Token("project", start, end, value, ITEM)]


def _labelled(text: str, label: "re.Match[str]") -> list[Token]:
    """The work that a label names, though its words are common, if it is told how far it is."""
    name = label["name"]
    if _LABEL_OF_MANY.search(name) or not _TOLD_BEHIND_A_LABEL.search(text, label.end()):
        return []
    if not (PLANT.search(name) or Candidate(name, 0, len(name), ()).is_about_something):
        return []
    return [Token("project", *label.span("name"), ProjectName(name), "project.labels-a-sentence")]


def _is_of_several(text: str, span: tuple[int, int], known: Sequence[Token]) -> bool:
    """人民路、解放街雨污分流工程 is one work: its name is known from the last 、 on only."""
    start, end = span
    last = known[-1]
    return (
        len(known) == 1
        and last.start > start
        and last.end >= end
        and text[last.start - 1] == "、"
        and _A_WORK.search(text, start, end) is not None
    )


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether words hold nothing that ends a name: no verb, no count, in any part of a row."""
    here = start
    for mark in (*_LIST_MARK.finditer(text, start, end), None):
        stop = mark.start() if mark else end
        if stop > here and name_start(text, stop, here) not in {here, stop}:
            return False
        here = mark.end() if mark else end
    return True
