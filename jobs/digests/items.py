"""One thing that a digest tells, and how items of one article stand together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from jobs.digests.choosing import CAP, Chosen, choose
from jobs.digests.draft import Block, Line, Span
from jobs.digests.wording import printed_on, source_in_words
from jobs.texts import zh
from storage.records import Region, StoredFact

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a digest, and what it stands under: whose it is, which period or day.

    `holder` is the organisation whose figure it is, null for the place itself. `command` shows all
    of its kind; empty where none does.
    """

    words: str
    region: str
    holder: str | None = None
    heading: str = ""
    source: StoredFact | None = None
    command: str = ""


def section(
    title: str, items: Sequence[Item], place: Region, today: date, *, cap: int = CAP
) -> list[Block]:
    """The blocks of a section, one an article, titled and capped; none for no items."""
    chosen = choose(title, items, group=_stands_with, command=lambda item: item.command, cap=cap)
    return told(chosen, lambda item: item, place, today)


def told(
    chosen: Chosen[T], say: Callable[[T], Item | None], place: Region, today: date
) -> list[Block]:
    """The blocks of a chosen section, put in words; what `say` has no words for is left out."""
    groups = [[item for each in group if (item := say(each))] for group in chosen.groups]
    blocks = [_block(group, place, today) for group in groups if group]
    if not blocks:
        return []
    first = Block((_bold(chosen.title), *blocks[0].lines))
    more = [_more(chosen.left_out, place)] if chosen.left_out else []
    return [first, *blocks[1:], *more]


def _stands_with(item: Item) -> object:
    article = item.source.article_id if item.source else None
    # What organisations hold of themselves must not crowd out what the place is held to.
    return article, item.holder is not None


def _block(items: Sequence[Item], place: Region, today: date) -> Block:
    lines: list[Line] = []
    ordered: dict[str, list[Item]] = {}
    for item in items:
        ordered.setdefault(label_of(item, place), []).append(item)
    # What is the place's own needs no label, so it must not stand under another's.
    for label, group in sorted(ordered.items(), key=lambda pair: pair[0] != ""):
        if label:
            lines.append(_bold(label))
        lines += [(Span(zh.BULLET + item.words),) for item in group]
    source = items[0].source
    if source is not None:
        lines.append(source_line(source, today))
    return Block(tuple(lines))


def label_of(item: Item, place: Region) -> str:
    """What an item stands under: place below the digest's, holder, period or day; may be empty."""
    return label_at(item, place_below(item.region, place))


def label_at(item: Item, place: str) -> str:
    """The same, with the place in the words given."""
    where = zh.PLACE.format(place=place) if place else ""
    holder = zh.HOLDER.format(holder=clean(item.holder)) if item.holder else ""
    return " ".join(part for part in (where + holder, item.heading) if part)


def place_below(path: str, place: Region) -> str:
    """The part of a path below the digest's place, in words; empty for the place itself."""
    if path == place.path or not path:
        return ""
    return path.removeprefix(place.path + "/").replace("/", " ")


def source_line(stored: StoredFact, today: date) -> Line:
    """出处 《title》 paper, day; the title links to the article where it has an address."""
    title = zh.SOURCE.format(title=clean(stored.article_title) or zh.UNTITLED)
    link = stored.url if stored.url.startswith(("http://", "https://")) else None
    printed = zh.PRINTED_IN.format(
        name=clean(source_in_words(stored)), day=printed_on(stored, near=today)
    )
    return Span(zh.SOURCE_LEAD), Span(title, link=link), Span(f" {printed.strip()}")


def _more(left_out: Mapping[str, int], place: Region) -> Block:
    """How many are left out, by the command that shows them."""
    lines: list[Line] = []
    for command, count in sorted(left_out.items()):
        words = zh.MORE if command else zh.MORE_WITHOUT_COMMAND
        lines.append((Span(words.format(count=count, command=command, place=place.name)),))
    return Block(tuple(lines))


def _bold(text: str) -> Line:
    return (Span(text, bold=True),)


def clean(words: str) -> str:
    """Words from outside on one line."""
    return " ".join(words.split())
