"""`guatu report`: a month of a place as an office document, in a file."""

from pathlib import Path

from bot.cli.databases import database_for_work
from bot.cli.options import UserError, read_settings, say, still_clock
from bot.cli.views import read_place
from jobs.charts.report import report_docx, report_pdf
from jobs.clock import shanghai_day
from jobs.month_report import make_report
from jobs.months import Month


def write_report(
    place: str,
    out: Path,
    *,
    month: str | None,
    config: Path | None,
    database: str | None,
    now: str | None,
) -> int:
    """Write a month's report into a file whose name says PDF or DOCX. Returns the exit status."""
    suffix = out.suffix.lower()
    if suffix not in {".pdf", ".docx"}:
        raise UserError(f"{out}: name a file that ends in .pdf or .docx")
    settings, instant = read_settings(config, database), still_clock(now)()
    today = shanghai_day(instant)
    of = _month(month) if month else Month.of(today).before
    if of > Month.of(today):
        raise UserError(f"--month {of.iso}: it has not begun yet")
    with database_for_work(settings.database.url) as db, db.read() as conn:
        region = read_place(conn, place)
        report = make_report(conn, region, of, today)
    if report is None:
        raise UserError(f"{region.path}: nothing was known of it in {of.iso}; no file was written")
    content = report_pdf(report) if suffix == ".pdf" else report_docx(report, instant)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise UserError(f"{out}: {error.strerror}") from error
    say(f"guatu: {out} reports {of.iso} of {region.path}.")
    return 0


def _month(words: str) -> Month:
    try:
        return Month.of_iso(words)
    except ValueError:
        raise UserError(f"--month {words}: not a month (2023-03)") from None
