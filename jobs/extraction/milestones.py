"""Milestones: events of an article's projects, each tied to its project, its day or its degree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex

from jobs.extraction.context import ArticleContext
from jobs.extraction.milestone_events import Event, events_in
from jobs.extraction.name_bounds import name_start
from jobs.extraction.printing_days import last_printing_day
from jobs.extraction.project_places import place_of
from jobs.extraction.tokens import Period, Place, Token
from jobs.extraction.work_groups import groups
from jobs.extraction.work_mentions import ReadSentence
from jobs.extraction.works import ReadWorks, Work
from storage.records import Milestone, Status

# 计划3月完成面板施工、年底全面完工 are two clauses.
_CLAUSE = regex.compile(
    r"(?:[^，；。！？、]|、(?!(?:明年|今年)?\d{0,4}年|\d{1,2}月|力争|争取|预计))+"
)
_CEREMONY = regex.compile(
    "(?<![个项\\d])(?:重点|重大|工业|产业|招商|民生)+(?:工业|产业|投资|建设)?项目(?=(?:集中)?(?:开工|签约|竣工|投产|奠基))"
)
_AGGREGATE = regex.compile(
    r"\d+余?多?个[^，。；]{0,12}项目[^，。；]{0,4}，?[^，。；]{0,4}$|项目\d+余?个、?$"
)
_OTHERS = regex.compile("全[市省县区国]|[我各本]+[市省县区地]|两地|企业|公司(?!.)|我们|记者")
_ADVERBS = regex.compile("正式|顺利|全面|成功|全部|已经|已|圆满|同步")
_POINTS_BACK = regex.compile("这是|这一|该|其")
_LONGEST_QUOTE = 60
# 截至8月15日， leads a whole sentence; a day among other words only leads to the next semicolon.
_LONGEST_WORDS = 26
_BARE = 2
_LEAD_REACH = 3
_NAME_LENGTHS = (6, 30)
_SAME_CEREMONY = 80
_ATTRIBUTE_REACH = 14
# 2栋厂房 are parts of the work spoken of; 11个项目 are works of their own.
_COUNTERS_OF_PARTS = frozenset("栋幢座条台层米根孔跨榀套号") | {"公里", "层楼"}


@dataclass(frozen=True)
class _Subject:
    """Whose event it is: the name to print, its place, and where it stands in the sentence."""

    name: str
    place: Place
    token: Token | None


def milestone_facts(context: ArticleContext, read: ReadWorks) -> list[Milestone]:
    """The milestones of an article's works; an event told twice counts once, with its day."""
    facts: dict[tuple[str, str, Status], Milestone] = {}
    paragraph = -1
    for sentence, spoken, current in read.sentences:
        opens = sentence.sentence.paragraph_index != paragraph
        paragraph = sentence.sentence.paragraph_index
        for event, subject, period in _events(context, sentence, spoken, current, opens):
            key = (subject.name, _ADVERBS.sub("", event.words), event.status)
            known = facts.get(key)
            if known is None or (period is not None and known.date_end is None):
                facts[key] = _fact(context, sentence, event, subject, period)
    return _each_once(list(facts.values()))


def _each_once(facts: Sequence[Milestone]) -> list[Milestone]:
    """投产 of a headline is the 建成投产 of the text: same project, same day, said shorter."""
    return [
        fact
        for fact in facts
        if not any(
            other is not fact
            and (other.project, other.status, other.date_end)
            == (fact.project, fact.status, fact.date_end)
            and fact.date_end is not None
            and fact.event != other.event
            and other.event.endswith(fact.event)
            and fact.amount is None
            and fact.progress is None
            for other in facts
        )
    ]


