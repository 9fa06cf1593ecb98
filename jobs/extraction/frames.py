"""Frames: how a quantity is said. 同比增长13.4%, 占全市的45.8%, 由52个增至92个, 居全省第二.

Rules over a sentence with its quantities and periods condensed. Each makes a `frame` token: what is
measured and with which sign; whose figure it is and of what is the linking's work (`linking.py`).
"""

import re
from collections.abc import Callable
from dataclasses import replace

from jobs.extraction.engine import Match, Rule, Stage
from jobs.extraction.quantities import Quantity, QuantityKind
from jobs.extraction.record import record
from jobs.extraction.tokens import Period, Token
from storage.records import Comparator, Measure

_DOWN = (
    "缩短|压缩|改善|减支|减产|下降|减少|回落|降低|下跌|下滑|减|降|收缩|负增长|缩减|削减|调低|下调|"
    "减收|跌"
)
_UP = (
    "增支|增产|增长|上涨|提高|提升|上升|增加|递增|增|攀升|扩大|高出|快于|上扬|激增|大增|猛增|增收|净增|涨|"
    "升|多|高|回升|"
    "加快|收窄|高于|超过?|超额|超出|领先"
)
_TO = "(?:到了?|至|为|成了?)"
_RAISED = (
    "增加|提高|提升|增长|上升|扩大|发展|壮大|缩短|压缩|减少|下降|降低|降|下调|上调|调降|调高|"
    "缩小|缩减|增|升|"
    "变|减|攀升|扩展|扩充|扩容|跃升|跃增|猛增|拓展|延伸|延长|压减|回落|上涨|达"
)
RAISED = frozenset(_RAISED.split("|"))
"""The verbs of a figure that was another one before."""
_COMPARE = (
    "(?P<compare>(?:比(?![重例率值])|较(?![好大快高]))"
    "(?:{period}|[^，,。；;、{quantity}]{1,14}?)的?)?"
)
_HOW = (
    "(?:同比|环比|（下同）|年均|两年平均|[三四五]年平均|每年|累计|平均|实际|名义|分别|则|(?<![户人亩])均|又|再|还|大幅|小幅|略|微|稍|继续|已|共|约|将|可|"
    "就)*"
)
_SO_MUCH = "(?:了|幅度?为?|高达|仅为?|却|达到?|为|约|超过?|近|分别为?)*"
_FALLS = re.compile(_DOWN)
_NAMED_YEAR = re.compile(r"\d{4}|[“‘]|十")


@record
class Frame:
    """A quantity with what is said of it. `quantity` is its token.

    `whole` is what a share is of or a rank is counted in; `base` the year compared with where it is
    not the year before; `relative` tells that the frame has no subject of its own (同比增长8%).
    """

    quantity: Token
    measure: Measure
    value: Quantity
    whole: str = ""
    base: int | None = None
    relative: bool = False
    word: str = ""
    """The word that made it: 增长, 占, 居 …"""


_LEVELS = {
    QuantityKind.SHARE: Measure.SHARE,
    QuantityKind.COUNT: Measure.COUNT,
    QuantityKind.RANK: Measure.RANK,
    QuantityKind.MULTIPLE: Measure.MULTIPLE,
    QuantityKind.POINTS: Measure.INCREMENT,
}
_CHANGES = {
    QuantityKind.SHARE: Measure.GROWTH,
    QuantityKind.BARE: Measure.GROWTH,
    QuantityKind.MULTIPLE: Measure.MULTIPLE,
}


def level_of(quantity: Quantity) -> Measure:
    """What a quantity measures where nothing more is said."""
    return _LEVELS.get(quantity.kind, Measure.LEVEL)


def _plain(match: Match) -> Frame | None:
    token = match.token("quantity")
    return None if token is None else Frame(token, level_of(token.value), token.value)


def _index(match: Match) -> Frame | None:
    token = match.token("quantity")
    return Frame(token, Measure.LEVEL, token.value, word="指数") if token else None


def _grade(match: Match) -> Frame | None:
    """迈向万亿级: at least so much money."""
    token = match.token("grade")
    if token is None:
        return None
    return Frame(token, Measure.LEVEL, token.value, word="迈向")


def _raised(match: Match) -> Frame | None:
    """The later of two figures: 由52个增至92个."""
    token = match.token("quantity", -1)
    if token is None or token.value.kind is QuantityKind.BARE:
        return None
    return Frame(token, level_of(token.value), token.value, word=match.text("verb"))


