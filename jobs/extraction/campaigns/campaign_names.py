"""How a campaign's name is recognised: by its form, by the word for its kind, or by both."""

import re
from collections.abc import Iterable

from jobs.extraction.campaigns.campaign_words import (
    ABSTRACT_WORKS,
    COMMON_FRAMES,
    DRIVE_YEARS,
    LEADING_VERBS,
    NATIONAL_DRIVES,
    QUOTED_KINDS,
    STRONG_KINDS,
)
from jobs.extraction.context import Sentence
from jobs.extraction.rules.condensed import Condensed
from jobs.extraction.rules.engine import Match, Rule, Stage
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import Value, replace
from jobs.extraction.rules.wordlist import alternation, behind

_DIGIT = "一二三四五六七八九十百千万双两"
_PART = rf"[{_DIGIT}][个大项张条]?[^\W\d_{_DIGIT}]{{1,5}}"
_SINGLE = r"[二三四五六七八九十]{1,2}[个大项][^\W\d_]{2,6}|双十[^\W\d_]"
_FRAME = re.compile(rf"{_PART}(?:[、,，]?{_PART})+|{_SINGLE}")
_STATISTICS = re.compile(rf"[{_DIGIT}升降涨跌平增减稳超高低快慢多少、]+")
_PLAN_YEARS = re.compile(r"十[一二三四五六七]五")
_YEAR_DRIVE = re.compile(r"[^\W\d_]{2,6}20\d\d")
_LATIN = re.compile("[A-Za-z ]+")
_DIGITS = re.compile(f"[{_DIGIT}]")
_SUMS = re.compile(r"\d{1,4}(?:\+(?:\d{1,4}|[NnXx])){1,4}")

# A year that is a drive's: 营商环境优化年, not 五周年 or 开局之年.
_DRIVE_YEAR = (
    "(?<![周一百万新全少青中老近往今去明元丰流多当之两三四五六七八九十每同历学财前后上])年"
)
_OPEN, _CLOSE = '[“"「]', '[”"」]'
_INSIDE = '[^“”"「」。!?！？;；\n]'
_NAME = r"[^\W_、,，的]"


_KIND = alternation(STRONG_KINDS)
_KIND_AT_END = re.compile(f"(?:{_KIND})$")
# Without one of these no rule here can match, but that for frameworks; most sentences have none.
_KINDS = Spotted(
    f"{alternation((*STRONG_KINDS, *QUOTED_KINDS))}"
    f"|年(?:{_CLOSE}|活动|行动|工作)|(?:{alternation(DRIVE_YEARS)})年"
)
_LAUNCHES = "启动仪式|启动会|动员会|动员大会|实施大会|推进会|誓师大会"
_LAUNCH = Spotted(_LAUNCHES)
# What a framework begins with: 五个倍增, 1+5+9, 大干2024.
_FRAME_BEGINS = rf"[{_DIGIT}\d]|[^\W\d_]{{2,6}}20\d\d"
_QUOTED_FRAME = re.compile(f"{_OPEN}(?:{_FRAME_BEGINS})")
_QUOTED_KIND = alternation(QUOTED_KINDS)
_VERB = alternation(LEADING_VERBS)
_BEHIND_VERB = behind(LEADING_VERBS)
_BEHIND_VERB_OR_KIND = behind(
    (*LEADING_VERBS, *(kind + mark for kind in STRONG_KINDS for mark in "、和"))
)
_PLAIN_REST = re.compile(
    "(?:主题|实践|解放思想|发展|专项|系列|工作|项目|建设)*(?:活动|大讨论|竞赛|战略|部署)"
)
_BUSY = re.compile(f"{_VERB}|犯罪|违法|评选|[要将在等把让为与]")
_POINTING = re.compile(
    "采取|犯罪|违法|共同|[对]|[这该此些其等]|^本|本[次项省市县区]|我们|各项|一系列"
)
_YEARS = re.compile(r"年[、,，]|年$")
_NUMBERED_KIND = re.compile("[二三四五六七八九十]{1,2}[大个项]")
_MARKS = str.maketrans("", "", "“”‘’\"'「」")


class CampaignName(Value, frozen=True):
    """A campaign's name as written, without quotation marks.

    `stem` is what stood inside the marks, or the name without the word for its kind; `start` and
    `end` are where the name stands in the text.
    """

    name: str
    stem: str
    start: int
    end: int


