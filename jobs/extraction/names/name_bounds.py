"""Where a name begins that is known by its last word: 年产60万吨…项目, …有限公司.

Nothing in Chinese writing marks the left end of a name, so it is read backwards from the head to
the nearest thing that a name can't hold: punctuation, a function word, a verb.
"""

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, MatchKind

from jobs.extraction.names.name_breaks import DOING, FUNCTION_WORDS, WHOLE_WORDS
from jobs.extraction.rules.pattern_needs import ByFirst, by_first_character

_HARD = frozenset("，,。；;：:！!？?…、|｜■●◆▲★—~\t\n\u3000>＞=【】①②③④⑤⑥⑦⑧⑨⑩") | {" "}
_NEVER_BEFORE = (_HARD - {"—"}) | frozenset("的了是")
"""Behind them begins whatever follows; so it does behind other words, but those need a look."""
_PAIRS = {"”": "“", "）": "（", ")": "(", "’": "‘", "」": "「", "》": "《", "』": "『", "]": "["}
_OPENERS = frozenset('“‘（(「《『["')
_MARKS = re.escape("".join(_HARD | _OPENERS | _PAIRS.keys()))
_MARK, _UNMARKED = re.compile(f"[{_MARKS}]"), re.compile(f"[^{_MARKS}]*")
_PASSED_OVER = _PAIRS.keys() | {"—"}
"""What may end a stretch that stands within a name."""
_SHORTEST_JOINED = 2
_LONGEST_NAME = 48
_LONGEST_ASIDE = 24


def _by_their_first() -> dict[str, list[str]]:
    """The function words by their first characters."""
    begun: dict[str, list[str]] = {}
    for firsts, rest in FUNCTION_WORDS:
        for first in firsts:
            begun.setdefault(first, []).append(f"{re.escape(first)}(?:{rest})")
    return begun


_FIRSTS = _by_their_first()
_FUNCTIONS = ByFirst(_FIRSTS)
_LONGEST_FIRST = [
    *sorted(WHOLE_WORDS, key=len, reverse=True),
    *sorted(DOING, key=len, reverse=True),
]
_BREAKS = AhoCorasick([*_LONGEST_FIRST, *_FIRSTS], matchkind=MatchKind.LeftmostFirst)
"""Whole words are taken first, so that nothing inside them is found for a break. Of function words
it finds where they may begin.
"""
_WHOLE, _WORDS = len(WHOLE_WORDS), len(_LONGEST_FIRST)
_ASIDE = re.compile("[“‘（(「《『\\[][^“”（）()「」《》]*[”’）)」》』\\]]")
_JOIN = re.compile(
    "[与及]|和(?:(?<!政和)|(?<=[财市民行党家]政和))(?<![呼共祥协颐饱缓调郑]和)(?!牛|田|谐)"
)
_LINKED = re.compile(
    "(?:建设|改造|修复|治理|整治|保护|发展|提升|更新|扩建|开采|加工|生产|处理|储运|研发|制造|收集|转运"
    "|整合|安装|配套|开发|利用|管理|监测|净化|绿化|防控|维修|研究|销售|服务|培训|检测)$"
)
_WHOLE_NAME = re.compile(
    "(?:项目|工程|生产线|公路|铁路|机场|电站|产业园|园区|车站|隧道|大桥|校区|学校|中学|小学|大学|学院|医院|以)$"
)
_MADE = re.compile("年(?:产|处理|加工)[0-9]")
# 东外环大桥及引线工程 is one work.
_DEPENDENT = re.compile("(?:引线|引桥|引道|接线|连接线|附属|附属设施|配套|配套设施)+$")
_LEADING = by_first_character(
    r"(?:\d{1,2}[.．](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]|全国|全省|全市|全县|全区|全镇|国内|我国|我省|我市|我县|我区|我司|我公司|我局|本市|省内|市内|首个|首条|首座|首家|首批"
    "|最大|规模|一批|一条|一座|一个|一项|重点|重大|国家级|省级|市级|县级|省市|待(?!遇)|计划|新改扩?建|新（[改扩迁、]{1,3}）建|优化(?=[^，。]{4})|新建|续建|在建|投产(?!业|能)|竣工|复工|开建|新开工|大型|正(?=建设|新建|改造|扩建|改建)|沿线"
    r"|境内|目前|总(?![部站装干])|约|近(?=[\d百千万十亿])|好(?!丽|想|孩)|以(?![岭色])|建设(?!路(?![面基灯])|大道|大街|街|银行)(?=[^，。]{2})|改造(?=[^，。]{5})|扩建(?=[^，。]{5})|改建(?=[^，。]{5})|改扩建(?=[^，。]{2})|因(?!特)|并|和(?![田平顺县政龙林谐])|与|及|也|就|都(?![江匀昌安兰龙市])|又|再(?![生制造])|年度|月份|年底|当地|上述|其|之一|建设项目之一"
    r"|(?:已|省列|省级|市级|县级)?(?:投产|续建|在建|竣工|签约|开工|储备|重点|重大)项目(?=[^，。]{3})|项目之一|工程之一|会上|打造|抓|促|赴|到|至|来(?![宾安凤])|配套|项目(?=.)|据|如(?![东皋意])|自(?![治来动然贡行])|即(?![墨将热食时用发])|但|原(?![创料平阳])|像(?!山)|由|又|建(?=\d)|继(?![续承发往光红])|强化|[京津沪渝冀豫黑湘皖鲁赣鄂桂甘晋陕吉闽贵粤川](?=建设|投资)|建设$|(?:公司|企业)(?=[一二三四]期)|[一二三四]期(?:建设|新建|(?:项目|工程)(?=[^，。]{6}))(?=[^，。]{3})"
    "|(?:敷设|铺设)(?=[^，。])|工程(?![机车技学塑建总院师咨材研实公队造质大中])(?=[^，。]{2})|(?:世界级|超级|国家|省级?|级|重大|重点|重要|水利|交通|能源|跨江|跨海|民生)+工程(?=[^，。]{2}))"
)


