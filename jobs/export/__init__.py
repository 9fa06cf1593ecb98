"""What is known of a place as tables, to go on working with: CSV and XLSX."""

from jobs.export.files import csv_file, xlsx_file
from jobs.export.load import Export, load_export
from jobs.export.sheets import Sheet

__all__ = ["Export", "Sheet", "csv_file", "load_export", "xlsx_file"]