def campaign_mentions(sentences: Iterable[Sentence]) -> list[tuple[Sentence, Token]]:
    """Names of campaigns in order: tokens of the kind `campaign` (value: `CampaignName`)."""
    worth_reading = [
        sentence
        for sentence in sentences
        if _KINDS in sentence.spots or _quotes_a_frame(sentence.text)
    ]
    if not worth_reading:
        return []
    lines = [sentence.text for sentence in worth_reading]
    launched = any(_LAUNCH in sentence.spots for sentence in worth_reading)
    names = _NAMES_AT_LAUNCHES if launched else _NAMES
    found = names.read_lines(Condensed.of_lines(lines, [()] * len(lines)), len(lines))
    return [
        (sentence, replace(token, start=token.value.start, end=token.value.end))
        for sentence, tokens in zip(worth_reading, found, strict=True)
        for token in tokens
    ]


def _quotes_a_frame(text: str) -> bool:
    quotes = "“" in text or '"' in text or "「" in text
    return quotes and _QUOTED_FRAME.search(text) is not None


def is_frame(words: str) -> bool:
    """Whether quoted words have the form of a framework: 三比三看, 五个倍增, 1+5+9, 大干2024."""
    if words in COMMON_FRAMES or _PLAN_YEARS.search(words) or words.startswith("第"):
        return False
    if _SUMS.fullmatch(words) or _YEAR_DRIVE.fullmatch(words):
        return True
    if not _FRAME.fullmatch(words) or _STATISTICS.fullmatch(words):
        return False
    return set(_DIGITS.findall(words)) != {"一"}


def _frame(match: Match) -> CampaignName | None:
    words = match.text("name")
    return CampaignName(words, words, *match.span("name")) if is_frame(words) else None


def _quoted_drive(match: Match) -> CampaignName | None:
    """A quoted name with its kind behind it; a kind that stands alone adds nothing to the name."""
    stem, rest = match.text("stem"), match.text("rest")
    plain = _LATIN.fullmatch(stem) or _PLAN_YEARS.fullmatch(stem)
    if plain or stem in COMMON_FRAMES or _BUSY.search(rest):
        return None
    if "、" in stem and _NUMBERED_KIND.match(rest):
        # “甲、乙、丙”三大工程: the number names it, what is quoted are its parts.
        return CampaignName(rest, rest, *match.span("rest"))
    if len(_YEARS.findall(stem)) > 1:
        return None
    bare = rest in QUOTED_KINDS and rest not in ("大会战", "会战")
    if bare or _PLAIN_REST.fullmatch(rest):
        return CampaignName(stem, stem, *match.span("stem"))
    return CampaignName(stem + rest, stem, match.start, match.end)


def _drive(match: Match) -> CampaignName | None:
    name = match.text("name")
    stem = _KIND_AT_END.sub("", name)
    if len(_YEARS.findall(name)) > 1:
        return None  # 项目攻坚年、作风建设年 are two
    if name.endswith("攻坚") and match.condensed.marks.startswith("、", match.found.end()):
        return None  # 改革攻坚、民生改善… are parts of something
    if name in NATIONAL_DRIVES or name in COMMON_FRAMES or len(stem) < 2 or _POINTING.search(stem):
        return None
    return CampaignName(name, stem, *match.span("name"))


def _one_of_a_row(match: Match) -> CampaignName | None:
    """“甲”“乙”战略: the kind stands behind the last one only."""
    stem = match.text("stem")
    if stem in COMMON_FRAMES or _BUSY.search(stem):
        return None
    return CampaignName(stem, stem, *match.span("stem"))


def _document(match: Match) -> CampaignName | None:
    """《某县工业倍增三年行动方案》: a plan of action is a drive."""
    name = match.text("name").translate(_MARKS)
    stem = _KIND_AT_END.sub("", name)
    return CampaignName(name, stem, *match.span("name")) if len(stem) >= 4 else None


def _numbered_drive(match: Match) -> CampaignName | None:
    name = match.text("name")
    return None if name in COMMON_FRAMES else CampaignName(name, name, *match.span("name"))


