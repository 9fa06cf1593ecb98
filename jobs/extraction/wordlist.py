"""Word lists written as running text, for the lexicons that are Python data."""

from collections.abc import Iterable
from itertools import groupby


def words(text: str) -> tuple[str, ...]:
    """The words of a text, split at blanks and line ends, in their order."""
    return tuple(text.split())


def alternation(choices: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, so that it is never cut short.

    Words of one first character stand together: to tell that none begins at a place, one look at
    the character of each group is enough.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(dict.fromkeys(choices), key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(
        first + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})")
        for first, rest in rests.items()
    )


def behind(choices: Iterable[str]) -> str:
    """A pattern without width that holds right behind one of the words: `re` asks for one length in
    each look behind.
    """
    same_length = ("|".join(same) for _, same in groupby(sorted(choices, key=len), key=len))
    return "(?:" + "|".join(f"(?<={same})" for same in same_length) + ")"
