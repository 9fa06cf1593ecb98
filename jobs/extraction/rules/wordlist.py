"""Word lists written as running text, for the lexicons that are Python data."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

_FEW, _PARTS = 32, 4


def words(text: str) -> tuple[str, ...]:
    """The words of a text, split at blanks and line ends, in their order."""
    return tuple(text.split())


def alternation(choices: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, so that it is never cut short.

    Words of one first character stand together: to tell that none begins at a place, one look at
    the character of each group is enough.
    """
    return "|".join(pattern for _, pattern in _by_first_character(choices))


def one_of(choices: Iterable[str]) -> str:
    """The same for so many words that even one look at each first character takes long: those are
    told apart by classes of them first. Its openings are not known beyond the first character.
    """
    return _told_apart(_by_first_character(choices))


def _by_first_character(choices: Iterable[str]) -> list[tuple[str, str]]:
    """The first characters of words, each with a pattern for those that begin with it."""
    rests: dict[str, list[str]] = {}
    for word in sorted(dict.fromkeys(choices), key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    return [
        (first, first + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})"))
        for first, rest in rests.items()
    ]


def _told_apart(groups: Sequence[tuple[str, str]]) -> str:
    if len(groups) <= _FEW:
        return "|".join(pattern for _, pattern in groups)
    parts = [groups[part::_PARTS] for part in range(_PARTS)]
    return "|".join(
        f"(?=[{''.join(re.escape(first) for first, _ in part)}])(?:{_told_apart(part)})"
        for part in parts
    )


def behind(choices: Iterable[str]) -> str:
    """A pattern without width that holds right behind one of the words: `re` asks for one length in
    each look behind.
    """
    same_length = ("|".join(same) for _, same in groupby(sorted(choices, key=len), key=len))
    return "(?:" + "|".join(f"(?<={same})" for same in same_length) + ")"
