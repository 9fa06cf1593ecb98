"""Reads the frames of an article's sentences, all in one pass.

The sentences stand in one condensed string, so that each pattern is run once over an article. A
full stop parts them, which no pattern reads past.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from jobs.extraction.figures.frame_rules import FRAME_RULES
from jobs.extraction.figures.frames import Frame, FrameRule, Said, level_of
from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.rule_patterns import compile_pattern, mark
from jobs.extraction.rules.tokens import Token

_MARKS = {kind: mark(kind) for kind in ("quantity", "grade", "period", "project")}
_FOREIGN_MARK = re.compile("[\ue000-\uf8ff]")
_STOP = "。"
_RULES = [(rule, compile_pattern(rule.pattern).pattern) for rule in FRAME_RULES]
_ELSEWHERE = [
    (order, rule, re.compile(pattern))
    for order, (rule, pattern) in enumerate(_RULES)
    if not rule.ends
]
_ENDING = [
    (order, rule.kinds, beginning(pattern))
    for order, (rule, pattern) in enumerate(_RULES)
    if rule.ends
]
_BEHIND_ITS_END = {
    end: [each for each in _ENDING if end in FRAME_RULES[each[0]].ends]
    for end in frozenset[str]().union(*(rule.ends for rule in FRAME_RULES))
}
"""The rules that are tried only right behind some characters, by those."""
_PLAIN = len(FRAME_RULES)
"""Behind all rules: a quantity of which nothing more is said."""
_start = attrgetter("start")

_Found = tuple[int, int, int, Any]
"""Where it starts, the negated end, the rule's place among the rules, and its match; of a plain
quantity, the token."""


def read_frames(sentences: Sequence[tuple[str, Sequence[Token]]]) -> list[list[Token]]:
    """The frames of sentences, each given by its text and its quantities, grades, periods and
    projects. Tokens of the kind `frame`, in order and apart from each other.

    The leftmost is taken and of those the longest; the rule named first wins a tie.
    """
    return _Passage(sentences).frames()


class _Passage:
    """Sentences condensed into one string, in which each token is the mark of its kind."""

    def __init__(self, sentences: Sequence[tuple[str, Sequence[Token]]]) -> None:
        self.texts = [text for text, _ in sentences]
        self.tokens: list[Token] = []
        self.at: list[int] = []
        """Where the tokens stand in the marks."""
        self.quantities: list[tuple[int, Token]] = []
        """Those that are quantities, each behind its place."""
        self.begins: list[int] = []
        """Where the sentences begin in the marks."""
        self.firsts: list[int] = []
        """How many tokens stand before each sentence."""
        self._places: dict[str, list[int]] = {}
        """Where the characters stand that rules open with."""
        self.marks = self._condense(sentences)

    def _condense(self, sentences: Sequence[tuple[str, Sequence[Token]]]) -> str:
        foreign = not all(map(str.isprintable, self.texts))  # no private-use character is
        pieces: list[str] = []
        all_tokens, places, quantities = self.tokens, self.at, self.quantities
        length = 0
        for text, tokens in sentences:
            self.begins.append(length)
            self.firsts.append(len(all_tokens))
            clean = _FOREIGN_MARK.sub("\ufffd", text) if foreign else text
            here = 0
            for token in _apart(tokens) if len(tokens) > 1 else tokens:
                start, kind = token.start, token.kind
                pieces.append(clean[here:start])
                pieces.append(_MARKS[kind])
                length += start - here
                if kind == "quantity":
                    quantities.append((length, token))
                places.append(length)
                all_tokens.append(token)
                here = token.end
                length += 1
            pieces.append(clean[here:])
            pieces.append(_STOP)
            length += len(text) - here + 1
        return "".join(pieces)

    def frames(self) -> list[list[Token]]:
        rows: list[list[Token]] = [[] for _ in self.texts]
        limits = [*self.begins[1:], len(self.marks)]
        row = free_from = 0
        found = self._found()
        found.sort()
        for start, minus_end, order, what in found:
            if start < free_from:
                continue
            while start >= limits[row]:
                row += 1
            frame: Token | None
            if order == _PLAIN:
                frame = _plain_frame(what)
            else:
                frame = self._frame(row, order, what, (start, -minus_end))
            if frame is not None:
                rows[row].append(frame)
                free_from = -minus_end
        return rows

    def _found(self) -> list[_Found]:
        """Every quantity and all matches of rules."""
        marks = self.marks
        found: list[_Found] = [(at, -at - 1, _PLAIN, token) for at, token in self.quantities]
        found += self._behind_their_ends()
        kinds = {token.value.kind for _, token in self.quantities}
        for order, rule, pattern in _ELSEWHERE:
            if rule.kinds and rule.kinds.isdisjoint(kinds):
                continue
            if rule.words and not any(word in marks for word in rule.words):
                continue
            if rule.in_clause:
                matches = self._in_clauses(rule, pattern)
            else:
                matches = self._opened(rule, pattern) if rule.opens else pattern.finditer(marks)
            found += [(match.start(), -match.end(), order, match) for match in matches]
        return found

    def _behind_their_ends(self) -> list[_Found]:
        """The matches of rules that end with their only quantity, behind one of their `ends`."""
        marks = self.marks
        found: list[_Found] = []
        free_from = 0
        for at, token in self.quantities:
            end = at + 1
            if rules := _BEHIND_ITS_END.get(marks[at - 1]):
                kind = token.value.kind
                clause = self._clause(free_from, at)
                for order, kinds, pattern in rules:
                    if kinds and kind not in kinds:
                        continue
                    match = pattern.search(marks, clause, end)
                    if match is not None:
                        found.append((match.start(), -end, order, match))
            free_from = end
        return found

    def _opened(self, rule: FrameRule, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a rule from where one of its characters stands, apart from each other."""
        free_from = 0
        for at in self._places_of(rule.opens):
            if at >= free_from and (match := pattern.match(self.marks, at)):
                yield match
                free_from = match.end()

    def _places_of(self, characters: str) -> list[int]:
        """Where one of some characters stands in the marks, in order."""
        if characters not in self._places:
            marks, places = self.marks, []
            for character in characters:
                at = marks.find(character)
                while at >= 0:
                    places.append(at)
                    at = marks.find(character, at + 1)
            self._places[characters] = sorted(places)
        return self._places[characters]

    def _in_clauses(self, rule: FrameRule, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a rule that end with a quantity of its kinds."""
        for at, token in self.quantities:
            if token.value.kind in rule.kinds:
                for match in pattern.finditer(self.marks, self._clause(0, at), at + 1):
                    if match.end() == at + 1:
                        yield match

    def _clause(self, start: int, end: int) -> int:
        """Where the clause begins that ends with a stretch; at the earliest, where that begins."""
        marks = self.marks
        start = marks.rfind(_STOP, start, end) + 1 or start
        return marks.rfind("，", start, end) + 1 or start

    def _frame(
        self, row: int, order: int, found: re.Match[str], span: tuple[int, int]
    ) -> Token | None:
        start, end = span
        first = bisect_left(self.at, start)
        last = bisect_left(self.at, end, first)
        inside = self.tokens[first:last]
        rule = FRAME_RULES[order]
        frame = rule.make(Said(found, inside, self.texts[row], partial(self._to_text, row)))
        if frame is None:
            return None
        begins, ends = self._behind(row, first, start), self._behind(row, last, end)
        return Token("frame", begins, ends, frame, rule.name, tuple(inside))

    def _to_text(self, row: int, position: int) -> int:
        """The position in a sentence of a position in the marks (an end is one past)."""
        return self._behind(row, bisect_left(self.at, position), position)

    def _behind(self, row: int, tokens: int, position: int) -> int:
        """The same where so many tokens stand before it."""
        if tokens <= self.firsts[row]:
            return position - self.begins[row]
        return self.tokens[tokens - 1].end + position - self.at[tokens - 1] - 1


def _plain_frame(quantity: Token) -> Token:
    value = quantity.value
    frame = Frame(quantity, level_of(value), value, value.within)
    return Token("frame", quantity.start, quantity.end, frame, "figure.plain", (quantity,))


def _apart(tokens: Sequence[Token]) -> list[Token]:
    """Tokens without overlaps: leftmost first, of those the longest."""
    chosen: list[Token] = []
    end = 0
    for token in sorted(tokens, key=_start):
        if token.start >= end:
            chosen.append(token)
            end = token.end
        elif token.end > end and token.start == chosen[-1].start:
            chosen[-1] = token
            end = token.end
    return chosen
