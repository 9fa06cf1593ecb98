"""Milestones: events of an article's projects, each tied to its project, its day or its degree."""

import re
from collections.abc import Iterator, Sequence

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.dates.printing_days import last_printing_day
from jobs.extraction.milestones import (
    milestone_ceremonies,
    milestone_own_words,
    milestone_rows,
    milestone_subjects,
)
from jobs.extraction.milestones.counted_works import counted_since
from jobs.extraction.milestones.milestone_days import (
    LastDay,
    days_of,
    has_no_day,
    is_of_a_name,
    opens_clause,
    period_of,
    status_on,
)
from jobs.extraction.milestones.milestone_enterprises import Enterprises
from jobs.extraction.milestones.milestone_event import Event, milestone_of
from jobs.extraction.milestones.milestone_events import CLAUSE, events_in, may_begin
from jobs.extraction.milestones.milestone_heads import own_head
from jobs.extraction.milestones.milestone_repeats import Said, each_once, said, to_be_told
from jobs.extraction.milestones.milestone_subjects import Subject
from jobs.extraction.rules.tokens import ParagraphKind, Token
from jobs.extraction.rules.value import Value
from jobs.extraction.works.work_mentions import ReadSentence
from jobs.extraction.works.work_stages import PLANS
from jobs.extraction.works.works import ReadWorks, Work
from storage.records import Milestone, Status

# 某某高铁9月试通车 拟于12月运营: in a headline a space does it.
_HEADLINE_CLAUSE = re.compile(CLAUSE.pattern.replace("；。", "；。\\s"))
# A new paragraph that goes on with the work of the one before.
_GOES_ON = re.compile(
    "“|据[^，。]{0,10}(?:负责人|介绍|了解|悉)|截?至?目前|现在|项目|工程|整个|(?:建设|形象|最新|当前)?进[展度]"
)
_BRINGS_ABOUT = ("建成", "开工", "完成", "启动", "打通", "竣工", "投用", "开通", "贯通", "实现")
_ITEMS_DONE = re.compile(
    "等[^，。；]{0,8}(?:项目|工程)(?:开工|[竣完]工|投[产用]|建成)[^，。；]{0,4}$"
)
_LONGEST_QUOTE = 60
# 截至8月15日， leads a whole sentence; a day among other words only leads to the next semicolon.
_BARE = 2


class _Told(Value, frozen=True):
    """What an article tells beside the sentence that is read."""

    context: ArticleContext
    read: ReadWorks
    enterprises: Enterprises

    def is_away(self, index: int) -> bool:
        """Whether a sentence's paragraph has not gone on with the work spoken of: up to it, no
        sentence names one or begins as such a sentence does.
        """
        sentences = self.read.sentences
        paragraph = sentences[index][0].sentence.paragraph_index
        while index >= 0 and sentences[index][0].sentence.paragraph_index == paragraph:
            read, spoken, _ = sentences[index]
            if _GOES_ON.match(read.sentence.text) or any(work.sure for work in spoken.values()):
                return False
            index -= 1
        return True


def milestone_facts(context: ArticleContext, read: ReadWorks) -> list[Milestone]:
    """The milestones of an article's works; an event told twice counts once, with its day."""
    facts: dict[Said, Milestone] = {}
    told, last_day = _Told(context, read, Enterprises()), LastDay()
    for index, (sentence, spoken, current) in enumerate(read.sentences):
        one = sentence.sentence
        begins, measures = may_begin(one)
        leading = last_day.named_again(one.text) if begins else None
        if one.organisations:
            told.enterprises.note(one)
        if one.periods:
            last_day.note(one)
        if not begins:
            continue
        if not (_has_works(one, spoken, current) or told.enterprises.may_build(one)):
            continue
        for event, subject, period in _events(told, index, begins, measures, leading):
            key = to_be_told(facts, said(subject.name, event, period), period)
            if key is not None:
                facts[key] = _fact(context, sentence, event, subject, period)
    return each_once(list(facts.values()))


def _has_works(sentence: Sentence, spoken: dict[int, Work], current: Work | None) -> bool:
    """Whether a sentence speaks of works whose its events may be."""
    if current is not None and current.sure:
        return True
    named = spoken and [work for work in spoken.values() if work.sure]
    return bool(named) or milestone_own_words.may_name(sentence)


def _events(
    told: "_Told",
    index: int,
    begins: Sequence[int],
    measures: Sequence[int],
    leading: Token | None,
) -> Iterator[tuple[Event, Subject, Token | None]]:
    """The events of a sentence with their subjects.

    `begins` and `measures` are what `may_begin` tells of it; `leading` is the day that it begins
    with by pointing back: 同日.
    """
    read, spoken, current = told.read.sentences[index]
    text, days = read.sentence.text, read.sentence.periods
    bare = False
    listing: Token | None = None
    for clause, tokens, begun in _clauses(read, begins):
        start, end = clause.span()
        periods = [token for token in tokens if token.kind == "period"] if days else []
        told_here = (start, end), tokens, periods, measures
        brings = listing if listing is not None and _goes_on(clause[0]) else None
        led = leading is not None or brings is not None
        happened = [*events_in(read.sentence, *told_here, led=led)] if begun else []
        for event in happened:
            own = [
                token
                for token in periods
                if not (is_of_a_name(read, token, event) or has_no_day(text, token))
            ]
            ceremony = milestone_ceremonies.ceremony(read.sentence, start, event.end)
            lead = _lead(text, clause[0], leading, brings)
            period = period_of(event, own, lead, told.context.published.on, ceremony)
            if not _worth_telling(event, period, read.sentence.heading):
                continue
            subjects = _subjects(told, (index, start), current, event, (period, ceremony))
            if ceremony is not None:
                event = milestone_ceremonies.held(event, text, ceremony)  # noqa: PLW2901
            whole = milestone_subjects.with_its_part(read, event, subjects, start)
            undated = period is None or period.value.end is None
            of_row = ceremony is None and (undated or milestone_rows.begins_together(event))
            if period is None and milestone_rows.is_an_example(text, subjects, event):
                continue
            for subject, day in milestone_rows.told_of(
                read, spoken, event, subjects, period, first=of_row
            ):
                yield whole, subject, day
        over = text.startswith("；", end)
        listing = None if over else brings
        if periods and happened and not (over or brings):
            listing = _listing(text, start, periods, happened)
        if over and not bare:
            leading = None
        elif periods and not happened and opens_clause(text, start, periods[-1]):
            leading = periods[-1]
            bare = len(clause[0]) - (leading.end - leading.start) <= _BARE
        for token in tokens if spoken else ():
            if token.start in spoken and not milestone_subjects.is_of_the_current(
                spoken, token, current
            ):
                current = spoken[token.start]


