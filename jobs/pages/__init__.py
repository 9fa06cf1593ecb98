"""Bytes → page: the right charset, the article's own text, its title, day and source.

Reading raises nothing of the page's: what can't be read has no text.
"""

from jobs.pages.charset import decode
from jobs.pages.html import read_html
from jobs.pages.pdf import is_locked, is_pdf, read_pdf
from jobs.pages.read import read_page
from jobs.pages.record import ReadPage

__all__ = ["ReadPage", "decode", "is_locked", "is_pdf", "read_html", "read_page", "read_pdf"]
