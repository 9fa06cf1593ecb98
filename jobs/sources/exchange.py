"""Sources written to files and read from them: TOML as in the configuration, OPML for feeds."""

import tomllib
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msgspec
from lxml import etree  # type: ignore[import-untyped]

from jobs.config import SourceSettings
from storage.records import Source, SourceKind


class UnreadableListError(Exception):
    """The file is no list of sources; the message says what is wrong with it."""


class _List(msgspec.Struct, forbid_unknown_fields=True):
    sources: tuple[SourceSettings, ...] = ()


def to_toml(sources: Sequence[Source]) -> str:
    """The `[[sources]]` that a configuration, or `guatu sources import`, takes."""
    return "\n".join(_table(source) for source in sources)


def to_opml(sources: Sequence[Source]) -> str:
    """The feeds among them, as feed readers exchange them."""
    rows = "".join(
        f'    <outline type="rss" text={quoteattr(each.name)} xmlUrl={quoteattr(each.url)}'
        f" category={quoteattr(each.region)}/>\n"
        for each in sources
        if each.kind is SourceKind.FEED
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"  <head><title>{escape('guatu')}</title></head>\n  <body>\n{rows}  </body>\n</opml>\n"
    )


def from_toml(text: str) -> tuple[SourceSettings, ...]:
    """The sources of a TOML file. Raises UnreadableListError."""
    try:
        return msgspec.convert(tomllib.loads(text), _List).sources
    except tomllib.TOMLDecodeError as error:
        raise UnreadableListError(f"not TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise UnreadableListError(str(error)) from None


def from_opml(body: bytes) -> tuple[SourceSettings, ...]:
    """The feeds of an OPML file; a category that is a path is their place.

    Raises UnreadableListError.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root: Any = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableListError(f"not OPML: {error}") from None
    found = []
    for outline in root.iter("outline"):
        url = outline.get("xmlUrl") or ""
        if url.startswith(("http://", "https://")):
            name = outline.get("text") or outline.get("title") or url
            region = outline.get("category") or ""
            found.append(SourceSettings(name=name, kind="feed", url=url, region=region))
    return tuple(found)


def _table(source: Source) -> str:
    rows = {
        "name": source.name,
        "kind": source.kind.value,
        "url": source.url,
        "region": source.region,
        "link_selector": source.link_selector or "",
    }
    # JSON's strings are TOML's.
    lines = [f"{key} = {msgspec.json.encode(value).decode()}" for key, value in rows.items()]
    return "\n".join(["[[sources]]", *lines, f"poll_minutes = {source.poll_minutes}", ""])
