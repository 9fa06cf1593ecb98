"""The lines of a page without their margins."""

import re

from jobs.extraction.reading.readable import Span
from jobs.extraction.rules.value import Value

_INDENT = re.compile(r"(?<=[。！？；：”）…]) {2,}(?=\S)")
_UNBROKEN = 160
"""Characters that no line of a wrapped page has."""


class Line(Value, frozen=True):
    """A line without its margins. `gap` counts the empty lines before it."""

    start: int
    end: int
    gap: int
    indent: int


def split_lines(text: str) -> list[Line]:
    """The lines of a uniform page that hold anything."""
    lines: list[Line] = []
    gap = start = 0
    for line in text.split("\n"):
        content = line.strip()
        if not content:
            gap += 1
        elif len(line) < _UNBROKEN or "  " not in line:
            lines.append(_line_of(line, content, start, gap))
            gap = 0
        else:
            for first, last in _paragraphs_of(line):
                part = line[first:last]
                lines.append(_line_of(part, part.strip(), start + first, gap))
                gap = 0
        start += len(line) + 1
    return lines


def _line_of(part: str, content: str, start: int, gap: int) -> Line:
    indent = 0 if part[0] == content[0] else part.index(content[0])
    return Line(start + indent, start + indent + len(content), gap, indent)


def _paragraphs_of(line: str) -> list[Span]:
    """A page that lost its line ends keeps the indents of its paragraphs: 。　　本报讯."""
    starts = [0, *(mark.start() for mark in _INDENT.finditer(line))]
    spans = zip(starts, [*starts[1:], len(line)], strict=True)
    return [(first, last) for first, last in spans if line[first:last].strip()]
