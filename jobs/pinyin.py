"""How names are read: pinyin without tones, as people type it, and characters that sound alike."""

import unicodedata
from functools import cache
from importlib.resources import files

from jobs.extraction.reading.traditional import SIMPLIFIED
from storage.records import RegionLevel

LEVELS_WITH_INITIALS = frozenset({RegionLevel.PROVINCE, RegionLevel.CITY})
"""Of counties, too many share their initials."""

LONGEST_READ_AS_A_WHOLE = 3
"""Characters of the longest name in the list of those read otherwise than alone."""


def in_simplified(words: str) -> str:
    """濱州 → 滨州; what is simplified already stays."""
    return "".join(SIMPLIFIED.get(character, character) for character in words)


def in_plain_letters(words: str) -> str:
    """Bīnzhōu, BINZHOU and bin'zhou → binzhou; ü becomes the v that stands for it on keyboards."""
    lower = unicodedata.normalize("NFC", words.lower()).translate({ord("ü"): "v", ord("'"): None})
    apart = unicodedata.normalize("NFD", lower.replace("’", ""))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def syllables(name: str) -> tuple[str, ...] | None:
    """How a name is read, a syllable a character; None where a character of it is not known."""
    characters, names = _readings()
    read: list[str] = []
    while len(read) < len(name):
        at = len(read)
        known = next((names[part] for part in _starts(name, at) if part in names), None)
        if known is None and name[at] not in characters:
            return None
        read += known or (characters[name[at]],)
    return tuple(read)


def spellings(name: str, short: str, level: RegionLevel) -> tuple[str, ...]:
    """What may be typed for a place in letters: binzhou, binzhoushi, and of large ones bz.

    A name that is read otherwise than its characters alone may be typed as either: Lu'an is spelled
    liuan too.
    """
    found: dict[str, None] = {}
    for each in (short, name):
        for read in (syllables(each), _one_by_one(each)):
            if read:
                found |= dict.fromkeys(_with_and_without_umlaut("".join(read)))
    initials = syllables(short)
    if initials and len(initials) > 1 and level in LEVELS_WITH_INITIALS:
        found["".join(each[0] for each in initials)] = None
    return tuple(found)


def _with_and_without_umlaut(word: str) -> tuple[str, ...]:
    return (word, word.replace("v", "u"))


def _starts(name: str, at: int) -> list[str]:
    """The pieces of a name from `at` on that may be read as a whole, longest first."""
    return [name[at : at + length] for length in range(LONGEST_READ_AS_A_WHOLE, 1, -1)]


def _one_by_one(name: str) -> tuple[str, ...]:
    characters, _ = _readings()
    read = tuple(characters.get(each, "") for each in name)
    return read if all(read) else ()


@cache
def _readings() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The reading of each character, and of the names that are read otherwise."""
    characters: dict[str, str] = {}
    names: dict[str, tuple[str, ...]] = {}
    for line in (files("seeds") / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        reading, _, found = line.partition(" ")
        if "'" in reading:
            names[found] = tuple(reading.split("'"))
        else:
            characters |= dict.fromkeys(found, reading)
    return characters, names
