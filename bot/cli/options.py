"""What the commands of `guatu` share: options, settings, the clock, errors of one line."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from jobs.clock import Clock, fixed_clock, read_instant, started_clock, system_clock
from jobs.config import Settings, load_settings

USUAL_CONFIG = Path("guatu.toml")

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        envvar="GUATU_CONFIG",
        metavar="FILE",
        help="The configuration; guatu.toml in this folder where there is one.",
    ),
]
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="GUATU_DATABASE_URL",
        metavar="URL",
        help="The database, as sqlite:///guatu.db or postgresql+psycopg://user@host/name.",
    ),
]
NowOption = Annotated[
    str | None,
    typer.Option(
        "--now",
        envvar="GUATU_NOW",
        metavar="ISO",
        help="A date or a datetime to take for now; Shanghai's where it names no offset.",
    ),
]


class UserError(Exception):
    """Something the user can put right; the message is one line that says how."""


def read_settings(config: Path | None, database: str | None) -> Settings:
    """The settings that a command's options and the environment name. Raises ConfigError."""
    path = config or (USUAL_CONFIG if USUAL_CONFIG.exists() else None)
    return load_settings(path, os.environ, database_url=database)


def still_clock(now: str | None) -> Clock:
    """The clock that stands at `--now`; the system's without one. Raises UserError."""
    return system_clock if now is None else fixed_clock(_instant(now))


def running_clock(now: str | None) -> Clock:
    """The clock that starts at `--now` and runs on. Raises UserError."""
    return system_clock if now is None else started_clock(_instant(now))


def say(line: str) -> None:
    """A line for the person at the terminal, beside the output."""
    print(line, file=sys.stderr)  # noqa: T201 -- a command line speaks


def _instant(now: str) -> datetime:
    try:
        return read_instant(now)
    except ValueError:
        raise UserError(
            f"--now {now}: not a date (2023-03-01) or datetime (2023-03-01T08:30)"
        ) from None