def _events(
    context: ArticleContext,
    read: ReadSentence,
    spoken: dict[int, Work],
    current: Work | None,
    opens: bool,
) -> Iterator[tuple[Event, _Subject, Token | None]]:
    """The events of a sentence with their subjects. `opens`: it is the first of its paragraph."""
    text = read.sentence.text
    leading: Token | None = None
    bare = False
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        tokens = [token for token in read.condensed.tokens if start <= token.start < end]
        periods = [token for token in tokens if token.kind == "period"]
        happened = list(events_in(text, start, end, tokens))
        for event in happened:
            ceremony = _ceremony(text, start, event.end)
            period = _period_of(event, periods, leading, context.published.on, ceremony)
            if not _worth_telling(event, period):
                continue
            if ceremony is not None:
                subjects = _celebrated(context, read, spoken, ceremony)
            elif _AGGREGATE.search(text, 0, event.start):
                subjects = []
            else:
                # A new paragraph speaks of something else, unless its words are of a day.
                before = None if opens and period is None else current
                subjects = _subjects(read, spoken, before, event, start)
                subjects = subjects or _funded(context, read, event, start)
            whole = _with_its_part(read, event, subjects, start)
            for subject in subjects:
                if period is not None or (len(subjects) == 1 and not _only_listed(subject)):
                    yield whole, subject, period
        if text[end : end + 1] == "；" and not bare:
            leading = None
        elif periods and not happened and _opens_clause(text, start, periods[-1]):
            leading = periods[-1]
            bare = len(clause[0]) - (leading.end - leading.start) <= _BARE
        for token in tokens:
            if token.start in spoken and not _is_of_the_current(spoken, token, current):
                current = spoken[token.start]


def _opens_clause(text: str, start: int, period: Token) -> bool:
    """Whether a period leads what follows: 截至8月15日，; not 导流洞已于5月20日封堵，."""
    return period.value.part != "since" and period.start - start <= _LEAD_REACH


def _funded(
    context: ArticleContext, read: ReadSentence, event: Event, start: int
) -> list[_Subject]:
    """A work that is only named where it gets its money: 某厂提标改造获批专项债券5000万元."""
    words = read.sentence.text[start : event.start]
    if event.rule != "milestone.funded" or not _NAME_LENGTHS[0] <= len(words) <= _NAME_LENGTHS[1]:
        return []
    if not event.words.startswith("获批") or _OTHERS.search(words):
        return []
    token = Token("project", start, event.start, words, "milestone.funded-work")
    return [_Subject(words, place_of(context, read.sentence, token, None), token)]


def _ceremony(text: str, start: int, end: int) -> Token | None:
    """The works that a ceremony is held for, named as a whole: 某某区重点项目集中开工."""
    found = _CEREMONY.search(text, start, end)
    if found is None:
        return None
    begin = name_start(text, found.start(), start)
    return Token("project", begin, found.end(), text[begin : found.end()], "milestone.ceremony")


def _only_listed(subject: _Subject) -> bool:
    return subject.token is not None and subject.token.rule == "project.in-list"


def _worth_telling(event: Event, period: Token | None) -> bool:
    """A plan or a work in hand needs a day; what is done needs words that say so."""
    return period is not None or event.surely


def _period_of(
    event: Event,
    periods: Sequence[Token],
    leading: Token | None,
    today: date | None,
    ceremony: Token | None,
) -> Token | None:
    """The period of an event: in its clause, else one that opens the sentence and fits."""
    own = [
        token
        for token in periods
        if token.value.part != "since"
        and (event.rule != "milestone.funded" or token.end <= event.start)
        and token.start < event.end
        and (ceremony is None or token.end <= ceremony.start)
    ]
    if own:
        return own[-1]
    if leading is None or today is None:
        return leading
    period: Period = leading.value
    ahead = (period.start or period.end or today) > today
    if event.status is Status.PLANNED:
        return leading if ahead or (period.end is not None and period.end >= today) else None
    if event.status is Status.DONE and not event.marked:
        return leading
    return None if ahead else leading


def _celebrated(
    context: ArticleContext, read: ReadSentence, spoken: dict[int, Work], ceremony: Token
) -> list[_Subject]:
    """The works of a ceremony as a whole, and each one that its sentence then names."""
    place = place_of(context, read.sentence, ceremony, None)
    named = [
        _Subject(spoken[token.start].name, spoken[token.start].place, token)
        for token in read.projects
        if ceremony.end <= token.start < ceremony.end + _SAME_CEREMONY and token.start in spoken
    ]
    return [_Subject(ceremony.value, place, ceremony), *named]


def _subjects(
    read: ReadSentence, spoken: dict[int, Work], current: Work | None, event: Event, start: int
) -> list[_Subject]:
    """The works that an event is said of: named beside it, else spoken of before it."""
    chosen = _beside(read, event, start)
    if chosen is not None and _is_of_the_current(spoken, chosen, current):
        chosen = None
    if chosen is not None:
        row = [token for token in _row_of(read, chosen) if token.start in spoken]
        works = [(spoken[token.start], token) for token in row]
        return [_Subject(work.name, work.place, token) for work, token in works if work.sure]
    counted = any(
        start <= token.start < event.end and token.value.unit not in _COUNTERS_OF_PARTS
        for token in read.sentence.of_kind("quantity")
    )
    if counted and event.rule == "milestone.event":
        return []
    earlier = [
        token
        for token in read.projects
        if token.end <= start
        and token.start in spoken
        and not _is_of_the_current(spoken, token, current)
    ]
    if earlier:
        found = [
            spoken[token.start] for token in _row_of(read, earlier[-1]) if token.start in spoken
        ]
    else:
        carried = _carried(read, current, event)
        found = [carried] if carried is not None else []
    return [_Subject(work.name, work.place, None) for work in found if work.sure]


