"""When two articles are the same news: sketches to find the likes of a text, a rule to decide.

A text is compared by its shingles, overlapping runs of characters. That shares much between an
article and its copies, whatever was cut, misread or put differently, but also between this month's
statistics and the last's. What tells those apart is their figures.
"""

import math
import re
import string
import unicodedata
import zlib
from dataclasses import dataclass
from enum import StrEnum

SHINGLE = 6
SKETCHED_SHINGLE = 10
"""Characters of a run: short ones outlive misreading, long ones are found in few other texts."""
SKETCH = 32
"""Values of a sketch: half a text still shares about sixteen with the whole."""

SHORTEST = 30
"""Characters below which only equal texts are the same."""
SHARED = 0.5
SHARED_WITHOUT_FIGURES = 0.7
SHARED_BY_BRIEFS = 1.0
BRIEF = 120
"""How much of the shorter text's shingles the longer one must have; more where there is little else
to tell by. Of a brief, which has fewer than `BRIEF` characters, one name says what it is about."""
CLEAN = 0.97
"""From here on no reader's or scanner's hand is in the text: no figure may differ."""
MISREAD = 0.4
LONGER = 1.15

FIGURE = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十]+(?=[月日季次期届批轮])")
TIME = re.compile(r"(?:\d+|[一二三四五六七八九十]+)(?:月|季度|周)|[上下]半年|[上中下]旬")
DIGITS = re.compile(r"[\d.]+")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
MARKS = re.compile(r"[^\w.]+|_+")
MIX = 0x9E3779B1
BITS = 0xFFFFFFFF


class Sameness(StrEnum):
    """What a new text is to a known one."""

    SAME = "same"
    """A copy that adds nothing."""
    LONGER = "longer"
    """The same news, and more of it."""
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Likeness:
    """A text made ready for comparing: `shingles` have no digits, `figures` are nothing else.

    `times` are its months and quarters, which scanners seldom turn into one another.
    """

    plain: str
    shingles: frozenset[str]
    figures: frozenset[str]
    times: frozenset[str]


def sketch(text: str) -> tuple[int, ...]:
    """The `SKETCH` smallest hashes of a text's shingles, ascending, of 32 bits; stable for ever.

    Two texts share as many of them, in proportion, as they share of their shingles.
    """
    plain = _plain(_narrow(text))
    hashes = {zlib.crc32(each.encode()) * MIX & BITS for each in _shingles(plain, SKETCHED_SHINGLE)}
    return tuple(sorted(hashes)[:SKETCH])


def likeness(text: str) -> Likeness:
    """A text ready for `compare`, to be made once where it is compared with several."""
    narrow = _narrow(text)
    plain = _plain(narrow)
    figures = FIGURE.findall(narrow)
    # A text that was cut may end in the middle of a figure.
    ends_in_figure = plain.endswith((*string.digits, "."))
    return Likeness(
        plain,
        frozenset(_shingles(DIGITS.sub("", plain))),
        frozenset(figures[:-1] if ends_in_figure else figures),
        frozenset(TIME.findall(narrow)),
    )


def compare(known: Likeness, new: Likeness) -> Sameness:
    """Whether `new` is the same news as `known`."""
    if known.plain == new.plain:
        return Sameness.SAME
    shorter, longer = sorted((known, new), key=lambda each: len(each.shingles))
    if not shorter.shingles or len(shorter.plain) < SHORTEST:  # digits alone have none
        return Sameness.DIFFERENT
    shared = len(shorter.shingles & longer.shingles) / len(shorter.shingles)
    count = min(len(known.figures), len(new.figures))
    misread = _misread(shared, count)
    figures_differ = count - len(known.figures & new.figures) > misread
    times = min(len(known.times), len(new.times))
    times_differ = times and 2 * len(known.times & new.times) <= times
    enough = SHARED if count > 2 else SHARED_WITHOUT_FIGURES
    if len(shorter.plain) < BRIEF:
        enough = SHARED_BY_BRIEFS
    if shared < enough or figures_differ or times_differ:
        return Sameness.DIFFERENT
    added = len(new.figures - known.figures)
    if len(new.shingles) > LONGER * len(known.shingles) or added > misread + 1:
        return Sameness.LONGER
    return Sameness.SAME


def _misread(shared: float, count: int) -> int:
    """How many of `count` figures a text may have wrong that shares so much with another.

    A shingle is about twice as long as a figure, so of figures the square root is whole; as much
    again for luck, and never more than `MISREAD` of all.
    """
    if shared >= CLEAN:
        return 0
    hurt = 2 * (1 - math.sqrt(shared)) + 0.05
    return int(min(count * hurt + 1, count * MISREAD))


def _narrow(text: str) -> str:
    """Full-width digits and letters made narrow, white space and thousands' commas left out."""
    narrow = "".join(unicodedata.normalize("NFKC", text).split())
    return THOUSANDS.sub("", narrow)


def _plain(narrow: str) -> str:
    """Letters, digits and points of figures; marks are what copies change first."""
    return MARKS.sub("", narrow.casefold())


def _shingles(plain: str, length: int = SHINGLE) -> list[str]:
    return [plain[at : at + length] for at in range(len(plain) - length + 1)]
