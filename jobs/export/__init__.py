"""What is known of a place as files to go on working with: tables, and a calendar."""

from jobs.export.calendar import calendar_file, load_dates
from jobs.export.files import csv_file, xlsx_file
from jobs.export.load import Export, load_export
from jobs.export.sheets import Sheet
from jobs.export.shown import LISTS, OF_DAYS, Shown, ShownExport, load_shown

__all__ = [
    "LISTS",
    "OF_DAYS",
    "Export",
    "Sheet",
    "Shown",
    "ShownExport",
    "calendar_file",
    "csv_file",
    "load_dates",
    "load_export",
    "load_shown",
    "xlsx_file",
]
