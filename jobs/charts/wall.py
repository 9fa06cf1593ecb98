"""挂图: a place's targets and dates against today, as one picture to hang up."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib.resources import as_file, files

import msgspec
import typst

PIXELS_PER_INCH = 216.0
"""Makes the picture 1080 pixels wide: a phone's width, each point three of its pixels."""


class Theme(StrEnum):
    LIGHT = "light"
    DARK = "dark"


class Format(StrEnum):
    PNG = "png"
    PDF = "pdf"


class Tone(StrEnum):
    """How a row is coloured. `WARN` is arithmetic or a date gone by, never a word on lateness."""

    GOOD = "good"
    CALM = "calm"
    WARN = "warn"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """A target in a reader's words, and how far it is.

    `done` and `gone` are shares from 0 to 1 of the target's value and of its time; null where they
    mean nothing, and then no bar is drawn.
    """

    name: str
    aim: str
    told: str
    whose: str = ""
    tone: Tone = Tone.UNKNOWN
    done: float | None = None
    gone: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """A promised day: when it is, how far off, and what was promised for it where."""

    day: str
    left: str
    what: str
    where: str = ""
    tone: Tone = Tone.CALM


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """A stretch of promised days under its heading; `more` says what is left out."""

    title: str
    rows: tuple[DateRow, ...]
    more: str = ""
    count: str = ""
    """How many there are in all, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """All that hangs on the wall of a place, in the order in which it is read."""

    place: str
    day: str
    targets_title: str
    targets: tuple[TargetRow, ...]
    """Those that something was reported of."""
    awaited: tuple[TargetRow, ...] = ()
    """Those that nothing was: a line each, under one heading."""
    awaited_title: str = ""
    targets_count: str = ""
    more_targets: str = ""
    dates: tuple[Dates, ...] = ()
    legend: str = ""
    empty: str = ""
    """What stands there instead, where nothing is known."""
    foot: tuple[str, ...] = ()


def draw_wall(wall: Wall, *, theme: Theme = Theme.LIGHT, format_: Format = Format.PNG) -> bytes:
    """The picture. Same rows, same bytes. It takes some 30 ms, in which other threads run."""
    room = files("jobs.charts")
    with as_file(room / "wall.typ") as template, as_file(room / "fonts") as fonts:
        return typst.compile(
            template,
            format=format_.value,
            ppi=PIXELS_PER_INCH,
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"wall": msgspec.json.encode(asdict(wall)).decode(), "theme": theme.value},
        )
