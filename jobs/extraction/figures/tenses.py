"""Whether a figure is promised or reached: 力争, 预计, 将 … against 已, 完成了, 截至, 目前.

The cue nearest before the figure decides, and holds over the clauses that follow it in the sentence
until another cue turns it. What a heading says of all below it is read in `aims.py`.
"""

import re
from bisect import bisect_right
from datetime import date, timedelta

from jobs.extraction.context import Sentence
from jobs.extraction.figures.frame_rules import RAISED
from jobs.extraction.figures.links import Link
from jobs.extraction.rules.members import COUNT, COUNT_KIND
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Period, Token

_MOVED = "[^，,。；;]{1,16}(?:纳入|列入|列为|作为|转化|转为|划入|移交|分为|整合)"
"""Behind a 将 that only says what is moved: 将债务纳入预算."""
_PROMISE = Spotted(
    "(?:方案|规划|意见|计划|纲要|通知|措施|办法|要点|清单)[》”]?(?:明确|提出)|按照?(?:年度)?(?:计划|规划|安排)(?=[，,])|报告提出|(?:确定|提出|明确|制定|定下|确立|立下)了(?=(?:(?!实现了|完成了)[^。；;]){2,90}的[^，,。；;、]{0,4}目标)|提出(?=[，,：:]?(?:到20|今年|全年|明年|在?[两三四五\\d]+年内))|我们(?:提出|要求)(?![了的过])|力争(?!目标)|"
    "(?:会议?|[省市县区州旗]委|政府)(?:提出|明确|要求|下达)(?!了|的?(?:全年|年度)?(?:目标|任务|计划))|(?:目标|任务)(?=[是为：:])|(?<!完成)(?<!超额)(?<!占总)(?<![年季月]度)任务(?=约?[0-9])(?![0-9.]+[^，,。；;0-9]{1,4}[）)]?的[0-9])|"
    "(?<!年度)(?<!占年)(?<![占超总])(?<!跨越)(?<!行动)(?<!攻坚)(?<!成长)(?<!培育)(?<!扶持)(?<!提升)(?<!倍增)(?<!专项)(?<![按照原])(?<![一二三五]年)计划(?!(?:新)?(?:开工|竣工|投产)[^，,。；;\\d]{0,4}项目(?:已|实现|实际|均|全部)|生育|单列|投资占|总投资|任务|的|共安排|[（(”’》，。；、]|企业|试点)|出台(?=[^，,。；;]{0,24}(?:计划|规划|方案|意见))|确保|"
    "争取(?=在|今年|年底|早日|到(?=[0-9年月]|今|明|[“十])|实现)|有望|可望|(?<![虚模])拟(?!定)|"
    f"将(?!军|其|从(?!\\d)|辖|信用|{_MOVED})|"
    "(?<!年度)(?<!全年)(?<!完成)(?<!%的)(?<!于)目标(?!任务|的|企业|客商|客户|市场|人群|[（(])|"
    "预期(?!寿命)|即将|届时|未来|今后|必须|(?<![主重需紧首概扼摘只纪机次])要(?!求|素|点|闻|员|塞|害)|"
    "全部建成(?=，)|规划(?:期末|建设|装机)|需(?:要)?(?=完成|投资|增长|达到|实现)|可(?=实现|形成|提供|达|满足|"
    "新增|年|节约|减|带动|安置|吸纳|容纳|处理|供)|"
    "(?<![占为])年度计划(?=完成(?:投资)?\\d)|(?<!占)(?<!完成)年度(?:计划)?投资(?!占|完成率|计划的|(?:同比)?分别|同比)|"
    "年度计划(?=(?:新)?(?:开工|竣工|完工|投产|实施)[^，,。；;\\d]{0,6}\\d)|下一步|明年|为目标|(?<=[今明]年)再(?=[新扩改]?建|改造|实施|培育|引进|打造)|期望|设定|聚焦建设|致力于?(?=打造|建设|实现)|着力打造|"
    "(?<![仅只已共])用[两三四五2-5](?:[到至][三四五])?年(?:左右)?的?时间(?=[，,]?(?:全|基本|力争|培育|打造|[新改]?建[设成]?|改造|实[现施]|完成|推动|达到|使|投[资入]|总?投资))|"
    "(?<![过近立产营第到])[两三四五]年内(?=[，,]?(?:全[市县区省州]|力争|累计|新[建增]|建[设成]|培育|打造|引[进育]|招引|改造|完成|"
    "实现|达到|发展|投[资入]|治理|整治|修建|每年))|"
    "全力(?=完成|实现)|(?:对照|围绕|锚定|瞄准|紧扣|紧盯|盯紧|聚焦)(?![^，,。；;]{0,4}(?:年初|既定))(?=[^，,。；;]{2,40}(?:的[^，,。；;]{0,4}|[0-9][^，,。；;0-9的]{1,3})(?:目标|任务))|"
    "不(?:得|能)?[低少高多]于|重点培育|大力培育|推动(?=[^，,。；;]{2,24}(?:提高|提升)[到至])"
)
_EXPECTED = Spotted(
    "预[计期](?![^，,。；;]{1,20}[，,]实际)(?!寿命|数|[\u4e00-\u9fff]{2,6}[量数额]的|目标|指标)|(?:建成|投产|达产|达效|投运|通车|投用|运营|完工|竣工|达标)后"
)
"""Promises only of what is still to come: 2023年预计完成 in that year's report is an estimate."""
_SURE_PROMISE = re.compile(
    f"力争(?!目标)|确保|将(?!军|其|从(?!\\d)|{_MOVED})|"
    "到20\\d\\d年|下一步|(?:预期|计划|目标)(?=[^，,。；;]{1,20}[，,]实际)|"
    "要(?<![主重需紧首]要)(?=实现|完成|达到|突破)|必须|须(?=达|完成|实现)|不[少低]于"
)
_DONE = Spotted(
    "(?:(?:实现|完成|达成)了|(?:已|超额|圆满|胜利|全面)(?:实现|完成|达成))[^，,。；;]{0,12}目标|"
    "已(?!然)|(?<=[，；])开工(?=[0-9]{1,4}[个项][，、]开工率)|目前(?!的\\d)|截至|截止|今年以来|年初以来|近年来|完成了|实现了|(?<![两三四五六七八九十]年)累计|(?:建成|建设|形成|投入|"
    "获得|取得|签订|引进|突破|增加|提高|增长|下降|超过|带回|开展|接待|解决|培育|达成|实施|翻|"
    "提升|减少|新增|达到|安排)了|现有|现已|"
    "计划(?:总)?投资[\\d.]+[万亿]*元[，,](?=(?:已|累计|实际)*完成)|年度计划(?:完成)?投资[\\d.]+[万亿]*元[，,；;]其中|"
    "计划(?:总)?投资(?:总额)?[\\d.]+[万亿]*元[，,；;](?=[^，,。；;\\d]{2,12}(?:项目|工程)\\d)|"
    "实际已?(?=开工|竣工|完工|投产|建成)|"
    "(?<!确保)(?<!力争)(?<!计划)(?<!预计)(?<!争取)(?<!实现)完成(?=[^，,。；;\\d]{0,10}[\\d.]+[万亿]*[元个家户亩吨公里]+[，,](?:约?[占为是]|完成)[^，,。；;\\d]{0,6}(?:计划|任务|目标)[^，,。；;\\d]{0,6}的\\d)|"
    "[高低快好慢多少]于[^，,。；;0-9]{0,6}(?:目标|计划)(?=[0-9.]+个百分点)|"
    "(?<=[，,])实际(?:已|共|分别)*(?=完成|增长|下降|达|执行|为)|"
    "(?<!立足)当前|眼下|以来(?=[，,])|(?<![比较])去年|(?<![比较])上年|过去|(?<=[，,])有(?=[\\d两三四五六七八九十百]+[家个户名项].{1,6}被)|开工仪式|此次(?:集中)?开工|据统计|如今|列入|在谈|(?:紧盯|盯紧)(?![^，,。；;]{0,30}(?:目标|任务))|获得|其中有"
)
_STRIVING = re.compile("(?:力争|确保|争取)[^。；;]*$")
"""Before a sum that is only to be reached: 力争二季度完成10亿元，累计突破19亿元."""
_RUNS = "(?:建成|竣工|完工|投产|达产|达效|满产|投用|投运|运营|使用|运行|并网|通车|通航|启用)"
_ONCE_RUNNING = re.compile(
    f"{_RUNS}(?:之?后|[，,](?:项目|每年|年)*(?:可|将|能|预计|届时)+(?!完成))"
)
_IS_DONE = re.compile("(?:目前|现|均|都|全部)*已")
_TOLD = re.compile("(?:总?共|累计|先后|已)(?!要|需|计划)")
"""Behind 全年, of what has been done in it."""
_OF_ITS_AIM = re.compile(
    "[，,](?:占|完成了?|为|是)(?:[全本]?年度?|年初|[省州市县区]|政府|下达|确定|既定|规划|的)*(?:目标|任务|计划)"
    "[^，,。；;]{0,14}[\\d.]%"
)
"""Behind what was reached: 引进资金6亿元，占目标任务的110%."""
_TO_START = re.compile(
    "[^，,。；;]{2,16}?(?<!已)(?:今年|明年|年内)?(?:即?将|[可有]望|要)(?:[于在][^，,。；;]{1,8})?(?:全部|陆续|集中|相继)?(?:年内)?(?:开工|启动|动工|开建|完工|建成|竣工|通车)"
)
"""Behind a count of works that are still to begin."""
_AIMS_TOO = ("累计", "计划", "年度计划")
"""What says among aims no more than that a plan goes on."""
_SET_FOR = re.compile("预计|将|计划|力争|[可有]望")
_TOLD_NEXT = re.compile(
    "[；;]|[，,](?!同比|[比较增占]|投资占)(?=[^，,；;]*(?:项目|总投资|完成|开工|到位))"
)
"""Behind 年度计划投资 and its sum, before what is told of something else."""
_PROMISED, _REACHED = 0, 1
"""What a cue says. Of two cues with one end, the one that says reached stands behind."""
_TWO_YEARS = timedelta(days=731)
_YEARS_LAST_DAYS = timedelta(days=10)
_REVIEWS_UNTIL, _REVIEWS_FROM = 3, 12
"""Between these months, 全年 is no year that is over or as good as over."""


