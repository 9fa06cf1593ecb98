"""What is known of a place as files to go on working with: tables, and a calendar."""

from jobs.export.calendar import calendar_file, load_dates
from jobs.export.files import csv_file, xlsx_file
from jobs.export.load import Export, load_export
from jobs.export.sheets import Sheet

__all__ = ["Export", "Sheet", "calendar_file", "csv_file", "load_dates", "load_export", "xlsx_file"]
