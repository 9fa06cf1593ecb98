"""What a search found: tracked things by name, and articles with the sentence that matches."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from bot.keyboards import Window
from bot.replies.pieces import safe
from bot.replies.sources import MAX_URL
from jobs.digests.lines import fact_words, period_of
from jobs.digests.wording import printed_on_of, source_name_in_words
from jobs.quoting import in_one_line
from jobs.search import Hit
from jobs.texts import bot_zh, lists_zh, quotes_zh, zh
from jobs.texts import search_zh as texts
from storage.records import Thing

MAX_WORDS_SHOWN = 40
MAX_FACTS = 2
MAX_FACT = 80


def search_results(
    words: str,
    things: Sequence[Thing],
    hits: Sequence[Hit],
    window: Window,
    *,
    is_capped: bool,
    more_things: bool,
) -> str:
    """One page: on the first, things by name stand before the articles."""
    title = texts.SEARCH_TITLE_MANY if is_capped else texts.SEARCH_TITLE
    blocks = [title.format(words=safe(words, MAX_WORDS_SHOWN), total=window.total)]
    if things:
        lines = [texts.SEARCH_THINGS]
        lines += [_thing(number, thing) for number, thing in enumerate(things, 1)]
        if more_things:
            lines.append(texts.SEARCH_THINGS_MORE)
        blocks.append("\n".join(lines))
    if hits:
        blocks.append(texts.SEARCH_ARTICLES)
    blocks += ["\n".join(_hit(hit)) for hit in hits]
    if not hits:
        blocks.append(texts.SEARCH_NO_ARTICLES)
    if not window.is_all and hits:
        counted = bot_zh.PAGE_OF.format(first=window.first, last=window.last, total=window.total)
        blocks.append(counted)
    return "\n\n".join(blocks)


def _thing(number: int, thing: Thing) -> str:
    words = fact_words(thing.current)
    place = thing.region.rpartition("/")[2]
    holder = "" if (thing.holder or "") in words else thing.holder
    where = [each for each in (place, holder, period_of(thing.current)) if each]
    return texts.SEARCH_THING.format(
        number=number,
        kind=texts.KINDS[thing.kind],
        words=safe(words, MAX_FACT),
        where=zh.IN_BRACKETS.format(words=safe(zh.COMMA.join(where), 60)) if where else "",
    )


def _hit(hit: Hit) -> Iterator[str]:
    article = hit.article.article
    title = article.title.strip()
    url = hit.article.url
    has_link = re.match("https?://", url) and len(url) <= MAX_URL
    yield texts.SEARCH_HIT.format(
        sentence=_sentence(hit),
        title=quotes_zh.SOURCE_TITLE.format(title=safe(title, 60))
        if title
        else quotes_zh.SOURCE_UNTITLED,
        source=safe(source_name_in_words(hit.article.source_name), 40),
        day=printed_on_of(article.published) or lists_zh.UNDATED,
        link=texts.SEARCH_LINK.format(url=escape(url)) if has_link else "",
    )
    for stored in hit.facts[:MAX_FACTS]:
        words = safe(fact_words(stored.fact), MAX_FACT)
        number = quotes_zh.SOURCE_FACT_NUMBER.format(number=stored.id)
        yield texts.SEARCH_FACT.format(words=words + zh.IN_BRACKETS.format(words=number))
    if hit.facts[MAX_FACTS:]:
        yield texts.MORE_FACTS.format(count=len(hit.facts) - MAX_FACTS)


def _sentence(hit: Hit) -> str:
    if not hit.sentence:
        return f"<b>{safe(hit.article.article.title, 60)}</b>"
    parts = []
    for piece in hit.sentence:
        words = escape(in_one_line(piece.text), quote=False)
        parts.append(f"<b>{words}</b>" if piece.found else words)
    return "".join(parts)