_AIMED = {"目标", "任务"}
_MET = re.compile("(?:完成|[高低快慢优好多]于|超[过出额]?|比(?![率例重]))[^，,。；;\\d]{0,20}$")
"""Before an aim that is told as met or missed: 完成招商任务5亿元, 高于年初目标1个百分点."""

_PART_OF = re.compile("目标|[\\d.]+[万亿]*[^，,。；;\\d]{1,2}的\\d")
"""Behind a plan of which so much is done: 完成收入计划5亿元的98%; or that is an aim."""


class Tense:
    """Reads a sentence's cues from left to right.

    `aim` is what the section's heading says: True of aims, False of a report, None of neither.
    `published` is the last day that the article may be of.
    """

    def __init__(self, sentence: Sentence, *, aim: bool | None, published: date | None) -> None:
        self._published = published
        self._aim = aim
        self._text = text = sentence.text
        self._will = "要" in text or "将" in text or "望" in text
        spots = sentence.spots
        self._expected: list[int] = []
        self._of_one_sum: set[int] = set()
        """Where 年度计划投资 ends, which says nothing of the clauses behind it."""
        if aim is False:
            promised = [found.end() for found in _SURE_PROMISE.finditer(text)]
        else:
            promised = []
            if _PROMISE in spots:
                for found in sentence.matches(_PROMISE):
                    if not _is_met(text, found):
                        promised.append(found.end())
                        if found[0].startswith("年度"):
                            self._of_one_sum.add(found.end())
            if _EXPECTED in spots:
                self._expected = [found.end() for found in sentence.matches(_EXPECTED)]
                promised += self._expected
        done: list[int] = []
        if _DONE in spots:
            matches = sentence.matches(_DONE)
            done = [
                found.end()
                for found in matches
                if not (aim and found[0].startswith(_AIMS_TOO))
                and not (found[0] == "累计" and self._strives(sentence, found.start()))
            ]
        self._done = done[0] if done else len(text) + 1
        """The end of the first cue that says that something is reached."""
        self._ends, self._promises = _in_order(promised, done) if promised or done else ([], [])
        """Where each cue ends, and whether it promises."""

    def _strives(self, sentence: Sentence, position: int) -> bool:
        """Whether 累计 at a position sums up what is only to be reached."""
        if _STRIVING.search(self._text, 0, position):
            return True
        told = next((t.value for t in reversed(sentence.periods) if t.end <= position), None)
        since = told.end if told and told.part == "until" else told and told.start
        return bool(since and self._published and since > self._published)

    def promises(self, end: int, period: Token | None) -> bool:
        """Whether the figure that ends at `end` is a promise.

        `period` is the token of the period that its own sentence gives it.
        """
        last = bisect_right(self._ends, end) - 1 if self._ends else -1
        if self._of_one_sum:
            last = self._still_said(last, end)
        promise = self._promises[last] if last >= 0 else bool(self._aim)
        if period is None or self._published is None:
            return promise
        since = self._ends[last] if last >= 0 else -1
        return self._at(period, self._published, promise=promise, since=since)

    def _still_said(self, last: int, end: int) -> int:
        """The last cue that still holds where a figure ends: none of one sum told before."""
        while last >= 0 and (said := self._ends[last]) in self._of_one_sum:
            told = _TOLD_NEXT.search(self._text, said)
            if told is None or told.start() >= end:
                break
            last -= 1
        return last

    def _at(self, period: Token, published: date, *, promise: bool, since: int) -> bool:
        """What the figure's period makes of the cue that ends at `since`."""
        span: Period = period.value
        words = self._text[period.start : period.end]
        # 10月投产，达产后年产值8亿元: the date is not the figure's.
        once = since in self._expected and self._text[since - 1] == "后"
        apart = once and _SET_FOR.search(self._text, 0, period.end + 8) is not None
        apart = apart and since > period.end
        if (
            since in self._expected
            and not apart
            and span.end is not None
            and (span.start is not None or span.part == "until")
        ):
            return span.end > published + _YEARS_LAST_DAYS
        if since > period.end:
            return promise
        if span.start is not None and span.start > published:
            return True
        if span.end is not None and span.end < published:
            # Among aims, 上半年 of the year that is running tells how far they are.
            so_far = since < 0 and span.end.year == published.year
            # 据了解，2022年…: of the year before, whatever is aimed at in this one.
            before = since < 0 and span.part == "year" and words != "全年"
            if not self._aim or before or (so_far and span.part in {"half", "quarter", "month"}):
                return False
        until = span.part == "until" and span.end is not None and span.end > published
        ahead = until or (self._aim is None and _runs_for_years(span, published))
        if span.end is not None and span.end > published + _YEARS_LAST_DAYS:
            # 全年增长12% in April, 年内全部通过验收: told of a year that is not over.
            whole_year = words == "全年" and not _TOLD.match(self._text, period.end)
            whole_year = whole_year and _REVIEWS_UNTIL < published.month < _REVIEWS_FROM
            ahead = ahead or (whole_year and self._aim is not False)
            if until and since < period.start and words.endswith(("内", "前")):
                return True
        return promise or (ahead and since < 0)

    def expects(self, end: int) -> bool:
        """Whether the cue of a figure that ends at `end` only says what is expected."""
        last = bisect_right(self._ends, end) - 1
        return last >= 0 and self._ends[last] in self._expected

    def reports(self, end: int) -> bool:
        """Whether a cue before `end` says that something is reached."""
        return self._done <= end

    def reports_behind(self, start: int) -> bool:
        """Whether a cue behind `start` says that something is reached."""
        cues = zip(self._ends, self._promises, strict=True)
        return any(end > start and not promise for end, promise in cues)

    def leans_ahead(self, end: int, link: Link) -> bool:
        """倍增, 3个千亿级产业: aims by their nature, unless the text says that they are reached."""
        if link.frame.word == "迈向":
            return True
        quantity = link.frame.quantity
        if self._will and _TO_START.match(self._text, quantity.end):
            return quantity.value.kind is COUNT_KIND
        leans = quantity.rule == "quantity.doubled"
        if "亿级" in link.name and link.frame.word not in RAISED and "迈入" not in self._text:
            leans = True
        return leans and not self.reports(end)


