"""A page of any kind, told by its bytes more than by its label."""

import re
from dataclasses import replace

from jobs.pages.charset import HEAD_BYTES, decode, storable
from jobs.pages.heads import day_in_address
from jobs.pages.html import read_html
from jobs.pages.pdf import is_pdf, read_pdf
from jobs.pages.printed_pages import page_in_address, page_in_text
from jobs.pages.record import ReadPage

LOOKS_LIKE_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|meta)\b", re.I)
PDF = "application/pdf"
NO_TEXT = frozenset({"image", "audio", "video", "font"})
SAYS_HTML = frozenset({"text/html", "application/xhtml+xml"})


def read_page(
    body: bytes, *, media_type: str = "", charset: str | None = None, url: str = ""
) -> ReadPage:
    """The article text of a page: of HTML, of a PDF, or plain text as it is.

    What is none of these, by `media_type`, has no text.
    """
    if is_pdf(body):
        read = read_pdf(body)
        page = page_in_text(read.text) or page_in_address(url)
        return replace(read, published=day_in_address(url), printed_page=page)
    if media_type == PDF or media_type.partition("/")[0] in NO_TEXT:
        return ReadPage("")
    decoded = decode(body, charset)
    looks = media_type != "text/plain" and LOOKS_LIKE_HTML.search(decoded[:HEAD_BYTES])
    if looks or media_type in SAYS_HTML:
        return read_html(decoded, url=url)
    text = storable(decoded)
    page = page_in_text(text) or page_in_address(url)
    return ReadPage(text, published=day_in_address(url), printed_page=page)
