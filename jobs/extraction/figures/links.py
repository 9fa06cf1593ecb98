"""What linking gives: a frame with the name of its indicator; and how names are found in words."""

import re

from jobs.extraction.figures.frames import Frame
from jobs.extraction.figures.indicators import Indicator, IndicatorLexicon
from jobs.extraction.names.phrases import short_name
from jobs.extraction.rules.members import COUNT, GROWTH, INCREMENT, LEVEL, RANK, SHARE_KIND
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import Value, replace
from jobs.extraction.rules.wordlist import words

STAGES = words(
    """
    竣工投产 建成投产 开工建设 新开工 新竣工 开工 竣工 投产 签约 续建 完工 落地 储备 新建
    在建 前期 开复工 新开复工 复工
    """
)
"""What stands for so many projects: 续建17个."""
_STAGE_BEHIND = re.compile(
    "(?:(?:[今明]年)?(?:[0-9]{1,2}月(?:底|末|份|[上中下]旬)?|年内|年底)(?:之?前)?)?"
    "(?:已经?|基本|全部|同步|同时|陆续|密集|集中|正式|提前|相继|顺利|实现|成功|现场|参加)*"
    "(?:[尚仍还](?=未))?(未(?:开工|完工|竣工|投产)|建成投产|建成投用|开工建设|投产达效|达产达效|开[竣复]?工|复工|奠基|动工|竣工|投产"
    "|签约|落地|建成|启动|完工)(?!率|了?[0-9])"
)
_SAID_BEHIND = re.compile(
    "(?:目前|已经?|均|全部|都)*((?:达到|正在|通过|进入|纳入|列入|取得|获得|主体)[^，,。；;（(\\d的]{2,6})"
    "(?=[，,。；;（(]|$)"
)
_STAGE_BEFORE = re.compile(
    "(即将开工|计划开工|新竣工|新签约|新投产|开工|竣工|计划竣工|签约|投产|新开工|储备|续建|谋划)(?:建设|"
    "实施)?的?$"
)
_SAID_OF_SUBJECT = re.compile(
    "(?:增速|增幅)?(?:总体|整体)?(?:平稳|稳中)|增多|增长|增加(?!值)|较[快多高大]|加快|明显|显著|快速|实现|保持|继续|持续|稳步|进一步|取得|得到|"
    "呈|剔除|扣除|大幅|进展|顺利|突破|连[跨上续]|跨[越上]|迈[上过]|下降|上升|由|从|已(?=排定|确定|下达|公布)|排定|出炉|敲定"
)
_SECTOR = re.compile("第[一二三]产业")
_ADDED = re.compile("(?<![高战创])新增(?!长)|净增|增收|^增量$|^(?:扩大|扩种|扩建)(?!到|至)")

_WHOLE_NUMBER = ("总量", "总数", "数量")
_LESSENED = re.compile(
    "减收|(?:减少|压减|削减|核减).{0,10}(?:债务|支出|开支|欠款|存量|库存|产能|面积|人口|编制)$"
)
"""What is saved (减少碳排放5万吨) is told as it stands."""
_CHANGE_BEGINS = frozenset("扩减压削核")


class Link(Value, frozen=True):
    """A frame with its indicator. `token` spans what states the figure; `how` is the rule."""

    frame: Frame
    name: str
    token: Token
    how: str
    indicator: Indicator | None = None
    inherited: bool = False
    subject: str = ""
    """Of a share, what has it: 地区生产总值占全市比重 speaks of 地区生产总值."""

    @property
    def said(self) -> Token:
        """The frame's own stretch, without the phrase that names what it is of."""
        return self.token.parts[0] if self.token.parts else self.token


def stage_of_things(text: str, before: str, end: int) -> str:
    """What is done with counted projects: 开工 for 集中开工20个项目 and for 20个项目集中开工."""
    behind = _STAGE_BEHIND.match(text, end)
    ahead = _STAGE_BEFORE.search(before)
    return behind[1] if behind else ahead[1] if ahead else ""


def said_of_things(text: str, end: int) -> str:
    """What else is said of things that have no name: 达到开工标准, 正在招标."""
    said = _SAID_BEHIND.match(text, end)
    return said[1] if said else ""


def subject_of_clause(words: str) -> str:
    """What a clause without figures speaks of: 高新技术项目 for 高新技术项目增长较快."""
    said = _SAID_OF_SUBJECT.split(words.rpartition("是")[2])[0]
    return short_name(said).rstrip("将比较也又再已有")


def may_change(words: str) -> bool:
    """Whether the words may make a figure an increment or take it off something."""
    return "增" in words or words[:1] in _CHANGE_BEGINS


def is_added(words: str) -> bool:
    """Whether the words make a figure an increment: 新增, 净增."""
    return ("增" in words or words.startswith("扩")) and _ADDED.search(words) is not None


def is_lessened(words: str) -> bool:
    """Whether the words take a figure off something: 减少政府债务6亿元."""
    return words[:1] in "减压削核" and _LESSENED.match(words) is not None


def as_added(frame: Frame, words: str) -> Frame:
    """A level or count that its words make an increment: 新增3万人, 减少债务6亿元."""
    if frame.measure is not LEVEL and frame.measure is not COUNT:
        return frame
    if is_added(words):
        return replace(frame, measure=INCREMENT)
    if not is_lessened(words):
        return frame
    value = replace(frame.value, value=-frame.value.value)
    return replace(frame, measure=INCREMENT, value=value)


def canonical(lexicon: IndicatorLexicon, name: str) -> tuple[str, Indicator | None]:
    """The lexicon's name where it knows the phrase; also behind a modifier it is no part of, and
    of the speed of what it knows.
    """
    known = lexicon.find(name)
    if known is not None:
        return known.name, known
    if name.endswith(_WHOLE_NUMBER) and (whole := lexicon.find(name[:-2])) is not None:
        return whole.name, whole
    if name.endswith("增速") and (grows := lexicon.find(name[:-2])) is not None:
        return f"{grows.name}增速", None
    return name, lexicon.at_end(name)


def in_sector(words: str, last: Link | None) -> str:
    """投资增长9%，分产业看，第一产业增长6%: what the sectors grow by is what was told before."""
    if last is None or not last.name.endswith("投资") or _SECTOR.fullmatch(words) is None:
        return words
    return f"{words}投资"


def as_growth(link: Link, last: Link, lexicon: IndicatorLexicon, *, raised: bool) -> Link:
    """A share that goes on with a growth (增长8%，力争10%) or with the rank of one (增速居第8位，
    达到3.9%) is a growth.
    """
    if link.frame.value.kind is not SHARE_KIND:
        return link
    if last.frame.measure is RANK and last.name.endswith("增速"):
        name, indicator = canonical(lexicon, last.name.removesuffix("增速"))
        link = replace(link, name=name, indicator=indicator)
    elif not raised or last.frame.measure is not GROWTH:
        return link
    return replace(link, frame=replace(link.frame, measure=GROWTH))
