"""Milestones: events of an article's projects, each tied to its project, its day or its degree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from jobs.extraction.context import ArticleContext
from jobs.extraction.milestone_events import Event, events_in
from jobs.extraction.name_bounds import name_start
from jobs.extraction.project_places import place_of
from jobs.extraction.tokens import Period, Place, Token
from jobs.extraction.work_mentions import ReadSentence
from jobs.extraction.works import ReadWorks, Work, groups
from storage.records import Milestone, Status

_CLAUSE = regex.compile("[^，；。！？]+")
_CEREMONY = regex.compile(
    "(?<![个项\\d])(?:重点|重大|工业|产业|招商|民生)+(?:工业|产业|投资|建设)?项目(?=(?:集中)?(?:开工|签约|竣工|投产|奠基))"
)
_AGGREGATE = regex.compile(
    r"\d+余?多?个[^，。；]{0,12}项目[^，。；]{0,4}，?[^，。；]{0,4}$|项目\\d+余?个、?$"
)
_OTHERS = regex.compile("全[市省县区国]|[我各本]+[市省县区地]|两地|企业|公司|我们|记者")
_LONGEST_QUOTE = 60


@dataclass(frozen=True)
class _Subject:
    """Whose event it is: the name to print, its place, and where it stands in the sentence."""

    name: str
    place: Place
    token: Token | None


def milestone_facts(context: ArticleContext, read: ReadWorks) -> list[Milestone]:
    """The milestones of an article's works; an event told twice counts once."""
    facts: list[Milestone] = []
    known: set[tuple[str, str, Status]] = set()
    for sentence, spoken, current in read.sentences:
        for event, subject, period in _events(context, sentence, spoken, current):
            key = (subject.name, event.words, event.status)
            if key not in known:
                known.add(key)
                facts.append(_fact(context, sentence, event, subject, period))
    return facts


def _events(
    context: ArticleContext, read: ReadSentence, spoken: dict[int, Work], current: Work | None
) -> Iterator[tuple[Event, _Subject, Token | None]]:
    text = read.sentence.text
    leading: Token | None = None
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        tokens = [token for token in read.condensed.tokens if start <= token.start < end]
        periods = [token for token in tokens if token.kind == "period"]
        happened = list(events_in(text, start, end, tokens))
        for event in happened:
            period = _period_of(event, periods, leading, context.published.on)
            if not _worth_telling(event, period):
                continue
            ceremony = _CEREMONY.search(text, start, end)
            if not ceremony and _AGGREGATE.search(text, 0, event.start):
                continue
            subjects = _subjects(context, read, spoken, current, event, start)
            if period is None and len(subjects) > 1:
                continue
            for subject in subjects:
                if period is None and _only_listed(subject):
                    continue
                yield event, subject, period
        if periods and not happened:
            leading = periods[-1]
        for token in tokens:
            current = spoken.get(token.start, current)


def _only_listed(subject: _Subject) -> bool:
    return subject.token is not None and subject.token.rule == "project.in-list"


def _worth_telling(event: Event, period: Token | None) -> bool:
    """A plan or a work in hand needs a day; what is done needs words that say so."""
    return period is not None or event.surely


def _period_of(
    event: Event, periods: Sequence[Token], leading: Token | None, today: date | None
) -> Token | None:
    """The period of an event: in its clause, else one that opens the sentence and fits."""
    own = [token for token in periods if token.start < event.end]
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


def _subjects(
    context: ArticleContext,
    read: ReadSentence,
    spoken: dict[int, Work],
    current: Work | None,
    event: Event,
    start: int,
) -> list[_Subject]:
    """The works that an event is said of: named before it, else after it, else spoken of before."""
    text = read.sentence.text
    if ceremony := _CEREMONY.search(text, start, event.end):
        begin = name_start(text, ceremony.start(), start)
        token = Token("project", begin, ceremony.end(), None, "milestone.ceremony")
        return [
            _Subject(
                text[begin : ceremony.end()], place_of(context, read.sentence, token, None), token
            )
        ]
    before = [token for token in read.projects if start <= token.start and token.end <= event.end]
    after = [token for token in read.projects if event.start <= token.start <= event.end]
    chosen = (
        [token for token in before if token.end <= event.start][-1:] or after[:1] or before[-1:]
    )
    if chosen:
        group = next((g for g, _, _ in groups(read) if chosen[0] in g), chosen)
        works = [(spoken[token.start], token) for token in group if token.start in spoken]
        return [_Subject(work.name, work.place, token) for work, token in works if work.sure]
    earlier = [token for token in read.projects if token.end <= start and token.start in spoken]
    if earlier:
        work = spoken[earlier[-1].start]
        return [_Subject(work.name, work.place, None)] if work.sure else []
    told = text[: event.start]
    if event.rule == "milestone.funded":
        return []
    others = [token for token in read.condensed.tokens if token.end <= event.start]
    apart = any(token.kind in ("place", "organisation") for token in others)
    if (apart or _OTHERS.search(told)) and not regex.match("这是|这一|该|其", text):
        return []
    if current is not None and current.sure:
        return [_Subject(current.name, current.place, None)]
    return []


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
        status=_status(event, period, context.published.on),
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
    if event.status is Status.PLANNED and days.start is not None and today is not None:
        if days.start <= today < (days.end or today):
            return None, days.end
    return days.start, days.end
