"""Lists that share what is said of them: 甲、乙产值分别达到…, 甲20吨，乙30吨，均增长5%."""

import re
from collections.abc import Sequence

from jobs.extraction.figures.drafts import ITEMS, SPEED, Draft
from jobs.extraction.figures.frames import Frame
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import STAGES, Link, canonical
from jobs.extraction.names.phrases import is_only_verbs, short_name
from jobs.extraction.rules.condensed import restretched
from jobs.extraction.rules.members import (
    BARE_KIND,
    GROWTH,
    INCREMENT,
    LEVEL,
    MULTIPLE,
    RANK,
    SHARE,
    SHARE_KIND,
)
from jobs.extraction.rules.value import replace

_SUMMED = re.compile("[二两三四五六七八九十](?:大|个|类|项)?(?:行业|类|项|地|区县|指标|产业)")
_ENDS = ("率", "人次", "额", "量", "值", "价格", "收入", "支出", "投资", "面积", "浓度")
_HEAD = re.compile(
    "(?:产业|行业|企业)?(?:实现|完成)?(?:(?<=.)(?:总产值|产值|增加值|(?:营业)?收入|销售额|营业额|"
    "利润(?:总额)?|税收|投资|产量|面积|排放总?量|总量|余额|价格|(?:年均|平均)?浓度))$"
)
_TOWN_AND_COUNTRY = re.compile("城乡(?=(?:常住)?居民)")
SPEED_ALONE = frozenset(
    f"{its}{sum_and}{speed}"
    for its in ("", "其")
    for sum_and in ("", "总量和", "总量、", "总量与", "总量及")
    for speed in ("增速", "增幅", "降幅", "涨幅", "跌幅", "增长率")
)
_SAVED_AND_LENT = re.compile("存、?贷款?(?!款)")
_EACH_IN = ("分居", "分列", "分居全省", "分列全省", "分居全市", "分列全市")
_FORMULA = re.compile(r"[（(][A-Za-z][A-Za-z\d.]*[）)]")
_SHARE = re.compile("(?:全[国省市县区旗])?占比$")
_BARE = 4
_WHOLE = re.compile("(?:种植|播种|养殖)面积$|产量$")
_HARVEST = re.compile("[产量积]$")
_OF_ALL = re.compile("(?<![年平户人])[均都]")
_DONE = re.compile("^(?:实现|完成|达到)")
_TAILED = re.compile("(.{2,6}?)(?:(?:播种|种植|养殖|收获)?面积|(?:总)?产量|(?:单|总)产|产值)$")
_TAILS = {"面积", "产量", "总产量", "总产", "单产", "产值"}
_CHANGES = {GROWTH, MULTIPLE}
_WIDENS = {"扩大"}
_NARROWS = {"收窄", "缩小"}
_FALLS = ("降幅", "跌幅")
_REACHED = "达到占为。；"
"""A percentage behind one of these is a level, or begins anew."""
_THE_FIGURES = ("指标", "数据")
"""三项指标分别增长…: those told right before."""
_RATES = ("率", "比重", "占比", "比例", "度")
_MADE_AND_SOLD = re.compile("(.{2,12})产销量?")
_SUM_OR_SPEED = re.compile("(?:经济)?总量|增速|增幅")
_INDICATORS = re.compile(
    "([^，,。；;：:]+、[^，,。；;：:]+?)等?[两二三四五六七八九十]*[大项个]?"
    "(?:主要)?(?:经济)?指标(?:的?增[速幅])?，?$"
)
"""What is listed before a rank that is said of all: 甲、乙、丙三项指标增速，均居…"""


def dealt_names(
    text: str,
    drafts: Sequence[Draft],
    links: Sequence[Link],
    last: Link | None,
    lexicon: IndicatorLexicon,
) -> list[str]:
    """The names that 分别 deals out to the first of the drafts and to those that go on with it;
    none where nothing is dealt. `links` are the figures before them in the sentence.
    """
    draft, count = drafts[0], 2
    while count < len(drafts) and drafts[count].together:
        count += 1
    words = draft.before.text
    lead = text[max(0, draft.before.end - 1) : draft.frame.quantity.start]
    if "分别" not in lead and "分别" not in words:
        if draft.frame.relative and not words:
            return _in_turn(draft.frame, links, count)
        apart = not words and count == 2 and lead.endswith(_EACH_IN)
        return _of_sum_and_speed(links) if apart else _of_known(words, count, lexicon)
    if is_only_verbs(words) or words.endswith(_THE_FIGURES):
        told = [link.name for link in links if not link.name.endswith(_THE_FIGURES)]
        names = told[-count:] if len(told) >= count else []
        # 占比分别为24%、11%，分别增长5%、7%: it is no share that grows.
        return [_SHARE.sub("", name) for name in names] if draft.frame.measure is GROWTH else names
    if words in SPEED_ALONE and len(links) >= count:
        return [speed_of(link.name) for link in links[-count:]]
    if (
        last is not None
        and "总量" in words
        and (of_both := _sum_and_speed(words, last.name, count))
    ):
        return of_both
    return [canonical(lexicon, short_name(item))[0] for item in dealt_items(words, count)]


