"""What is logged, and what never is: secrets are taken out of every line, tracebacks included."""

import logging
from collections.abc import Sequence
from typing import IO

LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"

TALKATIVE = {
    # The address of every request, and Telegram's addresses contain the token.
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    # What people write and what they are told.
    "telegram": logging.WARNING,
    # A tick that is still at work when the next is due is no trouble: that one will do.
    "apscheduler": logging.ERROR,
    "trafilatura": logging.ERROR,
    "htmldate": logging.ERROR,
}


class RedactingFormatter(logging.Formatter):
    """Formats a record and takes the secrets out of the finished text."""

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__(LINE)
        # A short word would be taken out of everything; the longest first, as one may hold another.
        self._secrets = sorted((word for word in secrets if len(word) >= 4), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "<secret>")
        return text


def start_logging(level: str, secrets: Sequence[str], stream: IO[str] | None = None) -> None:
    """Log to `stream` (standard error where it is None) at this level, in place of before."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, least in TALKATIVE.items():
        logging.getLogger(name).setLevel(least)