def _is_met(text: str, cue: re.Match[str]) -> bool:
    """Whether an aim is only what a figure is measured by."""
    if cue[0] not in _AIMED and not (cue[0] == "计划" and _PART_OF.match(text, cue.end())):
        return False
    return _MET.search(text, 0, cue.start()) is not None


def _in_order(promised: list[int], done: list[int]) -> tuple[list[int], list[bool]]:
    """The ends of cues in order, and which of them promise."""
    if not promised or not done:
        promised.sort()
        return promised or done, [True] * len(promised) or [False] * len(done)
    cues = sorted([*((end, _PROMISED) for end in promised), *((end, _REACHED) for end in done)])
    return [end for end, _ in cues], [cue == _PROMISED for _, cue in cues]


def _runs_for_years(span: Period, published: date) -> bool:
    """“十四五”期间 before its end: a plan's years, told of as a whole."""
    if span.start is None or span.end is None or span.end.year <= published.year:
        return False
    return span.end - span.start > _TWO_YEARS


def is_once_running(text: str, period: Token | None, said: int) -> bool:
    """投产后年产值35亿元, 6月投产，可实现收入3亿元: once the work runs, whichever day it was
    to be complete by.
    """
    return _ONCE_RUNNING.search(text, period.end if period else 0, said + 2) is not None


def is_done(text: str, link: Link, own: Token | None) -> bool:
    """计划投资5亿元的3个项目已开工, 引资6亿元，占任务的110%: what is said behind a figure.

    `own` is the period that its sentence gives it.
    """
    frame = link.frame
    if frame.word == "占":
        # 力争上半年完成全年任务的55%, 3月底前完成任务的80% are still to come.
        clause = text.rfind("，", 0, frame.quantity.start) + 1
        due = own is not None and own.start >= clause and own.value.part == "until"
        asked = due or _SURE_PROMISE.search(text, clause, frame.quantity.start) is not None
        return not asked and "任务" in (frame.whole or "")
    if "%" in text and _OF_ITS_AIM.match(text, frame.quantity.end):
        return True
    return link.frame.measure is COUNT and _IS_DONE.match(text, link.token.end) is not None


def reports_on(sentence: Sentence) -> bool:
    """Whether a sentence says of anything that it is reached or was so."""
    return next(iter(sentence.matches(_DONE)), None) is not None