def _change(match: Match) -> Frame | None:
    token = match.token("quantity", -1)
    if token is None:
        return None
    quantity: Quantity = token.value
    verb = match.text("verb")
    how = match.text("how")
    against = match.has("compare") or "比" in how or how.endswith(("略", "微", "稍"))
    timed = verb in {"缩短", "压缩"} or (against and verb in {"减少", "增加"})
    shorter = quantity.kind is QuantityKind.TIME and timed
    if quantity.kind in {QuantityKind.TIME, QuantityKind.RANK} and not shorter:
        return None
    if (len(verb) == 1 and not against) or (verb == "超过" and not match.has("compare")):
        return None
    measure = _CHANGES.get(quantity.kind, Measure.INCREMENT)
    if quantity.kind is QuantityKind.BARE:
        quantity = replace(quantity, unit="%", kind=QuantityKind.SHARE)
    if _FALLS.fullmatch(verb):
        quantity = _negative(quantity)
    return Frame(token, measure, quantity, base=_base(match), relative=True, word=verb)


def _doubled_since(match: Match) -> Frame | None:
    """比2020年翻了两番: a multiple of the figure before."""
    token = match.token("quantity")
    if token is None or token.rule not in {"quantity.doubled", "quantity.redoubled"}:
        return None
    return Frame(token, Measure.MULTIPLE, token.value, base=_base(match), relative=True, word="翻")


def _apart(match: Match) -> Frame | None:
    """高于全省0.2个百分点: how far from another's."""
    token = match.token("quantity", -1)
    if token is None or token.value.kind is not QuantityKind.POINTS:
        return None
    below = match.text("verb") in {"低于", "慢于"}
    value = _negative(token.value) if below else token.value
    return Frame(token, Measure.INCREMENT, value, relative=True, word=match.text("verb"))


def _negative(quantity: Quantity) -> Quantity:
    turned = {Comparator.AT_LEAST: Comparator.AT_MOST, Comparator.AT_MOST: Comparator.AT_LEAST}
    return replace(
        quantity,
        value=-quantity.value,
        value_max=None if quantity.value_max is None else -quantity.value_max,
        comparator=turned.get(quantity.comparator, quantity.comparator),
    )


def _base(match: Match) -> int | None:
    for token in match.tokens:
        if token.kind == "period" and isinstance(token.value, Period):
            on = token.value.end or token.value.start
            if on is not None and _NAMED_YEAR.match(match.condensed.text, token.start):
                return on.year
    return None


def _growth_behind(match: Match) -> Frame | None:
    token = match.token("quantity")
    if token is None or token.value.kind is not QuantityKind.SHARE:
        return None
    value = _negative(token.value) if match.has("down") else token.value
    return Frame(token, Measure.GROWTH, value, word="增长")


def _speed(match: Match) -> Frame | None:
    """增速8%, 涨幅2%左右: a growth of what stands before the word."""
    token = match.token("quantity")
    if token is None or token.value.kind not in {QuantityKind.SHARE, QuantityKind.BARE}:
        return None
    value = replace(token.value, unit="%")
    value = _negative(value) if match.text("word") in {"降幅", "跌幅"} else value
    return Frame(token, Measure.GROWTH, value, word=match.text("word"))


def _share_of(match: Match) -> Frame | None:
    """占年度计划23.4亿元的79.9%: the last figure; the one that it is a share of is the plan's."""
    token = match.token("quantity", -1)
    if token is None or token.value.kind is not QuantityKind.SHARE:
        return None
    whole = match.text("whole").removesuffix("的")
    return Frame(token, Measure.SHARE, token.value, whole=whole, relative=True, word="占")


def _regained(match: Match) -> Frame | None:
    """恢复到2019年的91.5%: so much of what an earlier year had."""
    token = match.token("quantity")
    if token is None or token.value.kind is not QuantityKind.SHARE:
        return None
    return Frame(token, Measure.SHARE, token.value, base=_base(match), relative=True, word="恢复")


def _times_of(match: Match) -> Frame | None:
    token = match.token("quantity")
    if token is None or token.value.kind is not QuantityKind.MULTIPLE:
        return None
    return Frame(token, Measure.MULTIPLE, token.value, base=_base(match), relative=True, word="是")


def _ranked(match: Match) -> Frame | None:
    token = match.token("quantity")
    if token is None or token.value.kind is not QuantityKind.RANK:
        return None
    whole = token.value.within or match.text("whole")
    return Frame(token, Measure.RANK, token.value, whole=whole, word="居")


