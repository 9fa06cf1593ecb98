"""`guatu wall`: the picture of a place, in a file."""

from pathlib import Path

from bot.cli.databases import database_for_work
from bot.cli.options import UserError, read_settings, say, still_clock
from bot.cli.views import read_days, read_place
from jobs.charts import Format, Theme, draw_wall
from jobs.clock import shanghai_day
from jobs.wall import PAPER, PICTURE, make_wall


def write_wall(
    place: str,
    out: Path,
    *,
    dark: bool,
    days: str | None,
    config: Path | None,
    database: str | None,
    now: str | None,
) -> int:
    """Draw the wall of a place into a file whose name says PNG or PDF. Returns the status."""
    suffix = out.suffix.lower().removeprefix(".")
    if suffix not in set(Format):
        raise UserError(f"{out}: name a file that ends in .png or .pdf")
    settings, today = read_settings(config, database), shanghai_day(still_clock(now)())
    asked = read_days(days, today)
    with database_for_work(settings.database.url) as db, db.read() as conn:
        region = read_place(conn, place)
        room = PAPER if Format(suffix) is Format.PDF else PICTURE
        wall = make_wall(conn, region, today, room, asked)
    theme = Theme.DARK if dark else Theme.LIGHT
    try:
        out.write_bytes(draw_wall(wall, theme=theme, format_=Format(suffix)))
    except OSError as error:
        raise UserError(f"{out}: {error.strerror}") from error
    said = (
        "No targets and no dates of it are known yet: the picture is empty." if wall.empty else ""
    )
    of_days = f", {asked.words}" if asked else ""
    say(f"guatu: {out} shows {region.path}{of_days}. {said}".rstrip())
    return 0
