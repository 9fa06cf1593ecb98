"""Lists that figures are dealt out to: 甲、乙产值分别达到6亿元、8亿元."""

import re
from collections.abc import Sequence

from jobs.extraction.figures.counted_things import is_of_its_owner, noun_behind
from jobs.extraction.figures.drafts import ITEMS, SPEED, Draft
from jobs.extraction.figures.frames import Frame
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import STAGES, Link, canonical, in_sector
from jobs.extraction.names.phrases import is_only_verbs, short_name
from jobs.extraction.rules.members import (
    COUNT,
    GROWTH,
    LEVEL,
    MULTIPLE,
    SHARE,
    SHARE_KIND,
)
from jobs.extraction.rules.value import replace

_SUMMED = re.compile("[二两三四五六七八九十](?:大|个|类|项)?(?:行业|类|项|地|区县|指标|产业)")
ENDS = (
    "率",
    "人次",
    "额",
    "量",
    "值",
    "价格",
    "收入",
    "支出",
    "投资",
    "面积",
    "浓度",
    "出栏",
    "存栏",
    "数",
    "内资",
    "外资",
)
_HEAD = re.compile(
    "(?:产业|行业|企业)?(?:实现|完成)?(?:(?<=.)(?:总产值|产值|增加值|(?:营业)?收入|销售额|营业额|"
    "利润(?:总额)?|税收|投资|产量|面积|排放总?量|总量|余额|价格|出栏量?|存栏量?|(?:年均|平均)?浓度))$"
)
_TOWN_AND_COUNTRY = re.compile("城乡(?=(?:常住)?居民)")
SPEED_ALONE = frozenset(
    f"{its}{sum_and}{speed}"
    for its in ("", "其", "年均", "平均")
    for sum_and in ("", "总量和", "总量、", "总量与", "总量及")
    for speed in ("增速", "增幅", "降幅", "涨幅", "跌幅", "增长率")
)
_SAVED_AND_LENT = re.compile("存、?贷款?(?!款)")
_EACH_IN = ("分居", "分列", "分居全省", "分列全省", "分居全市", "分列全市")
_THREE_SECTORS = re.compile(
    "第?一(?:产业)?、第?二(?:产业)?[、和及与]第?三产业|一、?二、?三次?产业|三[次大]产业"
)
GROWTH_AIM = re.compile("的?(?:预期|年均)*增长(?:预期|年度)?目标值?$")
"""What ends words of an aim that tells a growth: 投资增长目标为8%."""
_FORMULA = re.compile(r"[（(][A-Za-z][A-Za-z\d.]*[）)]")
_SHARE = re.compile("(?:全[国省市县区旗])?占比$")
_DONE = re.compile("^(?:实现|完成|达到)")
_TAILED = re.compile("(.{2,6}?)(?:(?:播种|种植|养殖|收获)?面积|(?:总)?产量|(?:单|总)产|产值)$")
_TRADE = re.compile("[\u4e00-\u9fff]{2}业")
"""住宿和餐饮业 are two trades."""
_HOW_MANY = re.compile("(.{0,12}项目)(?:个|签约|开工|落地)?数量?")
_GRADES = frozenset("国省市县区州")
_TAILS = {"面积", "产量", "总产量", "总产", "单产", "产值"}
_CHANGES = {GROWTH, MULTIPLE}
_WIDENS = {"扩大"}
_NARROWS = {"收窄", "缩小"}
_FALLS = ("降幅", "跌幅")
_THE_FIGURES = ("指标", "数据")
"""三项指标分别增长…: those told right before."""
_MADE_AND_SOLD = re.compile("(.{2,12})产销量?")
_SUM_OR_SPEED = re.compile("(?:经济)?总量|增速|增幅")


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
        return _dealt_without_a_word(draft, lead, links, count, lexicon)
    if is_only_verbs(words) or words.endswith(_THE_FIGURES):
        end = drafts[count - 1]
        if end.counts_behind and not draft.counts_behind:
            # 甲县、乙县分别有12个、8个项目开工
            return [noun_behind(end, text, lexicon).name] * count
        return _of_those_told(links, count, draft.frame)
    if words in SPEED_ALONE and "总量" not in words and len(links) >= count:
        return [speed_of(link.name) for link in links[-count:]]
    if (
        last is not None
        and "总量" in words
        and (of_both := _sum_and_speed(words, last.name, count))
    ):
        return of_both
    words = GROWTH_AIM.sub("", words)
    items = [in_sector(short_name(item), last) for item in dealt_items(words, count)]
    return [canonical(lexicon, item)[0] for item in items]


