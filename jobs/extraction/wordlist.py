"""Word lists written as running text, for the lexicons that are Python data."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text, split at blanks and line ends, in their order."""
    return tuple(text.split())


def alternation(choices: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first, so that it is never cut short."""
    return "|".join(sorted(choices, key=len, reverse=True))
