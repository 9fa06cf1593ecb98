"""Where a figure was read: its sentence, the article, the day, the source."""

import re
from collections.abc import Sequence
from html import escape

from bot.replies.pieces import safe
from jobs.digests.wording import source_in_words
from jobs.texts import bot_zh as texts
from storage.records import Basis, Precision, StoredFact, Thing

MAX_QUOTE = 800
MAX_TITLE = 120
MAX_URL = 500

BLANKS_OF_LAYOUT = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
"""Blanks that are not between two Latin words."""


def source(fact: StoredFact) -> str:
    """One fact's source."""
    lines = [
        texts.SOURCE_QUOTE.format(quote=safe(unwrapped(fact.fact.quote), MAX_QUOTE)),
        _title(fact),
        texts.SOURCE_LINE.format(name=safe(source_in_words(fact)), published=published(fact)),
    ]
    last = [texts.SOURCE_FACT_NUMBER.format(number=fact.id)]
    if fact.url.startswith(("http://", "https://")) and len(fact.url) <= MAX_URL:
        last.append(texts.SOURCE_LINK.format(url=escape(fact.url)))
    return "\n".join([*lines, texts.JOIN.join(last)])


def sources(thing: Thing, latest: Sequence[StoredFact]) -> str:
    """The sources of a tracked thing, latest first."""
    blocks = [f"<b>{safe(thing.name)}</b>", *(source(fact) for fact in latest)]
    if len(thing.fact_ids) > len(latest):
        blocks.append(texts.SOURCE_HISTORY.format(count=len(thing.fact_ids), shown=len(latest)))
    return "\n\n".join(blocks)


def unwrapped(quote: str) -> str:
    """A quote in one line: a page's line breaks stand in the middle of Chinese words."""
    return BLANKS_OF_LAYOUT.sub("", quote.strip())


def published(fact: StoredFact) -> str:
    """The day of an article as precisely as it is known, and how it is known where not stated."""
    on = fact.published.on
    if on is None:
        fetched = fact.published_on
        return texts.SOURCE_FETCHED.format(day=f"{fetched.year}年{fetched.month}月{fetched.day}日")
    words = f"{on.year}年"
    if fact.published.precision is not Precision.YEAR:
        words += f"{on.month}月"
        if fact.published.precision is not Precision.MONTH:
            words += f"{on.day}日"
    inferred = fact.published.basis is Basis.INFERRED
    return texts.SOURCE_INFERRED.format(day=words) if inferred else words


def _title(fact: StoredFact) -> str:
    title = fact.article_title.strip()
    if not title:
        return texts.SOURCE_UNTITLED
    return texts.SOURCE_TITLE.format(title=safe(title, MAX_TITLE))
