"""What an article lists as aims: by its title, its headings and the lines that open its lists.

`tenses.py` reads the cues of one sentence; here stands what holds beyond it.
"""

import re

import regex

from jobs.extraction.context import Sentence
from jobs.extraction.figures.tenses import reports_on
from jobs.extraction.rules.pattern_needs import by_first_character
from jobs.extraction.rules.spotter import Spotted

_TOWARDS = (
    "冲刺|锚定|紧盯|瞄准|围绕|聚焦|对标|对照|紧扣|盯紧|朝着|向着|剑指|奔着|决战|决胜|奋战|咬定"
)
"""What a title cheers towards an aim by, which lists none: 冲刺全年目标."""
_AIMS = regex.compile(
    f"(?<!完成.{{0,8}}|达成.{{0,8}}|实现.{{0,8}}|(?:{_TOWARDS}).{{0,6}})"
    "(?:预期)?目标(?!任务(?:完成|实现)|.{0,4}(?:完成|实现)|管理|责任|考核|企业|客商|客户|市场|人群|对象)|"
    "主要指标安排|工作(?:安排|重点|打算|思路)|今后|未来五年|下一步|"
    "年(?:的|全[市县区州省])?重点(?:工作|任务)(?!会|推进|完成|进展|落实|情况|回顾|总结|调度|考核)|"
    "(?:重点|着力|全力)(?:抓好|做好|办好|推进|实施)[^，,。；;]{0,8}(?:工作|任务|举措)"
)
_TOLD_TOO = re.compile(
    "(?:[总小]结|回顾|(?:完成|运行|发展|执行|总体|进展|工作|开展)情况|"
    "年度?工作(?=[和及与暨、]|以及)).{0,16}(?:打算|计划|思路|安排|要点|目标)"
)
"""In a title that names both what was done and what will be: 2022年工作总结及2023年工作计划."""
_PLAN_ISSUED = re.compile(
    "(?:出台|印发|发布)[^，,。；;]{0,24}(?:计划|规划|方案)(?!.{0,6}(?:评估|情况|进展|完成|报告))"
)
_DEEDS = re.compile(
    "(?:今年|明年|20\\d\\d年度?|将|确定|公布|票决)[^，,。]{0,20}实事|"
    "实事[^，,。]{0,14}(?:公布|公告|出炉|敲定|确定|清单|安排|发布|来了)"
)
"""民生实事 of a year: the list of what a government will do for its people in it."""
_DEEDS_DONE = re.compile("完成|兑现|落地|落实|办结|办成|进展|成效|见效|回顾|盘点|收官|答卷|去年")
_DEEDS_TOLD = re.compile(
    "(?:目前|截至|截止|现)[^。]{0,12}已|已(?:全部|经)*(?:办结|完成|建成|竣工|落实|兑现)|(?:办结|完成)率"
)
"""In the opening of what became of them, whatever announces them there."""
_PLAN_TITLE = re.compile(
    "(?:(?:行动|实施|工作|总体|建设)方案|(?:行动|工作|实施|推进|(?<!年度)建设)计划|工作要点|规划(?:纲要)?|社会发展计划|三年行动|任务(?:清单|分解))"
    "(?:[（(][^）)]*[）)])?(?:的通知)?$"
)
"""A document that sets out what is to be done, by the end of its title."""
_OPENS_PLAN = re.compile("[^，,。；;：:]{0,20}(?:工作要点|工作计划|工作打算)(?=[\\s\\d])")
"""A title that a plan's first line begins with."""
_PLANS = (_AIMS, _PLAN_ISSUED, _PLAN_TITLE)
_MAY_PLAN = re.compile("目标|指标安排|工作|今后|未来五年|下一步|方案|计划|规划|三年行动|任务|举措")
"""One of these stands in whatever one of those finds; most headings hold none."""
_CLAUSE = re.compile("[，,。；;]")
_REPORT = re.compile(
    "成绩单|发展(?:基础|现状|成就|成效)|(?:基础|成就|成效)$|回顾|过去|(?:完成|运行|年度?工作(?:开展)?)情况|取得|总结|亮点"
)
_NUMBERED = re.compile(
    "[（(]?[一二三四五六七八九十]{1,3}[）)、.]|第[一二三四五六七八九十]+[章节篇部]"
)
_OUTER = re.compile("[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章节篇部]")
"""What numbers the sections that those in brackets are parts of."""
_AIMS_OPEN = re.compile(
    "[^，,。；;：:]{0,20}(?:目标[^，,。；;：:]{0,3}|主要任务[是为]?|工作(?:打算|计划|安排|思路|重点|举措))[：:]"
)
_TO_DO_WELL = re.compile(
    "做好(?:今年|明年|20\\d\\d年)[^，,。；;]{0,10}工作[，,](?:要|必须|重点|应)"
)
"""What a report says of the year ahead: 做好今年工作，要…, before it lists what is to be done."""
_AIMS_SECTION = re.compile(
    "(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．])?\\s?"
    "(?:主要|发展|总体|工作|预期|具体|奋斗|年度|规划|建设|行动)*目标(?:任务)?[。：:]"
)
_WILL = Spotted(
    "将(?!军|其|从|辖|信用|于)|力争|确保|下一步|接下来|谋划(?=[^，,。；;]{0,6}(?:今年|明年|20\\d\\d年|下半年|下一))|今后|我们要|还要|(?:今年|明年|年内)(?:[我全本][省市县区州旗镇乡])?计划(?!总?投资)|"
    "要(?<![主重需紧首]要)(?:重点|着力|切实|扎实|认真|全力|突出|集中|统筹)*(?:抓好|做好|办好|抓实|推进)"
)
_ITEM = r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）、.．]\s?)"
_BIDS = re.compile(
    f"{_ITEM}?(?:分别是[：:])?{_ITEM}?(?:其中[，,：:](?=投资|计划|拟|[新改扩]建|改造|治理|实施|整治))?(?:(?:同时|此外|另外|[一二三四五六七八九]是)[，,]?)?(?:着力|加大|加快|全面|扎实|大力|深入|持续|全力|积极|抓好|"
    "抓紧|推动|推进|实施|培育|新增|新建|新开工|开工建设|建成投产|支持|引导|重点(?=推进|抓|实施|建设|打造|支持|发展|培育|做好|突破)|做好|做优|做强|强化|优化|完善|突出|聚焦|聚力|加强|力促|争创|争取|谋划|打造|开展|建成|建设|完成|[新改扩]{1,3}建|"
    "改造|整治|治理|除险|清淤|硬化|打通|创建|招引|引进|扶持|培训|坚持|坚决|严格|健全|统筹|提升|提高|确保|力争|投资(?=[0-9.]+[万亿]*元[，,]))"
)
"""What a sentence begins with that goes on telling what is to be done."""
_LOOKS_BACK = re.compile("(?:回顾|在)?(?:刚刚)?过去的?(?:这?一|五)年|[一五]年来")
"""What a paragraph begins with that tells of the time behind, whatever aims stood before it."""
_ASKS = re.compile("(?:问|记者|主持人|Q\\d?)：")
_ASKS_BEGINS = frozenset("问记主Q")
_ASKED_AHEAD = re.compile(
    "打算|目标|计划|下一步|接下来|怎么[干抓做]|如何(?=[^，。？]{0,12}(?:推进|实现|落实|推动|发力))|举措|部署"
)
"""What an interviewer asks about what is still to come; the answer tells of it."""
_NEXT_ITEM = re.compile(f"{_ITEM}|[一二三四五六七八九]是")
"""What another item of the same list begins with."""
_GOES_ON = by_first_character(f"同时|此外|另外|其次|再次|{_ITEM}")


