"""Works of a row that an event is told of: which of them, and each on which day."""

import re
from collections.abc import Iterator, Mapping, Sequence

from jobs.extraction.milestones.milestone_event import Event
from jobs.extraction.milestones.milestone_subjects import Subject
from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_lists import IN_LIST
from jobs.extraction.works.work_mentions import ReadSentence
from jobs.extraction.works.works import Work
from storage.records import Status

_AGGREGATE = beginning(
    r"(?:\d+余?多?个|[三四五六七八九十]大)[^，。；]{0,12}项目[^，。；]{0,10}，?[^，。；]{0,8}$|项目\d+余?个(?:，(?:目前|眼下|如今|现|均|已|都|全部)*)?、?$"
)
_COUNT_OF_THEM = re.compile(
    r"等?(?:\d+|[两三四五六七八九十]+)[个项大]?[^，。；\d]{0,8}(?:项目|工程)[^，。；]{0,12}"
)
# 等11个项目要加快进度，确保9月底前投产
_URGED = re.compile(f"{_COUNT_OF_THEM.pattern}，[^，。；]{{0,8}}")
_IN_ALL = re.compile("项目(?:总数)?共?(?:有|计)?[0-9]+余?[个项]")
_AND_MORE = re.compile("等[0-9]{2,}余?个")
_AND = ("、", "和", "及", "与")
_BEGUN = re.compile("开工|奠基|签约|动工|启动")


def is_of_several(read: ReadSentence, event: Event) -> bool:
    """Whether an event is said of a number of works: 全市12个重点项目开工."""
    text = read.sentence.text
    told = text.find("项目", 0, event.start) >= 0
    several = told and _AGGREGATE.search(text, 0, event.start) is not None
    if told and event.amount is not None and not several:
        # 已签约的重大项目共5个，…，已完成投资27亿元
        all_of_them = _IN_ALL.search(text, 0, event.start)
        named = max((one.end for one in read.projects if one.end <= event.start), default=0)
        several = all_of_them is not None and named <= all_of_them.start()
    # 甲、乙2个项目完成投资3亿元: what was spent on both.
    return several and (event.amount is not None or not _counts_a_row(read, event))


def _counts_a_row(read: ReadSentence, event: Event) -> bool:
    """甲产业园、乙物流园2个项目6月底前开工: what is counted is named right before the count."""
    text = read.sentence.text
    planned = event.status is Status.PLANNED
    return any(
        _COUNT_OF_THEM.fullmatch(text, token.end, event.start) is not None
        or (planned and _URGED.fullmatch(text, token.end, event.start) is not None)
        for token in read.projects
        if token.end <= event.start
    )


def told_of(
    read: ReadSentence,
    spoken: Mapping[int, Work],
    event: Event,
    subjects: Sequence[Subject],
    period: Token | None,
    *,
    first: bool,
) -> Iterator[tuple[Subject, Token | None]]:
    """Those of a row that an event is told of, each with its day; of the `first` only, or of each.

    Figures and days may be dealt out in turn: 甲路、乙路分别于3月和5月通车.
    """
    if event.turn is not None and len(subjects) == event.turn[1]:
        yield subjects[event.turn[0]], period
        return
    days = _dealt_out(read, period) if period is not None and len(subjects) > 1 else ()
    if len(days) == len(subjects):
        yield from zip(subjects, days, strict=True)
        return
    if period is not None and len(subjects) == 1:
        yield from _each_before(read, spoken, subjects[0])
    for subject in subjects[:1] if first else subjects:
        yield subject, period


def _dealt_out(read: ReadSentence, period: Token) -> Sequence[Token]:
    """The days of a row that ends with one, where 分别 deals them out; else none."""
    text, row = read.sentence.text, [period]
    for token in reversed(read.sentence.periods):
        if token.end < row[0].start and text[token.end : row[0].start] in _AND:
            row.insert(0, token)
    return (
        row if text.rfind("分别", text.rfind("；", 0, row[0].start) + 1, row[0].start) >= 0 else ()
    )


def _each_before(
    read: ReadSentence, spoken: Mapping[int, Work], last: Subject
) -> Iterator[tuple[Subject, Token]]:
    """Those before the last of a row in which each has its day: 甲厂6月底前、|乙厂9月底前开工."""
    if last.token is None or read.sentence.text[last.token.start - 1 : last.token.start] != "、":
        return
    here = last.token.start - 1
    for day in reversed(read.sentence.periods):
        named = next((token for token in read.projects if token.end == day.start), None)
        if day.end == here and named is not None and (work := spoken.get(named.start)) is not None:
            yield Subject(work.name, work.place, named), day
            here = named.start - 1


def begins_together(event: Event) -> bool:
    """Whether works of a row began at one ceremony: its news is told once, of the first.

    How far each of them is stands with the works; so does what is told of a row without a day.
    """
    return event.status is Status.DONE and _BEGUN.search(event.words) is not None


def is_an_example(text: str, subjects: Sequence[Subject], event: Event) -> bool:
    """Whether nothing but its list makes a project of what an event is said of, or the event is
    of the many works that it is one of: 甲产业园等85个项目竣工, but not 甲、乙等3个项目竣工.
    """
    token = subjects[0].token if subjects else None
    if token is None or token.rule != IN_LIST:
        return False
    return not token.parts or _AND_MORE.search(text, token.end, event.end) is not None
