"""The lines of a page without their margins."""

import re
from collections import Counter
from collections.abc import Sequence

from jobs.extraction.reading.characters import GLOSS
from jobs.extraction.reading.readable import Span
from jobs.extraction.rules.value import Value

_INDENT = re.compile(r"(?<=[。！？；：”）…]) {2,}(?=\S)")
_UNBROKEN = 160
"""Characters that no line of a wrapped page has."""
_HEADER_WIDTH = 40


class Line(Value, frozen=True):
    """A line without its margins. `gap` counts the empty lines before it."""

    start: int
    end: int
    gap: int
    indent: int


def split_lines(text: str) -> list[Line]:
    """The lines of a uniform page that hold anything; where a print's page is turned, none part."""
    lines: list[Line] = []
    rows = text.split("\n")
    between = _between_pages(rows) if GLOSS in text else frozenset[int]()
    gap = start = 0
    turned = False
    for index, line in enumerate(rows):
        content = line.strip()
        if index in between:
            turned = True
        elif not content:
            gap += 1
        else:
            gap = 0 if turned else gap
            turned = False
            if len(line) < _UNBROKEN or "  " not in line:
                lines.append(_line_of(line, content, start, gap))
            else:
                for first, last in _paragraphs_of(line):
                    part = line[first:last]
                    lines.append(_line_of(part, part.strip(), start + first, gap))
                    gap = 0
            gap = 0
        start += len(line) + 1
    return lines


def _between_pages(rows: Sequence[str]) -> frozenset[int]:
    """The places of the lines with the numbers of a print's pages, and of what each page has above
    or below its own.
    """
    numbers = [at for at, row in enumerate(rows) if GLOSS in row and not row.strip(f"{GLOSS} ")]
    beside: list[int] = []
    for number in numbers:
        for step in (-1, 1):
            at = number + step
            while 0 <= at < len(rows) and not rows[at].strip():
                at += step
            if 0 <= at < len(rows) and len(rows[at].strip()) <= _HEADER_WIDTH:
                beside.append(at)
    said = Counter(rows[at].strip() for at in beside)
    return frozenset((*numbers, *(at for at in beside if said[rows[at].strip()] > 1)))


def _line_of(part: str, content: str, start: int, gap: int) -> Line:
    indent = 0 if part[0] == content[0] else part.index(content[0])
    return Line(start + indent, start + indent + len(content), gap, indent)


def _paragraphs_of(line: str) -> list[Span]:
    """A page that lost its line ends keeps the indents of its paragraphs: 。　　本报讯."""
    starts = [0, *(mark.start() for mark in _INDENT.finditer(line))]
    spans = zip(starts, [*starts[1:], len(line)], strict=True)
    return [(first, last) for first, last in spans if line[first:last].strip()]