def _rule(name: str, pattern: str, make: Callable[[Match], Frame | None]) -> Rule:
    return Rule(f"figure.{name}", "frame", pattern, make)


FRAMES = Stage(
    (
        _rule("index", "(?<=指数)(?:为|达到?|是)?{quantity}", _index),
        _rule("plain", "{quantity}", _plain),
        _rule("grade", "(?:迈向|冲刺|迈上|挺进|跃上)(?:了)?{grade}", _grade),
        _rule(
            "from-to",
            f"[由从](?:{{period}}|"
            f"[^，,。；;{{quantity}}])*?{{quantity}}[^，,。；;{{quantity}}]{{0,6}}?"
            f"(?P<verb>{_RAISED})(?:{_TO}(?:{{period}}的?|目前的|现在的|如今的|最快)?(?:每年|年)?|"
            "{period}的?){quantity}",
            _raised,
        ),
        _rule(
            "from-few-to",
            f"[由从][^，,。；;{{quantity}}]{{1,16}}?(?P<verb>{_RAISED}){_TO}"
            "(?:{period}的?|目前的|现在的|最快)?{quantity}",
            _raised,
        ),
        _rule(
            "turned",
            f"[由从][^，,。；;{{quantity}}]{{0,10}}?(?:{_UP}|{_DOWN}){{quantity}}"
            f"(?:转为|变为|转向|扭转为)(?P<how>)(?P<verb>{_UP}|{_DOWN}){{quantity}}",
            _change,
        ),
        _rule(
            "raised-to",
            f"(?P<verb>{_RAISED}){_TO}(?:最快|目前的|现在的|如今的)?(?:每年|年)?{{quantity}}",
            _raised,
        ),
        _rule(
            "change",
            f"{_COMPARE}(?P<how>{_HOW})(?P<verb>{_UP}|{_DOWN}){_SO_MUCH}{{quantity}}",
            _change,
        ),
        _rule(
            "doubled-since",
            "[比较](?:{period}|[^，,。；;、{quantity}]{1,10}?)(?:实现|预计|将|已|可|有望)*{quantity}",
            _doubled_since,
        ),
        _rule(
            "apart-from",
            "(?P<verb>高于|快于|低于|慢于|高出|优于|好于|超过?|领先)(?P<whole>[^，,。；;{quantity}]{1,12}?)"
            "(?:{quantity}的(?:目标|水平|增速|平均水平))?{quantity}",
            _apart,
        ),
        _rule(
            "growth-behind",
            "{quantity}的(?:正|高速|快速)?(?:增长|增速|增幅)",
            _growth_behind,
        ),
        _rule(
            "speed",
            "(?P<word>增速|增幅|涨幅|降幅|跌幅|(?<!自然)增长率|增长速度)"
            f"(?:必?须|要|应|力争|预计|将|保持在|控制在|稳定在|维持在)*{_SO_MUCH}{{quantity}}",
            _speed,
        ),
        _rule(
            "share-of",
            "(?:占(?!比|有率|地(?!区|方))|[为是](?=[^，,。；;{quantity}]{0,8}(?:目标|计划|任务|预算)的)|"
            "完成(?=[^，,。；;{quantity}]{0,8}(?:目标|计划|任务|预算)))"
            "(?P<whole>[^，,。；;{quantity}]{1,24}?)?(?:[（(]{quantity}[）)]的|{quantity}的)?"
            "(?:的?(?:比重|比例|份额))?(?:为|达到?|约|提高到|上升到|保持在|稳定在|控制在|维持在|的|仅)*{quantity}",
            _share_of,
        ),
        _rule(
            "times-of",
            "(?:约?[是为]|相当于)(?P<whole>[^，,。；;{quantity}]{1,16}?)的{quantity}",
            _times_of,
        ),
        _rule(
            "regained",
            "恢复(?:{period}|[到至]了?[^，,。；;{quantity}]{2,10}?)(?:同期|水平)*的{quantity}",
            _regained,
        ),
        _rule(
            "ranked",
            "(?:进入|重返|进位至|升至|前移至|跻身于?|迈入|迈进|挺进|挤进|稳?居|位居|位列|列|排名?|名列|跃居|跻身|保持|连续[^，,。；;]{1,6}?|均|位次|均居|"
            "稳居)+"
            "(?P<whole>全[省市国区县]|[^，,。；;{quantity}]{2,6})?{quantity}",
            _ranked,
        ),
    )
)
