"""The page of a paper (版次) on which something is printed: A02, 3.

Papers write it beside their articles (第02版：经济, 版次：A02), and many in their addresses.
"""

import re
from urllib.parse import urlsplit

_NAME = r"([A-Za-z]?\d{1,3})"
# 下转第2版 is where it goes on, and a second edition of a book has no colon behind it.
_LABEL = re.compile(
    rf"(?<![下转上接详见])(?:第\s*{_NAME}\s*版|(?<![A-Za-z\d第转接见]){_NAME}\s*版)\s*[:：]"
    rf"|版次\s*[:：]\s*(?:第\s*)?{_NAME}(?![\d.]|\s*[-/年])"
)
_LINE = re.compile(rf"^\W*(?:第\s*)?{_NAME}\s*版\W*$", re.M)
_IN_ADDRESS = re.compile(
    # Plain numbers count nodes of the paper's site as often as pages: node_2 may be page 1.
    r"(?:^|[/_.=-])v?([A-Z]\d{1,2})(?=\.s?html?$|[/&_]|$)"
    r"|(?:node|page|layout|ban|nbs[\w.]*)[_-](0\d)(?=\.s?html?$)"
    r"|[?&](?:page|pageno|ban|edition)=([A-Z]?\d{1,3})(?=&|$)"
)


def page_of_label(words: str) -> str | None:
    """The page that a link names: 第02版：要闻, A02版."""
    found = re.match(rf"\s*(?:第\s*)?{_NAME}\s*版", _plain(words))
    return _named(found[1]) if found else None


def page_in_text(text: str) -> str | None:
    """The one page that a text names in its head or margin; None where it names several."""
    plain = _plain(text)
    groups = [*_LABEL.findall(plain), *((each,) for each in _LINE.findall(plain))]
    named = {_named(name) for group in groups for name in group if name}
    return named.pop() if len(named) == 1 else None


def page_in_address(url: str) -> str | None:
    """The page that an e-paper's address names: …/2023-02/10/A02.html, …?date=…&page=2."""
    parts = urlsplit(url)
    # The month and the day have two figures as well.
    path = re.sub(r"20\d\d[-/_.]?\d{1,2}[-/_.]?\d{1,2}(?!\d)", "", parts.path)
    if path == parts.path and not re.search(r"20\d\d", parts.query):
        return None
    found = _IN_ADDRESS.search(f"{path}?{parts.query}" if parts.query else path)
    return _named(next(each for each in found.groups() if each)) if found else None


def _named(name: str) -> str:
    """A02 as it stands, 02 without its nought."""
    return name.upper() if name[0].isalpha() else str(int(name))


def _plain(text: str) -> str:
    """Figures and letters of full width in half width."""
    return text.translate(_HALF_WIDTH)


_HALF_WIDTH = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
