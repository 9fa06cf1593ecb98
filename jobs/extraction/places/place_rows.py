"""A row of places that something is told of together: 甲县、乙县、丙县三县承接项目86个."""

import re
from collections.abc import Sequence
from itertools import takewhile

from jobs.extraction.rules.tokens import Place, Token

_AND = re.compile("[、和与及]")
_TOGETHER = re.compile("等地|等?[两三四五六七八九十]+(?:个?[县区市]|地(?!块))")


def place_of_all(text: str, first: Token, places: Sequence[Token]) -> Place | None:
    """The place that all of a row lie in, which begins with `first`; None where it is no row.

    `places` are those of the text, in order.
    """
    row = [first]
    for token in places:
        if token.start > first.start and _AND.fullmatch(text, row[-1].end, token.start):
            row.append(token)
    if len(row) == 1 or _TOGETHER.match(text, row[-1].end) is None:
        return None
    paths = [token.value.path.split("/") for token in row]
    above = [parts[0] for parts in takewhile(_alike, zip(*paths, strict=False))]
    code = first.value.code
    known = code and 0 < len(above) <= 2
    return Place("/".join(above), code[: 2 * len(above)].ljust(6, "0") if known else None)


def _alike(parts: tuple[str, ...]) -> bool:
    return len(set(parts)) == 1
