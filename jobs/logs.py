"""What is logged, and what never is: secrets are taken out of every line, tracebacks included.

A record is a few fixed words and fields: `log.warning("polling failed", extra={"source": name})`.
"""

import json
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import IO, Any

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

OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
"""What every record has; all else are its fields."""


class RedactingFormatter(logging.Formatter):
    """Formats a record in a line of `key=value` or of JSON, without the secrets.

    A traceback follows below the line of `key=value`, and is a field of the JSON.
    """

    def __init__(self, secrets: Sequence[str], *, as_json: bool = False) -> None:
        super().__init__()
        # A short word would be taken out of everything; the longest first, as one may hold another.
        self._secrets = sorted((word for word in secrets if len(word) >= 4), key=len, reverse=True)
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "msg": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in OWN},
        }
        trace = self.formatException(record.exc_info) if record.exc_info else ""
        if trace and self._as_json:
            fields["traceback"] = trace
        # Before they are quoted: a secret with a quote in it would look another afterwards.
        clean = {name: self._without_secrets(value) for name, value in fields.items()}
        if self._as_json:
            return json.dumps(clean, ensure_ascii=False)
        line = " ".join(f"{name}={_plain(value)}" for name, value in clean.items())
        return f"{line}\n{self._without_secrets(trace)}" if trace else line

    def _without_secrets(self, value: Any) -> Any:
        if isinstance(value, int | float):
            return value
        text = str(value)
        for secret in self._secrets:
            text = text.replace(secret, "<secret>")
        return text


def _plain(value: Any) -> str:
    """A value as it is where that is one word, else in quotes, on one line."""
    text = str(value)
    if text and not any(sign in text for sign in ' "=\\\n\r\t'):
        return text
    return json.dumps(text, ensure_ascii=False)


def start_logging(
    level: str, secrets: Sequence[str], stream: IO[str] | None = None, *, as_json: bool = False
) -> None:
    """Log to `stream` (standard error where it is None) at this level, in place of before."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(secrets, as_json=as_json))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name, least in TALKATIVE.items():
        logging.getLogger(name).setLevel(least)
