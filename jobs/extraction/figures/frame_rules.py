"""The patterns that frames are read by, over sentences with quantities and periods condensed.

Each makes a frame of what it finds, or None to refuse.
"""

import re

from jobs.extraction.figures.frames import Frame, FrameRule, Said, level_of
from jobs.extraction.rules.members import (
    BARE_KIND,
    COUNT_KIND,
    EXTENT_KIND,
    GROWTH,
    INCREMENT,
    LEVEL,
    MULTIPLE,
    MULTIPLE_KIND,
    POINTS_KIND,
    RANK,
    RANK_KIND,
    SHARE,
    SHARE_KIND,
    TIME_KIND,
)
from jobs.extraction.rules.quantity import Quantity
from jobs.extraction.rules.record import replace
from jobs.extraction.rules.rule_patterns import mark
from jobs.extraction.rules.tokens import Period
from jobs.extraction.rules.wordlist import alternation
from storage.records import Comparator

_DOWN = (
    "缩短|压缩|改善|减支|减产|下降|减少|回落|降低|下跌|下滑|减|降|收缩|负增长|缩减|削减|调低|下调|"
    "减收|跌|低|少|↓"
)
_UP = (
    "增支|增产|增长|上涨|提高|提升|上升|增加|递增|增|攀升|扩大|高出|快于|上扬|激增|大增|猛增|增收|净增|涨|"
    "升|多|高|回升|"
    "加快|收窄|高于|超过|超|超额|超出|领先|↑"
)
_CHANGED = alternation((*_UP.split("|"), *_DOWN.split("|")))
_TO = "(?:到了?|至|为|成了?)"
_RAISED = (
    "增加|提高|提升|增长|上升|扩大|发展|壮大|缩短|压缩|减少|下降|降低|降|下调|上调|调降|调高|"
    "缩小|缩减|增|升|"
    "变|减|攀升|扩展|扩充|扩容|跃升|跃增|猛增|拓展|延伸|延长|压减|回落|上涨|涨|达"
)
RAISED = frozenset(_RAISED.split("|"))
"""The verbs of a figure that was another one before."""
_COMPARE = (
    "(?P<compare>(?:(?<!占)比(?![重例率值])|较(?![好大快高]))"
    "(?:{period}|[^，,。；;、{quantity}]{1,14}?)的?)?"
)
_HOW = (
    "(?:同比|环比|同口径|可比口径|（下同）|年均|年平均|两年平均|[三四五]年平均|每年|累计|平均|实际|名义|分别|则|(?<![户人亩])均|又|再|还|大幅|小幅|略|微|稍|继续|已|共|约|将|可|"
    "就)*"
)
_SO_MUCH = "(?:了|幅度?为?|高达|仅为?|却|达到?|为|约|超过?|近|分别为?)*"
_SO_MUCH_ENDS = frozenset("了幅度为达仅却到约超过近别")
_OF_A_PLAN = "(?=[^，,。；;{quantity}]{0,8}(?:目标|计划|任务|预算)的)"
_FALLS = frozenset(_DOWN.split("|"))
_ARROWS = {"↑", "↓"}
_TURNED = {Comparator.AT_LEAST: Comparator.AT_MOST, Comparator.AT_MOST: Comparator.AT_LEAST}
_NAMED_YEAR = re.compile(r"\d{4}|[“‘]|十")
_CHANGES = {SHARE_KIND: GROWTH, BARE_KIND: GROWTH, MULTIPLE_KIND: MULTIPLE}


def _index(said: Said) -> Frame | None:
    token = said.tokens[-1]
    return Frame(token, LEVEL, token.value, word="指数")


def _grade(said: Said) -> Frame | None:
    """迈向万亿级: at least so much money."""
    token = said.tokens[-1]
    return Frame(token, LEVEL, token.value, word="迈向")