_YEARS_OF_DRIVES = tuple(f"{word}年" for word in DRIVE_YEARS)
_RULES = (
    Rule(
        "campaign.framework",
        "campaign",
        f"(?<={_OPEN})(?={_FRAME_BEGINS})(?P<name>{_INSIDE}{{3,24}})"
        f"(?={_CLOSE}(?!的?(?:隔离|管控|防控|健康监测|医学观察)))",
        _frame,
    ),
    Rule(
        "campaign.quoted-drive",
        "campaign",
        f"{_OPEN}(?P<stem>{_INSIDE}{{2,30}}){_CLOSE}(?P<rest>{_NAME}{{0,8}}?(?:{_QUOTED_KIND}))(?![标起力派]|总?投资)",
        _quoted_drive,
    ),
    Rule(
        "campaign.named-in-quotes",
        "campaign",
        f"(?<={_OPEN})(?P<name>{_INSIDE}{{2,20}}(?:{_KIND}|工程|{_DRIVE_YEAR}))(?={_CLOSE})",
        _drive,
    ),
    Rule(
        "campaign.announced-drive",
        "campaign",
        f"{_BEHIND_VERB_OR_KIND}(?P<name>(?!了|{_VERB}){_NAME}{{2,20}}?(?:{_KIND}))"
        "(?=[。；;,，、和等”」]|$|以来|成效|部署|要求|任务)",
        _drive,
    ),
    Rule(
        "campaign.joined-battle",
        "campaign",
        f"(?<=打好|打赢|打响)(?P<name>{_NAME}{{3,12}}、{_NAME}{{3,12}}攻坚战)(?=[。；;,，、]|$)",
        _drive,
        ("攻坚战",),
    ),
    Rule(
        "campaign.programme-of-an-item",
        "campaign",
        "^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\\d]{1,3}[）)]|\\d{1,2}[、.．])"
        f" ?(?:大力|深入|全面|扎实|持续)?实施(?P<name>{_NAME}{{3,14}}工程)(?=[。；;，,：:]|$)",
        _drive,
        ("工程",),
    ),
    Rule(
        "campaign.programme",
        "campaign",
        f"{_BEHIND_VERB}(?P<name>(?!了|{_VERB}){_NAME}{{2,12}}?(?:{alternation(ABSTRACT_WORKS)})"
        "工程)(?=[。；;,，、和等”」]|$)",
        _drive,
        ("工程",),
    ),
    Rule(
        "campaign.titled-plan",
        "campaign",
        "^(?P<name>[^，,。；;：:、《》“”（）()\n]{4,36}?(?:行动计划|三年行动|行动(?:实施|工作)?方案))"
        "(?=(?:[（(][^）)\n]{1,16}[）)])?(?:的通知)?$)",
        _document,
        ("行动",),
    ),
    Rule(
        "campaign.plan-document",
        "campaign",
        "《(?P<name>[^《》（）()\n]{4,36}?(?:行动计划|三年行动|行动纲要|行动(?:实施|工作)?方案))"
        "(?:[（(][^）)》\n]{1,16}[）)])?》",
        _document,
        ("》",),
    ),
    Rule(
        "campaign.quoted-row",
        "campaign",
        f"{_OPEN}(?P<stem>{_INSIDE}{{3,16}}){_CLOSE}"
        f"(?=(?:[、和及与]?{_OPEN}{_INSIDE}{{3,16}}{_CLOSE}){{1,4}}(?:战略|行动|计划|工程)(?![标起力派]))",
        _one_of_a_row,
    ),
    Rule(
        "campaign.year-of-drive",
        "campaign",
        f"{_BEHIND_VERB}(?P<name>{_NAME}{{4,14}}{_DRIVE_YEAR})(?=活动|行动|工作)",
        _drive,
        ("年活动", "年行动", "年工作"),
    ),
    Rule(
        "campaign.year-by-its-word",
        "campaign",
        f"{behind((*LEADING_VERBS, *'“、（', '打好', '作为', '定为', '年是'))}"
        f"(?P<name>(?!了|{_VERB}){_NAME}{{2,10}}(?:{alternation(DRIVE_YEARS)})年)(?=[。；;，,、”」）)]|活动|$)",
        _drive,
        _YEARS_OF_DRIVES,
    ),
    Rule(
        "campaign.numbered-drive",
        "campaign",
        rf"(?P<name>[三四五六七八九十]大{_NAME}{{0,4}}?(?:战役|攻坚行动|行动|会战)"
        r"|(?<!\d)\d{3,5}(?:战略|工程|行动|计划))",
        _numbered_drive,
    ),
    Rule(
        "campaign.numbered-works",
        "campaign",
        f"(?:{_BEHIND_VERB}|(?<=[”」]))"
        f"(?P<name>[三四五六七八九十]大{_NAME}{{0,4}}?(?:工程|战略|计划))"
        "(?=[（(：:，,。；;、]|$)",
        _numbered_drive,
    ),
)
# What may follow anything is looked for only where a launch is told of.
_LAUNCHED = Rule(
    "campaign.launched-drive",
    "campaign",
    f"(?<=^|[。；;,，、在]|召开|举行)(?P<name>(?!在){_NAME}{{4,20}}?(?:行动|计划|会战))"
    f"(?={_LAUNCHES})",
    _drive,
)
_NAMES = Stage(_RULES)
_NAMES_AT_LAUNCHES = Stage((*_RULES, _LAUNCHED))
