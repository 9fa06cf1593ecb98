"""What came of sending a message, as words of state."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: int


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Surely not sent. `after_seconds` is Telegram's own wish where it named one."""

    reason: str
    after_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The request left and no answer came: it may have been sent."""

    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The chat refuses us: blocked, kicked, deleted."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup with another id; nothing was sent."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class TopicGone:
    """The topic of the forum is deleted or closed, the chat itself is there; nothing was sent."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take this message; sending it again would not help."""

    reason: str


Outcome = Sent | TryAgain | Uncertain | Gone | Moved | TopicGone | Refused