def _raised(said: Said) -> Frame | None:
    """The later of two figures: 由52个增至92个."""
    token = said.tokens[-1]
    alone = token.value.kind is SHARE_KIND and len(said.tokens) == 1
    if token.value.kind is BARE_KIND or (alone and said.text.endswith("增长为", 0, token.start)):
        return None
    return Frame(token, level_of(token.value), token.value, "", None, False, said.found["verb"])


def _change(said: Said) -> Frame | None:
    token = said.tokens[-1]
    quantity: Quantity = token.value
    verb = said.found["verb"]
    how = said.found["how"]
    against = said.compares() or "比" in how or how.endswith(("略", "微", "稍"))
    timed = verb in {"缩短", "压缩"} or (
        verb in {"减少", "增加"} and (against or said.text.endswith("天数", 0, said.start()))
    )
    shorter = quantity.kind is TIME_KIND and timed
    if quantity.kind in {TIME_KIND, RANK_KIND} and not shorter:
        return None
    improved = verb == "提升" and quantity.kind in {COUNT_KIND, EXTENT_KIND}
    if ((len(verb) == 1 or improved) and not against and verb not in _ARROWS) or (
        verb == "超过" and not said.compares()
    ):
        return None
    measure = _CHANGES.get(quantity.kind, INCREMENT)
    if quantity.kind is BARE_KIND:
        quantity = replace(quantity, unit="%", kind=SHARE_KIND)
    if verb in _FALLS:
        quantity = _negative(quantity)
    return Frame(token, measure, quantity, "", _base(said), True, verb)


def _doubled_since(said: Said) -> Frame | None:
    """比2020年翻了两番: a multiple of the figure before."""
    token = said.tokens[-1]
    if token.rule not in {"quantity.doubled", "quantity.redoubled"}:
        return None
    return Frame(token, MULTIPLE, token.value, base=_base(said), relative=True, word="翻")


def _apart(said: Said) -> Frame | None:
    """高于全省0.2个百分点: how far from another's."""
    token = said.tokens[-1]
    if token.value.kind is not POINTS_KIND:
        return None
    below = said.found["verb"] in {"低于", "慢于"}
    value = _negative(token.value) if below else token.value
    return Frame(token, INCREMENT, value, relative=True, word=said.found["verb"])


def _negative(quantity: Quantity) -> Quantity:
    return replace(
        quantity,
        value=-quantity.value,
        value_max=None if quantity.value_max is None else -quantity.value_max,
        comparator=_TURNED.get(quantity.comparator, quantity.comparator),
    )


def _base(said: Said) -> int | None:
    for token in said.tokens:
        if token.kind == "period" and isinstance(token.value, Period):
            on = token.value.end or token.value.start
            if on is not None and _NAMED_YEAR.match(said.text, token.start):
                return on.year
    return None


def _growth_behind(said: Said) -> Frame | None:
    token = said.tokens[-1]
    if token.value.kind is not SHARE_KIND:
        return None
    if said.found[0].endswith("↓"):
        return Frame(token, GROWTH, _negative(token.value), relative=True, word="↓")
    return Frame(token, GROWTH, token.value, relative=said.found[0].endswith("↑"), word="增长")


def _signed(said: Said) -> Frame | None:
    """+6.2%: a sign stands before growths only."""
    token = said.tokens[-1]
    if token.value.kind is not SHARE_KIND:
        return None
    return Frame(token, GROWTH, token.value, relative=True, word="+")


def _speed(said: Said) -> Frame | None:
    """增速8%, 涨幅2%左右: a growth of what stands before the word."""
    token = said.tokens[-1]
    if token.value.kind not in {SHARE_KIND, BARE_KIND}:
        return None
    value = replace(token.value, unit="%")
    value = _negative(value) if said.found["word"] in {"降幅", "跌幅"} else value
    return Frame(token, GROWTH, value, word=said.found["word"])


def _share_of(said: Said) -> Frame | None:
    """占年度计划23.4亿元的79.9%: the last figure; the one that it is a share of is the plan's."""
    token = said.tokens[-1]
    if token.value.kind is not SHARE_KIND:
        return None
    whole = said.words("whole").removesuffix("的")
    return Frame(token, SHARE, token.value, whole=whole, relative=True, word="占")


