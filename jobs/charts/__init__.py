"""Records become pictures. Pure: rows in, PNG or PDF out."""

from jobs.charts.wall import DateRow, Dates, Format, TargetRow, Theme, Tone, Wall, draw_wall

__all__ = [
    "DateRow",
    "Dates",
    "Format",
    "TargetRow",
    "Theme",
    "Tone",
    "Wall",
    "draw_wall",
]