_URGE = (
    "(?:加快|着力|争创|力争|确保|锚定|抢抓|健全|完善|支持|引导|鼓励|做[大强优]|坚持|聚焦|围绕|突出|"
    "强化|优化|深化|统筹|抓好|办好|全力|全面|深入|大力|扎实|推动|用好|加大|积极|活化|抓实|严格|充分)"
)
_URGES = re.compile(_URGE)
_GOES_ON_URGING = re.compile(f"[，,。；;]{_URGE}")
# No choice begins with a class of characters: such a pattern is found faster.
_REACHED = "|".join(f"{verb}(?:了|功)" for verb in "成得现达立展动")
_TOLD = re.compile(
    f"已|{_REACHED}|同比|增至|截至|目前|去年|上年|以来|顺利|圆满|累计|获[评批得]|入选|上榜|荣获|"
    "记者|介绍|本次|此次|共计?[0-9]|年均|连续|认定|先后|20\\d\\d年"
)
_URGED = 4


def _urges(text: str) -> bool:
    """Whether a paragraph only urges: 加快…，健全…，支持…, and tells nothing that is so."""
    if _TOLD.search(text) is not None:
        return False
    return bool(_URGES.match(text)) + len(_GOES_ON_URGING.findall(text)) >= _URGED


class Aims:
    """Follows an article from top to bottom. `now` is what holds for the sentence entered last."""

    def __init__(self, title: str) -> None:
        self._base = aims(title)
        self.now = self._base
        """True of aims, False of a report, None of neither."""
        self.opens_section = False
        """Whether the paragraph entered last sets aims for all up to the next heading."""
        self._section = self._outer = self._base
        self._will = False
        self._text = ""
        self._urged: bool | None = False
        """Whether the paragraph only urges; null where that was not asked yet."""

    def enter_paragraph(self, text: str, *, heads: bool, first: bool) -> None:
        told = aims(text) if heads else None
        if text[:1] in _ASKS_BEGINS and _ASKS.match(text):
            ahead = _ASKED_AHEAD.search(text) is not None
            self._section = True if ahead else self._outer
            told = None
        named = "目标" in text or "工作" in text or "任务" in text
        self.opens_section = named and _AIMS_SECTION.match(text) is not None
        if told is not None or (heads and _NUMBERED.match(text)):
            self._enter_section(text, told)
        elif first and (announces_deeds(text) or (named and _OPENS_PLAN.match(text))):
            self._base = self._section = self._outer = True
        elif first and self._section and "实事" in text and _DEEDS_TOLD.search(text):
            self._base = self._section = self._outer = None
        elif self._section and _LOOKS_BACK.match(text):
            self._section = self._outer = None
        elif self.opens_section or (
            named and (_AIMS_OPEN.match(text) or ("做好" in text and _TO_DO_WELL.search(text)))
        ):
            self._section = True
        self._text = text
        self._urged = None if self._section is None else False
        self._will = self._will and goes_on(text)

    def _enter_section(self, heading: str, told: bool | None) -> None:
        """Take over what the section tells that a numbered one is part of: （一） is in 二、."""
        numbered = _NUMBERED.match(heading)
        if numbered and _OUTER.match(heading) is None:
            self._section = self._outer if told is None else told
        else:
            self._section = self._outer = self._base if told is None else told

    def enter_sentence(self, sentence: Sentence) -> None:
        """加快…, 新增… behind a sentence of what will be done is to be done too."""
        text = sentence.text
        if self._section is None and "目标" in text and _AIMS_OPEN.match(text):
            self._section = True
        bids = self._will and (_BIDS.match(text) or _NEXT_ITEM.match(text)) is not None
        bids = bids and not reports_on(sentence)
        if self._urged is None:
            self._urged = _urges(self._text)
        self.now = True if bids or self._urged else self._section
        told = _WILL in sentence.spots and bool([*sentence.matches(_WILL)])
        self._will = bids or (told and not reports_on(sentence))


def goes_on(text: str) -> bool:
    """Whether a paragraph may go on telling what will be done, by how it begins."""
    begun = _GOES_ON[text[:1]]
    return begun is not None and begun.match(text) is not None


def aims(heading: str) -> bool | None:
    """What a heading says of all below it: True of aims, False of a report, None of neither."""
    stripped = heading.rstrip()
    if _TOLD_TOO.search(stripped):
        return None
    plans = _MAY_PLAN.search(stripped) and any(plan.search(stripped) for plan in _PLANS)
    if plans or announces_deeds(heading):
        return True
    return False if _REPORT.search(heading) else None


def announces_deeds(text: str) -> bool:
    """Whether a title or a first paragraph announces a list of 民生实事, not what became of it."""
    found = _DEEDS.search(text) if "实事" in text else None
    if found is None:
        return False
    clause = _CLAUSE.split(text[found.start() :], maxsplit=1)[0]
    return _DEEDS_DONE.search(clause) is None and _DEEDS_TOLD.search(text) is None