def _regained(said: Said) -> Frame | None:
    """恢复到2019年的91.5%: so much of what an earlier year had."""
    token = said.tokens[-1]
    if token.value.kind is not SHARE_KIND:
        return None
    return Frame(token, SHARE, token.value, base=_base(said), relative=True, word="恢复")


def _times_of(said: Said) -> Frame | None:
    token = said.tokens[-1]
    if token.value.kind is not MULTIPLE_KIND:
        return None
    return Frame(token, MULTIPLE, token.value, base=_base(said), relative=True, word="是")


def _ranked(said: Said) -> Frame | None:
    """居全省第二, 在全市排第3位, 列全市十二个旗县区第四位."""
    token = said.tokens[-1]
    if token.value.kind is not RANK_KIND:
        return None
    whole = token.value.within or said.words("whole") or said.words("place")
    return Frame(token, RANK, token.value, whole=whole, word="居")


FRAME_RULES = (
    FrameRule("figure.index", "(?<=指数)(?:为|达到?|是)?{quantity}", _index, words=("指数",)),
    FrameRule(
        "figure.grade", "(?:迈向|冲刺|迈上|挺进|跃上)(?:了)?{grade}", _grade, words=(mark("grade"),)
    ),
    FrameRule(
        "figure.from-to",
        f"[由从](?:{{period}}|"
        f"[^，,。；;{{quantity}}])*?{{quantity}}[^，,。；;{{quantity}}]{{0,6}}?"
        f"(?P<verb>{_RAISED})(?:{_TO}(?:{{period}}的?|目前的|现在的|如今的|最快)?(?:每年|年)?|"
        "{period}的?){quantity}",
        _raised,
        opens="由从",
    ),
    FrameRule(
        "figure.from-few-to",
        f"[由从][^，,。；;{{quantity}}]{{1,16}}?(?P<verb>{_RAISED}){_TO}"
        "(?:{period}的?|目前的|现在的|最快)?{quantity}",
        _raised,
        opens="由从",
    ),
    FrameRule(
        "figure.turned",
        f"[由从][^，,。；;{{quantity}}]{{0,10}}?(?:{_UP}|{_DOWN}){{quantity}}"
        f"(?:转为|变为|转向|扭转为)(?P<compare>)(?P<how>)(?P<verb>{_UP}|{_DOWN}){{quantity}}",
        _change,
        opens="由从",
    ),
    FrameRule(
        "figure.raised-to",
        f"(?P<verb>{_RAISED}){_TO}(?:最快|目前的|现在的|如今的)?(?:每年|年)?{{quantity}}",
        _raised,
        ends=frozenset("到了至为成快的年"),
    ),
    FrameRule(
        "figure.change",
        f"{_COMPARE}(?P<how>{_HOW})(?P<verb>{_CHANGED}){_SO_MUCH}{{quantity}}",
        _change,
        ends=frozenset(word[-1] for word in (_UP + "|" + _DOWN).split("|")) | _SO_MUCH_ENDS,
    ),
    FrameRule(
        "figure.change-beside",
        "[与同和](?P<compare>(?:{period}|[^，,。；;、{quantity}]{1,14}?)相比)[，,]?"
        f"(?P<how>{_HOW})(?P<verb>{_CHANGED}){_SO_MUCH}{{quantity}}",
        _change,
        words=("相比",),
    ),
    FrameRule(
        "figure.doubled-since",
        "[比较](?:{period}|[^，,。；;、{quantity}]{1,10}?)(?:实现|预计|将|已|可|有望)*{quantity}",
        _doubled_since,
        kinds=frozenset((MULTIPLE_KIND,)),
        in_clause=True,
    ),
    FrameRule(
        "figure.apart-from",
        "(?P<verb>高于|快于|低于|慢于|高出|优于|好于|超过?|领先)(?P<whole>[^，,。；;{quantity}]{1,12}?)"
        "(?:{quantity}的(?:目标|水平|增速|平均水平))?{quantity}",
        _apart,
        kinds=frozenset((POINTS_KIND,)),
    ),
    FrameRule(
        "figure.growth-behind",
        "{quantity}(?:的(?:正|高速|快速)?(?:增长|增速|增幅)|[↑↓])",
        _growth_behind,
        kinds=frozenset((SHARE_KIND,)),
    ),
    FrameRule(
        "figure.signed",
        "(?:同比|环比)?[ ：]*[+]{quantity}",
        _signed,
        kinds=frozenset((SHARE_KIND,)),
        ends=frozenset("+"),
    ),
    FrameRule(
        "figure.speed",
        "(?:[比较](?:{period}|去年|上年)(?:同期)?的?|同比|环比|年均|年平均|平均|累计|实际|名义)*"
        "(?P<word>增速|增幅|涨幅|降幅|跌幅|(?<!自然)(?<!人口)增长率|增长速度)"
        f"(?:必?须|要|应|力争|预计|将|保持在|控制在|稳定在|维持在)*{_SO_MUCH}{{quantity}}",
        _speed,
        kinds=frozenset((SHARE_KIND, BARE_KIND)),
        ends=frozenset("速幅率度须要应争计将在") | _SO_MUCH_ENDS,
    ),
    FrameRule(
        "figure.share-of",
        f"(?:占到?(?!比|有率|地(?!区|方))|为{_OF_A_PLAN}|是{_OF_A_PLAN}|"
        "完成了?(?=[^，,。；;{quantity}]{0,8}(?:目标|计划|任务|预算)|{quantity}的?[^，,。；;{quantity}]{0,4}(?:目标|计划|任务))"
        "(?:{quantity}的?)?)"
        "(?P<whole>[^，,。；;{quantity}]{1,24}?)?(?:[（(]{quantity}[）)]的|{quantity}的)?"
        f"(?:的?(?:比重|比例|份额))?(?:[由从](?:{{period}}的?)?{{quantity}}(?:{_RAISED}|优化){_TO})?"
        "(?:均|都|为|达到?|约|提高到|上升到|保持在|稳定在|控制在|维持在|的|仅)*{quantity}",
        _share_of,
        kinds=frozenset((SHARE_KIND,)),
    ),
    FrameRule(
        "figure.times-of",
        "(?:约?[是为]|相当于)(?P<whole>[^，,。；;{quantity}]{1,16}?)的{quantity}",
        _times_of,
        kinds=frozenset((MULTIPLE_KIND,)),
        ends=frozenset("的"),
    ),
    FrameRule(
        "figure.regained",
        "恢复(?:{period}|[到至]了?[^，,。；;{quantity}]{2,10}?)(?:同期|水平)*的{quantity}",
        _regained,
        kinds=frozenset((SHARE_KIND,)),
        ends=frozenset("的"),
    ),
    FrameRule(
        "figure.ranked",
        "(?:在?(?P<place>全[省市国区县旗州盟](?:{quantity}[^，,。；;、{quantity}]{1,8}?)?)[中内]?"
        "(?:继续|仍然?)?(?=排|位|居|列|名|均))?"
        "(?:进入|重返|进位至|升至|前移至|跻身于?|迈入|迈进|挺进|挤进|稳?居|位居|位列|列|排名?|排在|名列|跃居|跻身|保持|[连持]续[^，,。；;]{1,6}?|(?<![人户亩地])均|位次|均居|"
        "荣?获得?|夺得|斩获|稳居|分别|为)+"
        "(?P<whole>[^，,。；;、{quantity}]{0,6}{quantity}(?=[^，,。；;、{quantity}]{0,6}[县市区旗州])"
        "[^，,。；;、{quantity}]{1,12}|"
        "全[省市国区县]|[^，,。；;{quantity}]{2,6})?{quantity}",
        _ranked,
        kinds=frozenset((RANK_KIND,)),
        in_clause=True,
    ),
)
