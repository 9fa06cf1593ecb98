"""A text with each of its tokens condensed to one character, and the way back."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter

from jobs.extraction.rules.rule_patterns import MARKS
from jobs.extraction.rules.tokens import Token

_FOREIGN_MARK = re.compile("[\ue000-\uf8ff]")
_LINE_END = Token("line-end", 0, 0, None, "line-end")
_start = attrgetter("start")


class Condensed:
    """A text with its tokens, each condensed to one character.

    `marks` is the condensed string. Tokens that overlap are decided leftmost first, the longer
    before the shorter; those that lose are left out. Private-use characters that the page itself
    holds are read as U+FFFD, so they can't be taken for tokens.

    Several texts, each with its tokens, are the lines of one condensed string (`of_lines`). Places
    in a text count from its own beginning then, and no rule may read past a line.
    """

    def __init__(self, text: str, tokens: Collection[Token]) -> None:
        self._condense([text], [tokens])

    @classmethod
    def of_lines(cls, texts: Sequence[str], tokens: Sequence[Collection[Token]]) -> "Condensed":
        """Several texts without line ends, and the tokens of each."""
        made = cls.__new__(cls)
        made._condense(texts, tokens)
        return made

    def _condense(self, texts: Sequence[str], tokens: Sequence[Collection[Token]]) -> None:
        self.text = "\n".join(texts)
        self._texts = texts
        self.tokens: list[Token] = []
        """The tokens in order; between two lines stands one of no meaning."""
        self._at: list[int] = []
        """Where the tokens stand in `marks`."""
        self._ends: list[int] = []
        """Where they end in their text; a line end, where the next text begins."""
        self._begins: list[int] = []
        """Where the lines begin in `marks`."""
        clean = self.text
        if not all(map(str.isprintable, texts)):  # no private-use character is
            clean = _FOREIGN_MARK.sub("\ufffd", clean)
        pieces: list[str] = []
        all_tokens, places, ends = self.tokens, self._at, self._ends
        length = begin = here = 0
        for text, of_it in zip(texts, tokens, strict=True):
            if begin:
                all_tokens.append(_LINE_END)
                places.append(length - 1)
                ends.append(0)
            self._begins.append(length)
            for token in choose(of_it) if of_it else ():
                end = token.end
                start = begin + token.start
                pieces += (clean[here:start], MARKS[token.kind])
                length += start - here
                here = begin + end
                all_tokens.append(token)
                places.append(length)
                ends.append(end)
                length += 1
            begin += len(text) + 1
            length += begin - here
            pieces.append(clean[here:begin])
            here = begin
        self.marks = "".join(pieces)
        self.token_at = dict(zip(self._at, self.tokens, strict=True))
        """The token that stands at a position of the condensed string."""

    @property
    def line_ends(self) -> list[int]:
        """Where the lines end in the condensed string."""
        return [*self._begins[1:], len(self.marks) + 1]

    def line(self, position: int) -> int:
        """The number of the text that holds a position of the condensed string."""
        return bisect_right(self._begins, position) - 1

    def words(self, start: int, end: int) -> str:
        """What the text says between two positions of the condensed string."""
        return self._texts[self.line(start)][self.to_text(start) : self.to_text(end)]

    def to_text(self, position: int) -> int:
        """The position in the text of a position in the condensed string (an end is one past)."""
        before = bisect_left(self._at, position)
        if not before:
            return position
        return self._ends[before - 1] + position - self._at[before - 1] - 1

    def to_marks(self, position: int) -> int:
        """The position in the condensed string of a position in the text."""
        before = bisect_left(self._ends, position)
        at = position - self._ends[before - 1] + self._at[before - 1] + 1 if before else position
        if before == len(self._at) or at <= self._at[before]:
            return at
        return self._at[before] + 1

    def stretch(self, start: int, end: int) -> tuple[tuple[Token, ...], int, int]:
        """The tokens between two positions of the condensed string, in order; and the positions
        in the text.
        """
        at, ends = self._at, self._ends
        first = bisect_left(at, start)
        last = bisect_left(at, end, first)
        tokens = tuple(self.tokens[first:last])
        if first:
            start += ends[first - 1] - at[first - 1] - 1
        if last:
            end += ends[last - 1] - at[last - 1] - 1
        return tokens, start, end


def choose(tokens: Iterable[Token]) -> list[Token]:
    """Tokens without overlaps: leftmost first, of those the longest, of those the first named."""
    chosen: list[Token] = []
    here = 0
    for token in sorted(tokens, key=_start):
        start, end = token.start, token.end
        if start >= here:
            if end > start:
                chosen.append(token)
                here = end
        elif end > here and start == chosen[-1].start:
            chosen[-1] = token
            here = end
    return chosen


def restretched(token: Token, start: int, end: int | None = None) -> Token:
    """What a token means, said by a longer stretch around it, of which it becomes the part."""
    end = token.end if end is None else end
    return Token(token.kind, start, end, token.value, token.rule, (token,))
