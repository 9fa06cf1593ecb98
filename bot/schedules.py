"""Schedules in what people type, and small enough for a button.

In a button: d0830, o0830 (working days), w083015 (a mask of days in hexadecimal).
"""

import re

from storage.records import Cadence, Schedule

LETTERS = {
    Cadence.DAILY: "d",
    Cadence.WORKDAYS: "o",
    Cadence.WEEKLY: "w",
    Cadence.MONTHLY: "m",
}
LAST_DAY = {Cadence.DAILY: 0, Cadence.WORKDAYS: 0, Cadence.WEEKLY: 7, Cadence.MONTHLY: 31}


SCHEDULE_STARTS = re.compile(
    r"每|天天|工作日|上班日|(?:周|星期|礼拜)[一二三四五六日天末]|月[初底末]"
    r"|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|凌晨|无事不发|[没无有]\S{0,4}(?:才|不)发"
    r"|[0-9０-９]{1,2}\s*[:：点时]|[一二三四五六七八九十]{1,3}点"
)
"""How a schedule may begin. No place is called so."""


def split_words(words: str) -> tuple[str, str]:
    """The place and the schedule in `滨州 每天 08:30`, in either order; empty where left out."""
    start = SCHEDULE_STARTS.search(words)
    if start is None:
        return words.strip(), ""
    place, when = words[: start.start()].strip(), words[start.start() :].strip()
    words_of_both, places = when.split(), 0
    if not place:
        while places + 1 < len(words_of_both) and _is_place(words_of_both[-places - 1]):
            places += 1
    if not places:
        return place, when
    return " ".join(words_of_both[-places:]), " ".join(words_of_both[:-places])


def _is_place(word: str) -> bool:
    """Whether a word behind a schedule is no part of it: 每天 8点 30 滨州."""
    return not SCHEDULE_STARTS.search(word) and not word.isdecimal()


def packed(schedule: Schedule) -> str:
    """A schedule in at most 14 ASCII characters."""
    mask = sum(1 << day for day in set(schedule.days))
    days = f"{mask:x}" if mask else ""
    at = f"{schedule.hour:02}{schedule.minute:02}"
    quiet = "q" if schedule.quiet else ""
    return f"{LETTERS[schedule.cadence]}{at}{quiet}{days}"


def unpacked(text: str) -> Schedule | None:
    """What `packed` gave; None for anything else."""
    match = re.fullmatch(r"([dowm])([0-9]{2})([0-9]{2})(q?)([0-9a-f]{0,8})", text)
    if match is None:
        return None
    cadence = next(cadence for cadence, letter in LETTERS.items() if letter == match[1])
    hour, minute, mask = int(match[2]), int(match[3]), int(match[5] or "0", 16)
    days = tuple(day for day in range(32) if mask >> day & 1)
    if hour > 23 or minute > 59 or any(not 1 <= day <= LAST_DAY[cadence] for day in days):
        return None
    if (LAST_DAY[cadence] == 0) != (not days):
        return None
    return Schedule(cadence=cadence, hour=hour, minute=minute, days=days, quiet=bool(match[4]))