def name_start(text: str, end: int, floor: int = 0) -> int:
    """Where the name whose head begins at `end` starts in `text`; `end` where nothing precedes it.

    `floor` is a position that the name can't reach over, such as the end of a date before it.
    """
    if end <= floor or text[end - 1] in _NEVER_BEFORE:
        return end
    floor = floor if floor > end - _LONGEST_NAME else end - _LONGEST_NAME
    mark = _MARK.search(text[floor:end][::-1])
    start, asides = (end - mark.start() if mark else floor), False
    if mark and mark[0] in _PASSED_OVER:
        start, asides = _after_punctuation(text, end, floor)
    if start >= end:
        return start
    chunk = _without_asides(text[start:end]) if asides else text[start:end]
    last = _last_break(chunk)
    start += last
    if "和" in chunk or "与" in chunk or "及" in chunk:
        start += _after_join(chunk[last:])
    while start < end and (leading := _LEADING[text[start]]):
        lead = leading.match(text, start, end)
        if lead is None:
            break
        start = lead.end()
    return start


def _last_break(chunk: str, start: int = 0, last: int = 0) -> int:
    """Where the last word ends that a name can't hold; 0 where there is none.

    It reads from `start` on, and knows of one that ends at `last`.
    """
    here = start
    words: Iterable[tuple[int, int, int]]
    if start:
        found = _BREAKS.find_matches_as_indexes(chunk[start:])
        words = [(which, start + begin, start + behind) for which, begin, behind in found]
    else:
        words = _BREAKS.find_matches_as_indexes(chunk)
    for which, at, end in words:
        if at < here:
            if end > here:  # a function word ends inside this one: nothing of it is read
                return _last_break(chunk, here, last)
        elif which < _WORDS:
            here = end
            last = last if which < _WHOLE else end
        elif (function := _FUNCTIONS[chunk[at]]) and (told := function.match(chunk, at)):
            here = last = told.end()
    return last


def _after_punctuation(text: str, end: int, floor: int) -> tuple[int, bool]:
    """Back from `end` to the nearest punctuation, and whether anything was passed over.

    Quoted and bracketed words are.
    """
    here, asides = end, False
    backwards = text[floor:end][::-1]
    while unmarked := _UNMARKED.match(backwards, end - here):
        here = end - unmarked.end()
        last = text[here - 1] if here > floor else ""
        if last in _PAIRS:
            opened = text.rfind(_PAIRS[last], max(floor, here - _LONGEST_ASIDE), here - 1)
            if opened < 0 or "。" in text[opened:here]:
                break
            here, asides = opened, True
        elif last == "—" and _joins_two(text, here - 1):
            here -= 1
        else:
            break
    return here, asides


def _joins_two(text: str, at: int) -> bool:
    """Whether a dash stands between the ends of one road: 武鸣—平果高速公路."""
    return text[at - 1 : at] not in {"", "—"} and text[at + 1 : at + 2] != "—"


def _without_asides(chunk: str) -> str:
    """The chunk with its quoted and bracketed words blotted out, so that nothing breaks there."""
    return str(_ASIDE.sub(lambda aside: "□" * len(aside[0]), chunk))


def _after_join(chunk: str) -> int:
    """A conjunction starts a new name, except between two works of one (修复及湿地保护项目).

    及 joins parts of one thing (电池及某某生产基地), unless a whole name stands before it.
    """
    for found in reversed(tuple(_JOIN.finditer(chunk))):
        before = chunk[: found.start()]
        if found[0] == "和" and found.start() < _SHORTEST_JOINED:
            continue
        if found[0] == "和" and chunk[found.end() : found.end() + 1] in {"平", "谐", "田", "顺"}:
            continue
        made = chunk[found.end() : found.end() + 1].isdigit() and _MADE.search(before) is not None
        if made and not _WHOLE_NAME.search(before):
            continue  # 年产4亿片甲和2万吨乙项目
        if found[0] == "及" and before and not _WHOLE_NAME.search(before):
            continue
        if not (_LINKED.search(before) or _DEPENDENT.match(chunk, found.end())):
            return found.end()
    return 0


def plain(name: str) -> str:
    """A name without quotation marks that go round all of it or stand unpaired."""
    if name.isalnum():
        return name
    if name[:1] in '“"‘' and name.find("”") in (-1, len(name) - 1):
        name = name[1:].rstrip("”")
    if name.count("“") != name.count("”"):
        name = name.replace("“", "").replace("”", "")
    return name
