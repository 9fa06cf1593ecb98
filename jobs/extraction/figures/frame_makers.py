"""What the patterns of frames make of their matches: frames, or None to refuse."""

import re

from jobs.extraction.figures.frames import Frame, Said, level_of
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
from jobs.extraction.rules.tokens import Period
from jobs.extraction.rules.value import replace
from storage.records import Comparator

DOWN = (
    "缩短|压缩|压减|改善|减支|减产|下降|减少|回落|降低|下跌|下滑|减|降|收缩|负增长|缩减|削减|调低|下调|"
    "减收|少放|少增|跌|低|慢|少|↓"
)
"""The verbs of a fall."""
_FALLS = frozenset(DOWN.split("|"))
_AND = {"、", "和"}
_ARROWS = {"↑", "↓"}
_BARE_VERBS = frozenset("增降涨跌升")
"""Of a headline: 进出口增8%."""
_TURNED = {Comparator.AT_LEAST: Comparator.AT_MOST, Comparator.AT_MOST: Comparator.AT_LEAST}
_NAMED_YEAR = re.compile(r"\d{4}|[“‘]|十")
_CHANGES = {SHARE_KIND: GROWTH, BARE_KIND: GROWTH, MULTIPLE_KIND: MULTIPLE}


def index(said: Said) -> Frame | None:
    token = said.tokens[-1]
    rate = token.value.kind is SHARE_KIND and said.text.endswith("系数", 0, said.start())
    return None if rate else Frame(token, LEVEL, token.value, word="指数")


def grade(said: Said) -> Frame | None:
    """迈向万亿级: at least so much money."""
    token = said.tokens[-1]
    return Frame(token, LEVEL, token.value, word="迈向")


def raised(said: Said) -> Frame | None:
    """The later of two figures: 由52个增至92个."""
    token = said.tokens[-1]
    alone = token.value.kind is SHARE_KIND and len(said.tokens) == 1
    if token.value.kind is BARE_KIND or (alone and said.text.endswith("增长为", 0, token.start)):
        return None
    return Frame(token, level_of(token.value), token.value, "", None, False, said.found["verb"])


def change(said: Said) -> Frame | None:
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
    plain = verb in _ARROWS or (verb in _BARE_VERBS and quantity.kind is SHARE_KIND)
    if ((len(verb) == 1 or improved) and not against and not plain) or (
        verb == "超过" and not said.compares()
    ):
        return None
    measure = _CHANGES.get(quantity.kind, INCREMENT)
    if quantity.kind is BARE_KIND:
        quantity = replace(quantity, unit="%", kind=SHARE_KIND)
    if verb in _FALLS:
        quantity = _negative(quantity)
    return Frame(token, measure, quantity, "", _base(said), True, verb)


def doubled_since(said: Said) -> Frame | None:
    """比2020年翻了两番: a multiple of the figure before."""
    token = said.tokens[-1]
    if token.rule not in {"quantity.doubled", "quantity.redoubled"}:
        return None
    return Frame(token, MULTIPLE, token.value, base=_base(said), relative=True, word="翻")


def apart(said: Said) -> Frame | None:
    """高于全省0.2个百分点: how far from another's."""
    token = said.tokens[-1]
    listed = token.value.kind is BARE_KIND and said.text[token.end : token.end + 1] in _AND
    if token.value.kind is not POINTS_KIND and not listed:
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


def growth_behind(said: Said) -> Frame | None:
    token = said.tokens[-1]
    if token.value.kind is not SHARE_KIND:
        return None
    if said.found[0].endswith("↓"):
        return Frame(token, GROWTH, _negative(token.value), relative=True, word="↓")
    return Frame(token, GROWTH, token.value, relative=said.found[0].endswith("↑"), word="增长")


def signed(said: Said) -> Frame | None:
    """+6.2%: a sign stands before growths only."""
    token = said.tokens[-1]
    if token.value.kind is not SHARE_KIND:
        return None
    return Frame(token, GROWTH, token.value, relative=True, word="+")


def speed(said: Said) -> Frame | None:
    """增速8%, 涨幅2%左右: a growth of what stands before the word."""
    token = said.tokens[-1]
    if token.value.kind not in {SHARE_KIND, BARE_KIND}:
        return None
    value = replace(token.value, unit="%")
    value = _negative(value) if said.found["word"] in {"降幅", "跌幅"} else value
    return Frame(token, GROWTH, value, word=said.found["word"])


def share_of(said: Said) -> Frame | None:
    """占年度计划23.4亿元的79.9%: the last figure; the one that it is a share of is the plan's."""
    token = said.tokens[-1]
    if token.value.kind is not SHARE_KIND:
        return None
    whole = said.words("whole").removesuffix("的")
    return Frame(token, SHARE, token.value, whole=whole, relative=True, word="占")


def regained(said: Said) -> Frame | None:
    """恢复到2019年的91.5%: so much of what an earlier year had."""
    token = said.tokens[-1]
    if token.value.kind is not SHARE_KIND:
        return None
    return Frame(token, SHARE, token.value, base=_base(said), relative=True, word="恢复")


def times_of(said: Said) -> Frame | None:
    token = said.tokens[-1]
    if token.value.kind is not MULTIPLE_KIND:
        return None
    return Frame(token, MULTIPLE, token.value, base=_base(said), relative=True, word="是")


def ranked(said: Said) -> Frame | None:
    """居全省第二, 在全市排第3位, 列全市十二个旗县区第四位."""
    token = said.tokens[-1]
    if token.value.kind is not RANK_KIND:
        return None
    whole = token.value.within or said.words("whole") or said.words("place")
    return Frame(token, RANK, token.value, whole=whole, word="居")