def _dealt_without_a_word(
    draft: Draft, lead: str, links: Sequence[Link], count: int, lexicon: IndicatorLexicon
) -> list[str]:
    """Names where no 分别 deals them out; `lead` is what stands right before the figure."""
    words = draft.before.text
    if draft.frame.relative and (not words or words in SPEED_ALONE):
        return (_speeds_in_turn if words else _in_turn)(draft.frame, links, count)
    apart = not words and count == 2 and lead.endswith(_EACH_IN)
    return _of_sum_and_speed(links) if apart else _of_known(words, count, lexicon)


def _of_those_told(links: Sequence[Link], count: int, frame: Frame) -> list[str]:
    """Of the figures before them in turn: 完成甲5亿元、乙3亿元，分别增长5%、7%."""
    # 贷款1356笔、5.1亿元，提取4.9亿元，分别增长5%、7%: what is told in two units is one of them.
    told = [
        link.name
        for before, link in zip((None, *links), links, strict=False)
        if not (link.name.endswith(_THE_FIGURES) or _is_told_twice(before, link))
    ]
    names = told[-count:] if len(told) >= count else []
    # 占比分别为24%、11%，分别增长5%、7%: it is no share that grows.
    return [_SHARE.sub("", name) for name in names] if frame.measure is GROWTH else names


def _is_told_twice(before: Link | None, link: Link) -> bool:
    if before is None or before.name != link.name:
        return False
    return before.frame.measure is COUNT and link.frame.measure is LEVEL


def as_dealt(frame: Frame, words: str, name: str, links: Sequence[Link]) -> Frame:
    """增长目标分别为8%、6%, and behind such growths 实际分别为9%、7%: shares in form only."""
    if frame.measure is not SHARE or frame.word:
        return frame
    told = next((one for one in reversed(links) if one.name == name), None) if not words else None
    grows = told is not None and told.frame.measure is GROWTH
    return replace(frame, measure=GROWTH) if grows or GROWTH_AIM.search(words) else frame


def _of_sum_and_speed(links: Sequence[Link]) -> list[str]:
    """收入20亿元，增长6%，分居全省第4、第3位: of the sum and of its speed."""
    if len(links) < 2 or links[-1].frame.measure is not GROWTH:
        return []
    name = links[-1].name
    return [name, speed_of(name)] if links[-2].name == name else []


def _of_known(words: str, count: int, lexicon: IndicatorLexicon) -> list[str]:
    """制造业投资、工业投资增长29%和50%: as many figures as there are indicators in front."""
    both = _TOWN_AND_COUNTRY.match(words) is not None or _SAVED_AND_LENT.search(words) is not None
    if not both and "、" not in words and "和" not in words:
        return []
    names = [canonical(lexicon, short_name(item)) for item in dealt_items(words, count)]
    sure = both or all(known or name.endswith("率") for name, known in names)
    return [name for name, _ in names] if sure else []


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
    if "三" in words:
        words = _THREE_SECTORS.sub("第一产业、第二产业、第三产业", words)
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
    return _with_shared_ends(items)


def _with_shared_ends(items: list[str]) -> list[str]:
    """Items with what only one of them says of all: 省、市级项目, 住宿和餐饮业."""
    if (first := _TAILED.match(items[0])) and any(item in _TAILS for item in items[1:]):
        # 粮食播种面积和产量: both are the grain's.
        items[1:] = [f"{first[1]}{item}" if item in _TAILS else item for item in items[1:]]
    elif works := _HOW_MANY.fullmatch(items[0]):
        # 重点项目个数、总投资: both are the works'.
        items[1:] = [f"{works[1]}{item}" if is_of_its_owner(item) else item for item in items[1:]]
    last = items[-1]
    if _TRADE.fullmatch(last):
        items[:-1] = [f"{item}业" if len(item) == len(last) - 1 else item for item in items[:-1]]
    if last[1:2] == "级":
        items[:-1] = [f"{item}{last[1:]}" if item in _GRADES else item for item in items[:-1]]
    if stage := next((stage for stage in STAGES if last.startswith(stage)), ""):
        # 新开工、竣工项目: the first are projects, too.
        thing = last.removeprefix(stage)
        items[:-1] = [f"{item}{thing}" if item in STAGES else item for item in items[:-1]]
    if SPEED.search(last) or last.endswith(ENDS):
        items[:-1] = [
            item if item.endswith(ENDS) else f"{item}{_shared_end(item, last)}"
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
    if cut == 1 and last[1:2] == "肉":
        return last[1:]  # 猪、牛、禽肉产量
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
    if not grows or any(one.frame.measure is GROWTH for one in dealt):
        return []
    return [one.name for one in dealt]


def _speeds_in_turn(frame: Frame, links: Sequence[Link], count: int) -> list[str]:
    """下降38%和37%，降幅收窄6和7个百分点: whose speeds, those of as many growths before them."""
    dealt = [link for link in links[-count:] if link.frame.measure is GROWTH]
    names = list(dict.fromkeys(speed_of(link.name) for link in dealt))
    return names if len(names) == count and frame.value.kind is not SHARE_KIND else []


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
