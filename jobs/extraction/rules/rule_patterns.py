"""The patterns of rules: kinds of tokens in braces stand for one character each, their mark."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count

import regex

_FIRST_MARK = 0xE000
_LAST_MARK = 0xF8FF
_BRACES = re.compile(r"\{([a-z][a-z-]*(?:\|[a-z][a-z-]*)*)\}")
_NAMED_GROUP = re.compile(r"\(\?P<(\w+)>")
_NTH = "__"


class _Marks(dict[str, str]):
    """Of each kind of token the character that stands for it; a new kind gets the next one."""

    def __missing__(self, kind: str) -> str:
        code = _FIRST_MARK + len(self)
        if code > _LAST_MARK:
            raise ValueError(f"no private-use character is left for the token kind {kind!r}")
        self[kind] = chr(code)
        return self[kind]


MARKS = _Marks()
"""The character that stands for tokens of a kind in condensed text."""


def mark(kind: str) -> str:
    """The same by a call."""
    return MARKS[kind]


Pattern = re.Pattern[str] | regex.Pattern[str]
Found = re.Match[str] | regex.Match[str]


@cache
def compile_pattern(pattern: str) -> Pattern:
    r"""Compile a rule's pattern: `{period}` and `{period|place}` become the marks of those kinds.

    `^` and `$` hold at line ends too: a stage may read several texts, one a line.
    Where two groups have one name, the second is called `name__2`.
    """

    def braces(found: re.Match[str]) -> str:
        marks = [mark(kind) for kind in found[1].split("|")]
        return marks[0] if len(marks) == 1 else f"[{''.join(marks)}]"

    times: dict[str, Iterator[int]] = {}

    def once(found: re.Match[str]) -> str:
        nth = next(times.setdefault(found[1], count(1)))
        return found[0] if nth == 1 else f"(?P<{found[1]}{_NTH}{nth}>"

    marked = _NAMED_GROUP.sub(once, _BRACES.sub(braces, pattern))
    try:
        return re.compile(marked, re.MULTILINE)
    except re.error:  # what only `regex` knows, such as a look behind of several lengths
        return regex.compile(marked, regex.MULTILINE)


def groups_of(pattern: Pattern) -> dict[str, tuple[int, ...]]:
    """The numbers of the groups of each name."""
    groups: dict[str, tuple[int, ...]] = {}
    for name, number in pattern.groupindex.items():
        first = name.partition(_NTH)[0]
        groups[first] = (*groups.get(first, ()), number)
    return groups
