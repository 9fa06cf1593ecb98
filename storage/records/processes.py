"""Processes of guatu, and what each of them may do alone."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A `guatu run` somewhere. `ticked_at` is its latest sign of life."""

    name: str
    roles: tuple[str, ...]
    started_at: datetime
    ticked_at: datetime


@dataclass(frozen=True, slots=True)
class Lease:
    """What one process does alone until `expires_at`, unless it asks for more time."""

    name: str
    holder: str
    expires_at: datetime
