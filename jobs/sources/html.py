"""What the readers of HTML indexes share: the tree, and addresses as a browser resolves them."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html  # type: ignore[import-untyped]

from jobs.pages.charset import storable
from jobs.sources.entry import UnreadableIndexError


def parse_index(html: str) -> Any:
    """The tree of a page. Raises UnreadableIndexError where there is none."""
    try:
        return lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    except (lxml.etree.LxmlError, ValueError):
        raise UnreadableIndexError("this is no HTML page") from None


def base_of(tree: Any, url: str) -> str:
    """The address that relative ones start from."""
    return absolute(url, next(iter(tree.xpath("//base/@href")), "")) or url


def absolute(base: str, address: str) -> str | None:
    """A web address without its fragment; None for javascript:, mailto: and broken ones.

    Broken are also those with a NUL or half a surrogate pair, which no database takes.
    """
    try:
        found = urldefrag(urljoin(base, address.strip())).url
        parts = urlsplit(found)
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and parts.hostname
    return found if is_web and storable(found) == found else None


def linked(tree: Any, base: str, *tags: str) -> Iterator[tuple[Any, str]]:
    """The links of a page with where they lead, in its order."""
    for link in tree.iter(*tags or ("a",)):
        if address := absolute(base, link.get("href") or ""):
            yield link, address


def one_line(text: str) -> str:
    return " ".join(storable(text).split())


def words_of(link: Any) -> str:
    """A link's title: the attribute, as the text is often cut short, or else the text."""
    return one_line(link.get("title") or "") or one_line(link.text_content())
