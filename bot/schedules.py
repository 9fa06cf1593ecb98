"""Schedules small enough for a button: d0830, w083015 (a mask of days in hexadecimal)."""

import re

from storage.records import Cadence, Schedule

LETTERS = {Cadence.DAILY: "d", Cadence.WEEKLY: "w", Cadence.MONTHLY: "m"}
LAST_DAY = {Cadence.DAILY: 0, Cadence.WEEKLY: 7, Cadence.MONTHLY: 31}


def packed(schedule: Schedule) -> str:
    """A schedule in at most 14 ASCII characters."""
    mask = sum(1 << day for day in set(schedule.days))
    days = f"{mask:x}" if mask else ""
    at = f"{schedule.hour:02}{schedule.minute:02}"
    quiet = "q" if schedule.quiet else ""
    return f"{LETTERS[schedule.cadence]}{at}{quiet}{days}"


def unpacked(text: str) -> Schedule | None:
    """What `packed` gave; None for anything else."""
    match = re.fullmatch(r"([dwm])([0-9]{2})([0-9]{2})(q?)([0-9a-f]{0,8})", text)
    if match is None:
        return None
    cadence = next(cadence for cadence, letter in LETTERS.items() if letter == match[1])
    hour, minute, mask = int(match[2]), int(match[3]), int(match[5] or "0", 16)
    days = tuple(day for day in range(32) if mask >> day & 1)
    if hour > 23 or minute > 59 or any(not 1 <= day <= LAST_DAY[cadence] for day in days):
        return None
    if (cadence is Cadence.DAILY) != (not days):
        return None
    return Schedule(cadence=cadence, hour=hour, minute=minute, days=days, quiet=bool(match[4]))
