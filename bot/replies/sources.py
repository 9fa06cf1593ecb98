"""Where a figure was read: its sentence, the article, the day, the source."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from bot.keyboards import Window
from bot.replies.pieces import day, safe
from jobs.clock import shanghai_day
from jobs.digests.wording import source_in_words
from jobs.quoting import in_one_line
from jobs.texts import bot_zh as texts
from jobs.texts import quotes_zh
from jobs.texts import sources_zh as source_texts
from storage.records import Basis, Precision, Printing, StoredFact, Thing

MAX_QUOTE = 800
MAX_TITLE = 120
MAX_URL = 500
MAX_NAME = 40
MAX_PRINTINGS = 4
MAX_PAGE = 8


def source(fact: StoredFact, printings: Sequence[Printing], today: date) -> str:
    """One fact's source; `printings` are those of its article, the first one first."""
    lines = [
        quotes_zh.SOURCE_QUOTE.format(quote=safe(in_one_line(fact.fact.quote), MAX_QUOTE)),
        _title(fact),
        quotes_zh.SOURCE_LINE.format(name=safe(source_in_words(fact)), published=published(fact))
        + _page_of(fact, printings, source_texts.SOURCE_PAGE),
    ]
    own = [each for each in printings if each.url == fact.url]
    if own and own[0].origin and own[0].origin != fact.source_name:
        origin = safe(own[0].origin, MAX_NAME)
        lines.append(source_texts.SOURCE_ORIGIN.format(origin=origin))
    if others := [each for each in printings if each.url != fact.url]:
        lines.append(_also_printed(others, today))
    last = [quotes_zh.SOURCE_FACT_NUMBER.format(number=fact.id)]
    if _is_link(fact.url):
        last.append(quotes_zh.SOURCE_LINK.format(url=escape(fact.url)))
    return "\n".join([*lines, texts.JOIN.join(last)])


def sources(
    thing: Thing,
    told: Sequence[StoredFact],
    window: Window,
    printings: Mapping[int, Sequence[Printing]],
    today: date,
) -> str:
    """A page of the sources of a tracked thing, latest first; `printings` by article."""
    blocks = [f"<b>{safe(thing.name)}</b>"]
    blocks += [source(fact, printings.get(fact.article_id, ()), today) for fact in told]
    if not window.is_all:
        blocks.append(
            quotes_zh.SOURCE_HISTORY.format(
                total=window.total, first=window.first, last=window.last
            )
        )
    return "\n\n".join(blocks)


def citation(fact: StoredFact, sentence: str, printings: Sequence[Printing]) -> str:
    """The sentence with its article, paper, day, page and address: one text, copied by a tap."""
    address = (
        source_texts.CITATION_ADDRESS.format(url=escape(fact.url, quote=False))
        if _is_link(fact.url)
        else ""
    )
    words = source_texts.CITATION.format(
        sentence=safe(in_one_line(sentence), MAX_QUOTE),
        title=_title(fact),
        paper=safe(source_in_words(fact), MAX_NAME),
        day=published(fact) + _page_of(fact, printings, source_texts.CITATION_PAGE),
        address=address,
    )
    return source_texts.CITATION_REPLY.format(citation=words)


def _page_of(fact: StoredFact, printings: Sequence[Printing], form: str) -> str:
    """The page of the paper: A02版, 第3版; nothing where it is not known."""
    page = next((each.printed_page for each in printings if each.url == fact.url), None)
    if not page:
        return ""
    words = source_texts.LETTERED_PAGE if page[0].isalpha() else source_texts.NUMBERED_PAGE
    return form.format(page=words.format(page=safe(page, MAX_PAGE)))


def _also_printed(others: Sequence[Printing], today: date) -> str:
    """Who else has the article, since when, and where."""
    named = [
        source_texts.SOURCE_PRINTING.format(
            name=_linked(safe(each.source_name, MAX_NAME), each.url),
            day=day(shanghai_day(each.fetched_at), today),
        )
        for each in others[:MAX_PRINTINGS]
    ]
    more = ""
    if len(others) > MAX_PRINTINGS:
        more = source_texts.SOURCE_PRINTINGS_MORE.format(count=len(others))
    return source_texts.SOURCE_PRINTINGS.format(names="、".join(named)) + more


def _linked(name: str, url: str) -> str:
    return f'<a href="{escape(url)}">{name}</a>' if _is_link(url) else name


def _is_link(url: str) -> bool:
    return url.startswith(("http://", "https://")) and len(url) <= MAX_URL


def published(fact: StoredFact) -> str:
    """The day of an article as precisely as it is known, and how it is known where not stated."""
    on = fact.published.on
    if on is None:
        fetched = fact.published_on
        return quotes_zh.SOURCE_FETCHED.format(
            day=f"{fetched.year}年{fetched.month}月{fetched.day}日"
        )
    words = f"{on.year}年"
    if fact.published.precision is not Precision.YEAR:
        words += f"{on.month}月"
        if fact.published.precision is not Precision.MONTH:
            words += f"{on.day}日"
    inferred = fact.published.basis is Basis.INFERRED
    return quotes_zh.SOURCE_INFERRED.format(day=words) if inferred else words


def _title(fact: StoredFact) -> str:
    title = safe(fact.article_title, MAX_TITLE)
    return quotes_zh.SOURCE_TITLE.format(title=title) if title else quotes_zh.SOURCE_UNTITLED
