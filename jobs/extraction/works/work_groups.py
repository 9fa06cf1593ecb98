"""Projects that stand side by side in a sentence, and the words that speak of all of them."""

import re
from collections.abc import Container, Iterator, Sequence

from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.work_mentions import Group, ReadSentence

_LINK = re.compile(
    "(?:（[^（）]{1,20}）)?(?:等[0-9]+余?[个项][^，。；、]{0,10}(?:项目|工程)(?=、))?(?:、[^，。；、已正将]{1,14})*(?:、|，|和|及|与|以及|等|的)*"
    "(?:(?:计划|预计)?总?投资约?[0-9.]+[万亿]+元(?:建设)?的)?"
)
_CLAUSE_ENDS = "，。；：！？"
_IN_CLAUSE = re.compile(f"[^{_CLAUSE_ENDS}]*")
_SENTENCE_END = re.compile("[。；！？]")
_ASIDE = re.compile("（[^（）]*）")
_NAMES = frozenset(("organisation", "place"))
_REACH_BEFORE, _REACH_AFTER = 40, 70
_LONGEST_GAP = 40


def groups(read: ReadSentence) -> Sequence[Group]:
    """The projects of a sentence as they stand together, in order."""
    if read.groups is None:
        read.groups = list(_groups(read))
    return read.groups


def clause_before(text: str, end: int, reach: int) -> str:
    """What its clause says before a place of a text, at most so many characters."""
    within = _IN_CLAUSE.match(text[end - reach if end > reach else 0 : end][::-1])
    return text[end - within.end() : end] if within else ""


def _groups(read: ReadSentence) -> Iterator[Group]:
    text, projects = read.sentence.text, read.projects
    named = read.sentence.places or read.sentence.organisations
    skipped = [token for token in read.tokens if token.kind in _NAMES] if named else ()
    index = 0
    while index < len(projects):
        row = [projects[index]]
        while index + 1 < len(projects) and _linked(text, row[-1], projects[index + 1], skipped):
            index += 1
            row.append(projects[index])
        index += 1
        start = row[0].start
        for token in skipped:
            if token.end == start:
                start = token.start
        before = clause_before(text, start, _REACH_BEFORE)
        end = row[-1].end
        rest = text[end : end + _REACH_AFTER]
        if index < len(projects):
            # 甲铁路开工，建成乙大桥: the last clause is about the next one already.
            stop = projects[index].start
            told = stop - len(clause_before(text, stop, stop - end))
            rest = text[end : min(told if told > end else stop, end + _REACH_AFTER)]
        if sentence_end := _SENTENCE_END.search(rest):
            rest = rest[: sentence_end.start()]
        after = rest
        if "（" in after:
            after = _ASIDE.sub(lambda aside: "□" * len(aside[0]), after)
        yield Group(tuple(row), before, after)


def stands_for_a_row(read: ReadSentence, ref: Token, known: Container[int]) -> bool:
    """Whether 项目 speaks of several at once: 甲、乙4大项目同天开工，项目总投资4.69亿元.

    `known` holds where those tokens start that speak of works, and not of what one consists of.
    """
    rows = [
        [token for token in group.tokens if token.start in known]
        for group in groups(read)
        if group.tokens[-1].end <= ref.start
    ]
    named = [row for row in rows if row]
    return bool(named) and len(named[-1]) > 1


def _linked(text: str, left: Token, right: Token, skipped: Sequence[Token]) -> bool:
    """Whether nothing but conjunctions, owners and other items of the row stands between."""
    if right.kind == "work-ref" and text[left.end : right.start] == "，":
        return False  # 甲产业园，二期正在施工
    between = list(text[left.end : right.start])
    if not between or len(between) > _LONGEST_GAP:
        return left.end == right.start
    for token in skipped:
        if left.end <= token.start and token.end <= right.start:
            for position in range(token.start - left.end, token.end - left.end):
                between[position] = ""
    words = "".join(between)
    return words != "的" and bool(_LINK.fullmatch(words))
