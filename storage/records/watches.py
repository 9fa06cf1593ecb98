"""Watches: what a chat wants to hear of at once."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A chat's wish to be told at once of a tracked thing, or of all that a word stands in.

    Exactly one of `thing_key` and `word` is set. `name` is what the chat calls it. Events up to
    `last_event_id` are told, or older than the watch.
    """

    id: int
    chat_id: int
    name: str
    thing_key: str | None = None
    word: str | None = None
    last_event_id: int
    created_at: datetime
    topic_id: int | None = None
    """The topic of a forum that it is told in; null is the general one, or no forum."""
