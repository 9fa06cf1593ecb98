"""What people type in place of a command: ／targets, targets, /target, /stop."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from jobs.texts.words_zh import COMMANDS_BY_OTHER_NAMES

WIDE = {
    **{code: code - 0xFEE0 for code in (0xFF0F, 0xFF20, 0xFF03)},
    **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)},
    **{code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)},
    **{code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)},
    0x3000: 0x20,
}
"""／＠＃, digits and letters of full width; marks and brackets belong to names as they are."""

SLASHED = re.compile(r"/\s*([A-Za-z_]+)(?:@\w+)?\s*(.*)", re.S)
AROUND_NAMES = re.compile(r"^\s*(?:[·•▪*-]\s*|\d{1,2}[.、]\s*)|[（(：:，,。].*$", re.S)
NEAR_ENOUGH = 75
"""Of 100: tragets and targets, project and projects."""


def half_width(text: str) -> str:
    return text.translate(WIDE)


def command_typed(text: str, names: Iterable[str]) -> tuple[str, str] | None:
    """The command that a text names in letters, and its other words; None where it names none.

    Typed with a slash it stands first: / targets 滨州, /TARGETS滨州. Else it may stand anywhere:
    Binzhou targets.
    """
    known = {**{name: name for name in names}, **COMMANDS_BY_OTHER_NAMES}
    slashed = SLASHED.fullmatch(text)
    if slashed is not None:
        name = known.get(slashed[1].lower())
        return (name, slashed[2].strip()) if name else None
    words = text.split()
    for word in words:
        if name := known.get(word.lower()):
            return name, " ".join(each for each in words if each is not word)
    return None


def plain_name(words: str) -> str:
    """A name as it is pasted from a list or a digest, without what stands around it there.

    · 盐田光伏项目（在建） and 3. 盐田光伏项目 are 盐田光伏项目; empty where all of it is such.
    """
    return AROUND_NAMES.sub("", words).strip()


def command_near(text: str, names: Iterable[str]) -> tuple[str, str] | None:
    """The command whose name comes nearest to an unknown one, and its other words."""
    slashed = SLASHED.fullmatch(text)
    if slashed is None:
        return None
    near = process.extractOne(
        slashed[1].lower(), list(names), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH
    )
    return (near[0], slashed[2].strip()) if near else None
