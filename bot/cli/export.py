"""`guatu export` and `guatu calendar`: what is known of a place, in a file to work with."""

from pathlib import Path

from bot.cli.databases import database_for_work
from bot.cli.options import UserError, read_settings, say, still_clock
from bot.cli.views import read_days, read_place
from jobs.clock import shanghai_day
from jobs.export import calendar_file, csv_file, load_dates, load_export, xlsx_file


def write_export(
    place: str,
    out: Path,
    *,
    places: bool,
    config: Path | None,
    database: str | None,
    now: str | None,
) -> int:
    """Write the tables of a place into a file whose name says XLSX or CSV. Returns the status."""
    suffix = out.suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        raise UserError(f"{out}: name a file that ends in .xlsx or .csv")
    if places and suffix != ".csv":
        raise UserError(f"{out}: --places is a CSV; an XLSX has them on a sheet of its own")
    settings, instant = read_settings(config, database), still_clock(now)()
    with database_for_work(settings.database.url) as db, db.read() as conn:
        region = read_place(conn, place)
        export = load_export(conn, region, shanghai_day(instant))
    table = export.places if places else export.all_rows
    _write(out, xlsx_file(export.sheets, instant) if suffix == ".xlsx" else csv_file(table))
    said = [f"guatu: {out} has {len(table.rows)} rows of {region.path}."]
    if table.left_out:
        said.append(f"Left out: {table.left_out} told of earlier; export the places below it.")
    if export.is_empty:
        said.append("Nothing has been read of it yet.")
    say(" ".join(said))
    return 0


def write_calendar(
    place: str,
    out: Path,
    *,
    days: str | None,
    config: Path | None,
    database: str | None,
    now: str | None,
) -> int:
    """Write the promised dates of a place into an .ics file. Returns the exit status."""
    if out.suffix.lower() != ".ics":
        raise UserError(f"{out}: name a file that ends in .ics")
    settings, instant = read_settings(config, database), still_clock(now)()
    today = shanghai_day(instant)
    asked = read_days(days, today)
    with database_for_work(settings.database.url) as db, db.read() as conn:
        region = read_place(conn, place)
        dates = load_dates(conn, region, today, asked)
    _write(out, calendar_file(dates, instant))
    where = f"{region.path}, {asked.words}" if asked else region.path
    said = f"guatu: {out} has {dates.coming} dates to come of {where}, {dates.over} gone by."
    if dates.may_be_more:
        said += " There may be more: only what was told last is in it."
    say(said)
    return 0


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise UserError(f"{out}: {error.strerror}") from error