def _of_sum_and_speed(links: Sequence[Link]) -> list[str]:
    """收入20亿元，增长6%，分居全省第4、第3位: of the sum and of its speed."""
    if len(links) < 2 or links[-1].frame.measure is not GROWTH:
        return []
    name = links[-1].name
    return [name, speed_of(name)] if links[-2].name == name else []


def _of_known(words: str, count: int, lexicon: IndicatorLexicon) -> list[str]:
    """制造业投资、工业投资增长29%和50%: as many figures as there are indicators in front."""
    both = _TOWN_AND_COUNTRY.match(words) is not None
    if not both and "、" not in words and "和" not in words:
        return []
    names = [canonical(lexicon, short_name(item)) for item in dealt_items(words, count)]
    return [name for name, _ in names] if both or all(known for _, known in names) else []


def dealt_items(words: str, count: int) -> list[str]:
    """The `count` items that a list of phrases names; none where it names another number.

    小学、初中毕业生升学率 shares its end: 小学毕业生升学率, 初中毕业生升学率.
    """
    if "（" in words or "(" in words:
        words = _FORMULA.sub("", words)
    listed, _, shared = words.partition("分别")
    if shared and (dealt := dealt_items(listed, count)):
        # 甲、乙产业分别实现总产值6亿元、8亿元
        return [f"{item}{_DONE.sub('', shared)}" for item in dealt]
    words = _SAVED_AND_LENT.sub("存款、贷款", words) if "存" in words else words
    items = [item for item in ITEMS.split(words) if item]
    if len(items) == 1 and count == 2 and (both := _TOWN_AND_COUNTRY.match(items[0])):
        rest = items[0][both.end() :]
        return [f"城镇{rest}", f"农村{rest}"]
    if len(items) == 1 and count == 2 and (both := _MADE_AND_SOLD.fullmatch(items[0])):
        return [f"{both[1]}产量", f"{both[1]}销量"]
    if len(items) > count and words.count("、") == count - 1:
        # 甲、乙及丙制造、丁: only the marks part the items.
        items = words.split("、")
    if len(items) != count and (summed := _SUMMED.search(words)):
        items = [item for item in ITEMS.split(words[: summed.start()]) if item]
    if len(items) != count:
        return []
    if (first := _TAILED.match(items[0])) and any(item in _TAILS for item in items[1:]):
        # 粮食播种面积和产量: both are the grain's.
        items[1:] = [f"{first[1]}{item}" if item in _TAILS else item for item in items[1:]]
    last = items[-1]
    if stage := next((stage for stage in STAGES if last.startswith(stage)), ""):
        # 新开工、竣工项目: the first are projects, too.
        thing = last.removeprefix(stage)
        items[:-1] = [f"{item}{thing}" if item in STAGES else item for item in items[:-1]]
    if SPEED.search(last) or last.endswith(_ENDS):
        items[:-1] = [
            item if item.endswith(_ENDS) else f"{item}{_shared_end(item, last)}"
            for item in items[:-1]
        ]
    return items


def _sum_and_speed(words: str, name: str, count: int) -> list[str]:
    """总量和增速分别居第1、第2位: of the sum and of its speed."""
    items = ITEMS.split(words)
    if len(items) != count or not all(_SUM_OR_SPEED.fullmatch(item) for item in items):
        return []
    bare = SPEED.sub("", name)
    return [bare if item.endswith("总量") else speed_of(bare) for item in items]


def _shared_end(item: str, last: str) -> str:
    """What an item leaves to the last one to say, cut where a word begins."""
    cut = len(item)
    if item.endswith("业") and "业" in last:
        return last[last.index("业") + 1 :]
    head = _HEAD.search(last)
    # 水产品产量 leaves 产量 to 蔬菜, as no word begins between them.
    within = head is not None and (head.start() < cut < head.end() or head.start() - cut == 1)
    emitted = head is not None and head[0].startswith("排放")
    if head and head.start() > 0 and (within or emitted or cut >= len(last)):
        end = last[head.start() :]
        return "" if _HEAD.search(item) else end.removeprefix(item[-2:])
    return last[cut:] if cut < len(last) - 1 else ""


def _in_turn(frame: Frame, links: Sequence[Link], count: int) -> list[str]:
    """Whose so many growths are, where no 分别 says it: those of as many figures before them."""
    dealt = list(links[-count:])
    whole = len(links) == count or (len(links) > count and links[-count - 1].frame.relative)
    grows = frame.measure in _CHANGES and len(dealt) == count > 1 and whole
    return (
        []
        if not grows or any(one.frame.measure is GROWTH for one in dealt)
        else [o.name for o in dealt]
    )


