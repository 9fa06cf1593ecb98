"""The parts of the work that a process takes on."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    BOT = "bot"
    """Answers in chats."""
    INGEST = "ingest"
    """Polls sources and watches dates."""
    SEND = "send"
    """Makes digests and delivers them."""


ALL_ROLES = frozenset(Role)


def read_roles(words: Iterable[str]) -> frozenset[Role]:
    """Roles as people give them: one by one or with commas; all of them where none is named.

    Raises ValueError, saying which word is no role.
    """
    names = [name.strip() for word in words for name in word.split(",")]
    known = {str(role) for role in Role}
    for name in names:
        if name not in known:
            raise ValueError(f"{name or 'nothing'} is no role; there are {', '.join(Role)}")
    return frozenset(map(Role, names)) or ALL_ROLES
