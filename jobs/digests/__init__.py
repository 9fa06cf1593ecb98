"""Events become digests, and digests messages. Pure: records in, text out."""

from jobs.digests.compose import compose_digest, plan_digest
from jobs.digests.log import log_line
from jobs.digests.plan import in_words
from jobs.digests.render import render_digest, render_plain
from jobs.digests.schedule import Slot, next_after, slot_of
from jobs.digests.schedule_words import ScheduleError, parse_schedule, schedule_in_words

__all__ = [
    "ScheduleError",
    "Slot",
    "compose_digest",
    "in_words",
    "log_line",
    "next_after",
    "parse_schedule",
    "plan_digest",
    "render_digest",
    "render_plain",
    "schedule_in_words",
    "slot_of",
]
