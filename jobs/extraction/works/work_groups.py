"""Projects that stand side by side in a sentence, and the words that speak of all of them."""

import re
from collections.abc import Container, Sequence
from itertools import zip_longest

from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.work_mentions import Group, ReadSentence

_LINK = re.compile(
    "(?:（[^（）]{1,20}）)?(?:等[0-9]+余?[个项][^，。；、]{0,10}(?:项目|工程)(?=、))?(?:、[^，。；、已正将]{1,20})*(?:、|，|和|及|与|以及|等|的)*"
    "(?:(?:计划|预计)?总?投资约?[0-9.]+[万亿]+元(?:建设)?的)?"
)
_CLAUSE_ENDS = "，。；：！？"
_IN_CLAUSE = re.compile(f"[^{_CLAUSE_ENDS}]*")
_TO_ITS_END = re.compile("[^。；！？]*")
_ASIDE = re.compile("（[^（）]*）")
_NAMES = frozenset(("organisation", "place"))
_REACH_BEFORE, _REACH_AFTER = 40, 70
_LONGEST_GAP = 40


def groups(read: ReadSentence) -> Sequence[Group]:
    """The projects of a sentence as they stand together, in order."""
    if read.groups is None:
        if len(read.projects) == 1:
            read.groups = (_group(read, read.projects, None),)
        else:
            rows = _rows(read)
            behind = [row[0].start for row in rows[1:]]
            read.groups = [_group(read, row, stop) for row, stop in zip_longest(rows, behind)]
    return read.groups


def clause_before(text: str, end: int, reach: int) -> str:
    """What its clause says before a place of a text, at most so many characters."""
    within = _IN_CLAUSE.match(text[end - reach if end > reach else 0 : end][::-1])
    return text[end - within.end() : end] if within else ""


def _rows(read: ReadSentence) -> list[list[Token]]:
    """The projects of a sentence, those together that stand in a row."""
    text, skipped = read.sentence.text, _owners_and_places(read)
    rows: list[list[Token]] = []
    for project in read.projects:
        if rows and _linked(text, rows[-1][-1], project, skipped):
            rows[-1].append(project)
        else:
            rows.append([project])
    return rows


def _owners_and_places(read: ReadSentence) -> Sequence[Token]:
    if not (read.sentence.places or read.sentence.organisations):
        return ()
    return [token for token in read.tokens if token.kind in _NAMES]


def _group(read: ReadSentence, row: Sequence[Token], stop: int | None) -> Group:
    """A row with the words around it; `stop` is where the next one begins."""
    sentence, text = read.sentence, read.sentence.text
    start, end = row[0].start, row[-1].end
    if start in [name.end for names in (sentence.places, sentence.organisations) for name in names]:
        for token in _owners_and_places(read):
            if token.end == start:
                start = token.start
    before = clause_before(text, start, _REACH_BEFORE)
    reach = end + _REACH_AFTER
    if stop is not None:
        # 甲铁路开工，建成乙大桥: the last clause is about the next one already.
        told = stop - len(clause_before(text, stop, stop - end))
        reach = min(told if told > end else stop, reach)
    rest = _TO_ITS_END.match(text, end, reach)
    after = rest[0] if rest else ""
    if "（" in after:
        after = _ASIDE.sub(lambda aside: "□" * len(aside[0]), after)
    return Group(tuple(row), before, after)


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
