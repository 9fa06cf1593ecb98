"""Text on a page of a PDF that is printed twice, a shade apart, so that it looks bold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor

SHADE = 0.15
"""How far apart a character and its shade are at most, in heights; both 1 of 11 are further."""
SAME_LINE = 0.3
TOUCHING = 0.01
NEXT_TO = 0.2
"""White space inside a word, in heights; a blank between words is wider."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text on a page. Points from the lower left corner; `height` is a line's."""

    left: float
    bottom: float
    right: float
    height: float
    text: str

    @property
    def top(self) -> float:
        return self.bottom + self.height


def printed_over(runs: Sequence[Run]) -> bool:
    """Whether some run reaches over another one of its line: what they share is in both."""
    before: list[Run] = []
    for run in sorted(runs, key=lambda run: run.left):
        before = [each for each in before if each.right - run.left > TOUCHING * run.height]
        if any(_on_a_line(each, run) for each in before):
            return True
        before.append(run)
    return False


def printed_once(characters: Iterable[Run]) -> list[Run]:
    """The characters without those that stand at nearly the same place once more."""
    seen: set[tuple[str, int, int, int]] = set()
    kept = []
    for each in characters:
        size = max(1, round(each.height))
        column, row = (floor(at / (SHADE * size)) for at in (each.left, each.bottom))
        around = (
            (each.text, size, column + right, row + up) for right in (-1, 0, 1) for up in (-1, 0, 1)
        )
        if seen.isdisjoint(around):
            kept.append(each)
        seen.add((each.text, size, column, row))
    return kept


def runs_of(characters: Iterable[Run]) -> list[Run]:
    """The characters, in the order of the file, as runs of those that stand side by side."""
    runs: list[Run] = []
    for each in characters:
        if runs and _follows(runs[-1], each):
            runs[-1] = _together(runs[-1], each)
        else:
            runs.append(each)
    return runs


def joined(row: Iterable[Run]) -> list[Run]:
    """The runs of a line, from the left, those together that no white space parts."""
    runs: list[Run] = []
    for each in row:
        if runs and each.left - runs[-1].right < NEXT_TO * max(runs[-1].height, each.height):
            runs[-1] = _together(runs[-1], each)
        else:
            runs.append(each)
    return runs


def _follows(run: Run, each: Run) -> bool:
    gap = each.left - run.right
    return _on_a_line(run, each) and abs(gap) < NEXT_TO * max(run.height, each.height)


def _on_a_line(one: Run, other: Run) -> bool:
    return abs(one.bottom - other.bottom) < SAME_LINE * max(one.height, other.height)


def _together(run: Run, each: Run) -> Run:
    right, height = max(run.right, each.right), max(run.height, each.height)
    return replace(run, right=right, height=height, text=run.text + each.text)
