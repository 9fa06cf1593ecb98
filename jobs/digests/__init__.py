"""Events become digests, and digests messages. Pure: records in, text out."""

from jobs.digests.schedule import (
    ScheduleError,
    Slot,
    next_after,
    parse_schedule,
    schedule_in_words,
    slot_of,
)

__all__ = [
    "ScheduleError",
    "Slot",
    "next_after",
    "parse_schedule",
    "schedule_in_words",
    "slot_of",
]