def _subjects(
    told: "_Told",
    place: tuple[int, int],
    current: Work | None,
    event: Event,
    when: tuple[Token | None, Token | None],
) -> Sequence[Subject]:
    """The works that an event is told of.

    `place` is the index of its sentence, and where in it its clause begins; `when` its day and the
    ceremony that it is told of.
    """
    (index, start), (period, ceremony), context = place, when, told.context
    read, spoken, before = told.read.sentences[index]
    if ceremony is not None:
        return milestone_ceremonies.celebrated(context, read, spoken, ceremony)
    if milestone_rows.is_of_several(read, event):
        return []
    # A new paragraph speaks of something else, unless its words are of a day.
    heads = before is not None and before.heads
    heading = read.sentence.paragraph.kind is ParagraphKind.HEADING
    anew = period is None and not heads and told.is_away(index)
    carried = None if heading or anew else current
    return (
        milestone_subjects.named_in_short(read, told.read.works, event, start)
        or (() if heads else own_head(context, read, event, start))
        or told.enterprises.of(context, read, event, carried)
        or counted_since(context, read, event, start)
        or milestone_subjects.subjects(read, spoken, carried, event, start)
        or milestone_own_words.by_their_event(context, read, event, start, dated=period is not None)
    )


def _goes_on(clause: str) -> bool:
    """Whether a clause is an item of what a time is to bring: 开工建设乙水厂; 丙、丁等项目竣工."""
    return clause.startswith(_BRINGS_ABOUT) or _ITEMS_DONE.search(clause) is not None


def _lead(text: str, clause: str, leading: Token | None, brings: Token | None) -> Token | None:
    """The time that leads a clause: of its sentence, if it is not today's, or of its list."""
    away = leading is not None and _turns_to_today(text, clause, leading)
    return brings if leading is None or away else leading


def _listing(
    text: str, start: int, periods: Sequence[Token], happened: Sequence[Event]
) -> Token | None:
    """The time that a list of what it is to bring begins with: 年内建成甲大桥，开工建设乙水厂."""
    if not opens_clause(text, start, periods[-1]):
        return None
    planned = happened[-1].status is Status.PLANNED
    return periods[-1] if planned or happened[-1].words.startswith(_BRINGS_ABOUT) else None


def _clauses(
    read: ReadSentence, begins: Sequence[int]
) -> Iterator[tuple["re.Match[str]", Sequence[Token], bool]]:
    """The clauses of a sentence up to the last one in which an event may begin, each with the
    tokens that begin in it, and whether an event may.
    """
    tokens, here, which = read.tokens, 0, 0
    headline = read.sentence.paragraph.kind in (ParagraphKind.TITLE, ParagraphKind.HEADING)
    text = read.sentence.text
    for clause in (_HEADLINE_CLAUSE if headline else CLAUSE).finditer(text):
        start, end = clause.span()
        if start > begins[-1]:
            return
        while here < len(tokens) and tokens[here].start < start:
            here += 1
        first = here
        while here < len(tokens) and tokens[here].start < end:
            here += 1
        while begins[which] < start:
            which += 1
        yield clause, tokens[first:here], begins[which] < end


def _turns_to_today(text: str, clause: str, leading: Token) -> bool:
    """Whether 目前 turns from the time that led the sentence; 截至9月2日，甲项目目前… does not."""
    if "目前" not in clause:
        return False
    same = leading.value.part == "day" or text.startswith("截", leading.start)
    return not same or clause.startswith(("目前", "，目前", "截至目前"))


def _worth_telling(event: Event, period: Token | None, heading: str) -> bool:
    """A plan or a work in hand needs a day; what is done needs words that say so.

    建成某大桥 among what the year is to bring is a plan, whatever its words say.
    """
    if period is not None or event.soon:
        return True
    return event.surely and (event.marked or PLANS.search(heading) is None)


def _fact(
    context: ArticleContext,
    read: ReadSentence,
    event: Event,
    subject: Subject,
    period: Token | None,
) -> Milestone:
    token = _cited(event, subject, period)
    status = status_on(event, period, last_printing_day(context.published))
    days = days_of(read.sentence.text, status, period, context.published.on)
    evidence = context.cite(read.sentence, token, subject.place)
    return milestone_of(event, subject.name, status, days, evidence)


def _cited(event: Event, subject: Subject, period: Token | None) -> Token:
    """From the day or the name to the end of the event, as long as that is short."""
    parts = [token for token in (period, subject.token) if token is not None]
    starts = [token.start for token in parts if event.end - token.start <= _LONGEST_QUOTE]
    start = min([event.start, *starts])
    end = max([event.end, *(token.end for token in parts if start <= token.start < event.end)])
    return Token("milestone", start, end, event, event.rule, tuple(parts))