def measured_alike(frame: Frame, before: Frame) -> Frame:
    """The frame of a figure that goes on with a list, measured as the one before: 增长8%、6%."""
    if frame.measure is MULTIPLE:
        return replace(frame, relative=before.relative, base=frame.base or before.base)
    multiplied = before.measure is MULTIPLE and before.relative
    measure = GROWTH if multiplied and frame.value.kind is SHARE_KIND else before.measure
    if not frame.relative and (measure is GROWTH or measure is INCREMENT):
        sign = -1.0 if before.value.value < 0 < frame.value.value else 1.0
        value = replace(frame.value, value=sign * frame.value.value)
        if value.kind is BARE_KIND:
            value = replace(value, kind=before.value.kind, unit=before.value.unit)
        return replace(frame, measure=measure, value=value, relative=True)
    shares = frame.measure is SHARE and before.measure is SHARE
    if (frame.measure is RANK or shares) and not frame.whole:
        return replace(frame, whole=before.whole)
    return frame


def is_once_more(text: str, draft: Draft, last: Link) -> bool:
    """去年建成农田8万亩，今年再建10万亩: what is done once more to what was told of."""
    if not text.endswith("再", 0, draft.before.start):
        return False
    return draft.frame.value.unit == last.frame.value.unit and is_only_verbs(draft.before.text)


def goes_on_growing(text: str, before: Link, link: Link) -> bool:
    """增长8%，其中甲县12%，投资9%: a bare percentage of what is no rate is a growth as the one
    before it.
    """
    frame, known = link.frame, link.indicator
    if before.frame.measure is not GROWTH or frame.word or frame.value.unit != "%":
        return False
    if known is not None and known.unit == "%":
        return False
    between = text[before.frame.quantity.end : frame.quantity.start]
    if any(map(between.__contains__, _REACHED)):
        return False
    return known is not None or (link.inherited and not link.name.endswith(_RATES))


def goes_on_adding(text: str, before: Link, link: Link) -> bool:
    """新增甲12家、乙6个: what is added of the first is so of the others that are counted."""
    if before.frame.measure is not INCREMENT:
        return False
    between = text[before.frame.quantity.end : link.token.start]
    return link.name != before.name and not before.frame.relative and between.rstrip("“‘") == "、"


def part_of(name: str, whole: Link | None, frame: Frame) -> str:
    """其中小麦280万亩 behind 粮食种植面积560万亩: a short name takes the end of the whole's."""
    if whole is None or len(name) > _BARE or frame.value.unit != whole.frame.value.unit:
        return name
    if frame.measure is not LEVEL or whole.frame.measure is not LEVEL:
        return name
    head = _WHOLE.search(whole.name)
    return f"{name}{head[0]}" if head and not _HARVEST.search(name) else name


def is_of_all(frame: Frame, text: str) -> bool:
    """Whether a growth without words of its own is told of all before it: 均增长20%."""
    grows = frame.relative and frame.measure is GROWTH
    if not grows and frame.measure is not RANK:
        return False
    return _OF_ALL.search(text) is not None


def of_all_before(draft: Draft, link: Link, links: Sequence[Link]) -> list[Link]:
    """The link, once for each figure told since the last growth."""
    told: dict[str, Link] = {}
    for one in reversed(links):
        if one.frame.relative:
            break
        told.setdefault(one.name, one)
    if len(told) < 2:
        return [link]
    token = restretched(draft.token, draft.token.start)
    return [
        replace(link, name=one.name, indicator=one.indicator, token=token, how="link.of-all-before")
        for one in reversed(told.values())
    ]


def speed_of(name: str) -> str:
    """What grows so fast, where the name does not say that its speed is meant."""
    return name if SPEED.search(name) else f"{name}增速"


def with_sign_of_speed(frame: Frame, words: str, last: Frame) -> Frame:
    """涨幅收窄0.5个百分点, 降幅扩大2个百分点: both say that a speed fell.

    `words` name the speed (降幅); where they are missing, `last` tells whether it was a fall.
    """
    if frame.word not in _WIDENS and frame.word not in _NARROWS:
        return frame
    fall = words.endswith(_FALLS) if words else last.measure is GROWTH and last.value.value < 0
    rises = fall == (frame.word in _NARROWS)
    amount = abs(frame.value.value)
    return replace(frame, value=replace(frame.value, value=amount if rises else -amount))


def ranks_of_all(text: str, link: Link, draft: Draft, lexicon: IndicatorLexicon) -> list[Link]:
    """The rank, once for each of the indicators that are listed before it."""
    start = draft.token.start
    before = text[:start] if "指标" in text else ""
    if before and (listed := _INDICATORS.search(before)):
        items, fast = listed[1].split("、"), True
        token = restretched(draft.token, start)
    elif _OF_ALL.search(text, start, draft.frame.quantity.start):
        words = SPEED.sub("", draft.before.text)
        items, fast = ITEMS.split(words), words != draft.before.text
        token = link.token
    else:
        return [link]
    names = [canonical(lexicon, short_name(item)) for item in items]
    if len(names) < 2 or any(indicator is None for _, indicator in names):
        return [link]
    how = "link.each-of-a-list"
    return [
        Link(
            link.frame, speed_of(name) if fast else name, token, how, None if fast else known, True
        )
        for name, known in names
    ]