def _with_its_part(
    read: ReadSentence, event: Event, subjects: Sequence[_Subject], start: int
) -> Event:
    """移民安置房全部交付 of a reservoir: the words begin with the part that it is said of."""
    part = _beside(read, event, start)
    if part is None or part.end > event.start or any(one.token for one in subjects):
        return event
    words = read.sentence.text[part.start : event.end]
    if event.rule != "milestone.event" or len(words) > _LONGEST_WORDS:
        return event
    return replace(event, words=words, start=part.start)


def _is_of_the_current(spoken: dict[int, Work], chosen: Token, current: Work | None) -> bool:
    """Whether what is named is a part of the work spoken of, not a project: 大坝, 安置房."""
    work = spoken.get(chosen.start)
    return current is not None and current.sure and (work is None or not work.sure)


def _row_of(read: ReadSentence, chosen: Token) -> Sequence[Token]:
    """The projects that stand in a row with one."""
    rows = [group.tokens for group in groups(read)]
    return next((row for row in rows if chosen in row), (chosen,))


def _beside(read: ReadSentence, event: Event, start: int) -> Token | None:
    """The project named in the event's own clause: before it, in it, or right behind it and 的."""
    before = [token for token in read.projects if start <= token.start and token.end <= event.start]
    if before:
        return before[-1]
    within = [token for token in read.projects if event.start <= token.start <= event.end]
    if within:
        return within[0]
    text, end = read.sentence.text, event.end
    behind = [token for token in read.projects if 0 <= token.start - end <= _ATTRIBUTE_REACH]
    if not behind:
        return None
    attributive = text[end : end + 1] == "的" or text[end : behind[0].start] in {"", "了", "建设"}
    return behind[0] if attributive else None


def _carried(read: ReadSentence, current: Work | None, event: Event) -> Work | None:
    """The work of the sentence before, unless this sentence speaks of somebody else."""
    if event.rule == "milestone.funded":
        return None
    text = read.sentence.text
    others = [token for token in read.condensed.tokens if token.end <= event.start]
    apart = any(token.kind in ("place", "organisation") for token in others)
    if (apart or _OTHERS.search(text, 0, event.start)) and not _POINTS_BACK.match(text):
        return None
    return current


def _fact(
    context: ArticleContext,
    read: ReadSentence,
    event: Event,
    subject: _Subject,
    period: Token | None,
) -> Milestone:
    token = _cited(event, subject, period)
    start, end = _days(event, period, context.published.on)
    return Milestone(
        **context.cite(read.sentence, token, subject.place),
        project=subject.name,
        event=event.words,
        status=_status(event, period, last_printing_day(context.published)),
        date_start=start,
        date_end=end,
        progress=event.progress,
        amount=event.amount,
        unit=event.unit,
    )


def _cited(event: Event, subject: _Subject, period: Token | None) -> Token:
    """From the day or the name to the end of the event, as long as that is short."""
    parts = [token for token in (period, subject.token) if token is not None]
    starts = [token.start for token in parts if event.end - token.start <= _LONGEST_QUOTE]
    start = min([event.start, *starts])
    end = max([event.end, *(token.end for token in parts if start <= token.start < event.end)])
    return Token("milestone", start, end, event, event.rule, tuple(parts))


def _status(event: Event, period: Token | None, today: date | None) -> Status:
    """What is dated after the day of the article has not happened yet."""
    if event.status is Status.DONE and period is not None and today is not None:
        begins = period.value.start or period.value.end
        if begins is not None and begins > today:
            return Status.PLANNED
    return event.status


def _days(
    event: Event, period: Token | None, today: date | None
) -> tuple[date | None, date | None]:
    """The days of an event. A plan for a period that has begun may be met on any day left of it."""
    if period is None:
        return None, None
    days: Period = period.value
    planned = event.status is Status.PLANNED
    if planned and days.start and today and days.start <= today < (days.end or today):
        return None, days.end
    return days.start, days.end
