"""Works that a plan sets a day for and does not name: 新建高标准农田2万亩，10月底前全部完工;
将对实验中学门前道路进行改造，11月底完工.
"""

import re
from collections.abc import Sequence

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.milestones.milestone_event import Event, is_planned
from jobs.extraction.milestones.milestone_subjects import Subject
from jobs.extraction.places.project_places import place_of
from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.work_groups import clause_before
from jobs.extraction.works.work_mentions import ReadSentence

_UNIT = "(?:亩|公顷|公里|千米|平方米|米|个|座|处|户|所|套|条|盏|间|栋)(?!月)"
_WORDS = "(?!工期|内容|规模|重点|重大|省|市|亿元|各类|以上|项目|工程)[\u4e00-\u9fff]{2,12}?"
_MANY = r"[0-9][0-9.]*[万亿]?(?:余|多)?"
_COUNTED = re.compile(
    "(?P<verb>新(?:建、?)?改扩?建|改扩建|新建|改建|扩建|建设|改造提升|改造|整治|治理|修复|修建|铺设|更新)"
    f"(?:(?P<what>{_WORDS}){_MANY}{_UNIT}|{_MANY}{_UNIT}(?P<these>{_WORDS})(?=[，；。]))"
)
_WORKED_ON = re.compile(
    "对(?P<what>[^，。；、：的]{2,20}|[^，。；：]{2,10}、[^，。；：]{2,10})"
    "(?:进行|实施|开展)[^，。；、]{0,8}?(?P<deed>(?:提升|提质|升级|清淤|加宽|综合)*(?:改造|修复|治理|整治|拓宽|提升|维修|大修|扩建|硬化|改建|加固)+)"
)
_MANY_OF_THEM = re.compile("[0-9各全该本其此这有些]|相关|部分|重点|企业|项目$|问题|隐患|情况")
_BETTERED = re.compile("改造|整治|治理|修复")
"""What is done to works that stand already: it is part of their name."""
_DEADLINE = beginning("[月底末初日季][之以]?前|年内|年底|月底")
_SET_FOR_ALL = re.compile(
    "(?:完工|竣工|开工|投用|投入使用|通车|交付|建成|验收|完成(?:招标|招投标|设计|主体|建设|改造|整治|施工|任务|铺设))"
)


def may_count_works(sentence: Sentence) -> bool:
    """Whether a sentence may count works and set a day for them."""
    if not sentence.periods:
        return False
    text = sentence.text
    if "对" in text and _WORKED_ON.search(text) is not None:
        return True
    if not sentence.quantities:
        return False
    return _DEADLINE.search(text) is not None and _COUNTED.search(text) is not None


def counted_since(
    context: ArticleContext, read: ReadSentence, event: Event, start: int
) -> Sequence[Subject]:
    """The works counted behind all that is named before the clause of an event: 甲园已开放，今年
    新建游园12处，10月底前完工.
    """
    if not read.projects or event.rule != "milestone.event" or not may_count_works(read.sentence):
        return ()
    named = max((token.end for token in read.projects if token.end <= start), default=start)
    text = read.sentence.text
    counted = _COUNTED.search(text, named, start)
    if counted is None or not is_planned(clause_before(text, counted.start(), counted.start())):
        return ()
    here = [token for token in read.projects if start <= token.start < event.end]
    return () if here else counted_works(context, read, event, start)


def counted_works(
    context: ArticleContext, read: ReadSentence, event: Event, start: int
) -> list[Subject]:
    """The works told of last before the clause of an event at `start`, if it is one of them all and
    not said to be over.
    """
    text = read.sentence.text
    if (worked_on := _worked_on(context, read, event, start)) is not None:
        return [worked_on]
    clause = text[start : event.end]
    over = event.marked and ("已" in clause or _DEADLINE.search(clause) is None)
    if over or _SET_FOR_ALL.search(event.words) is None:
        return []
    counted = [*_COUNTED.finditer(text, 0, start)]
    last = counted[-1] if counted else None
    if last is None or "。" in text[last.end() : start] or _COUNTED.search(text, start, event.end):
        return []
    named = "what" if last["what"] else "these"
    bettered = _BETTERED.match(last["verb"])
    words = last[named] + (bettered[0] if bettered else "")
    token = Token("project", *last.span(named), words, "milestone.counted-works")
    return [Subject(words, place_of(context, read.sentence, token, None), token)]


def _worked_on(
    context: ArticleContext, read: ReadSentence, event: Event, start: int
) -> Subject | None:
    """What something is done to: 对实验中学门前道路进行改造 is 实验中学门前道路改造."""
    text = read.sentence.text
    found = _WORKED_ON.search(text, 0, start) if "对" in text[:start] else None
    if found is None or "。" in text[found.end() : start] or _MANY_OF_THEM.search(found["what"]):
        return None
    words = found["what"] + found["deed"]
    token = Token("project", *found.span("what"), words, "milestone.worked-on")
    return Subject(words, place_of(context, read.sentence, token, None), token)
