"""An article that somebody handed in: what was read in it, each fact with its sentence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.keyboards import Window
from bot.replies.pieces import path_in_words, safe
from jobs.digests.lines import fact_words
from jobs.digests.wording import period_in_words
from jobs.extraction.extract import Extraction
from jobs.extraction.figures.notices import Notice, notice_of
from jobs.quoting import Sentences, in_one_line
from jobs.texts import offers_zh as texts
from storage.records import (
    ArticleText,
    Basis,
    Fact,
    FactType,
    Figure,
    Milestone,
    Offer,
    Precision,
    Publication,
    Status,
    Target,
    fact_type,
)

MAX_SENTENCE = 220
MAX_UNREAD = 2
LONGEST_TITLE = 80
WEB_PAGE = re.compile(r"^http|\.x?html?$", re.I)


def offer_card(offer: Offer, read: Extraction, window: Window) -> str:
    """One page of the facts, under what was taken for the article's day and place."""
    if not read.facts:
        return "\n\n".join([_title(offer, read), *_nothing(offer, read)])
    blocks = [_head(offer, read) + "\n" + _counts(read.facts)]
    article = main_article(read)
    shown = read.facts[window.offset : window.last]
    numbered = list(enumerate(shown, window.first))
    sentences = Sentences(offer.text)

    def sentence_of(numbered: tuple[int, Fact]) -> str:
        return _sentence(numbered[1], offer.text, sentences)

    for sentence, facts in groupby(numbered, key=sentence_of):
        lines = [line for each in facts for line in _fact(*each, article)]
        quote = texts.QUOTE.format(quote=safe(sentence, MAX_SENTENCE))
        blocks.append("\n".join([*lines, quote]))
    if not window.is_all:
        page = texts.PAGE_OF.format(first=window.first, last=window.last, total=window.total)
        blocks.append(page)
    return "\n\n".join(blocks)


def main_article(read: Extraction) -> ArticleText | None:
    """The article that states the first fact, or the first one."""
    index = read.facts[0].article if read.facts else 0
    return next((each for each in read.articles if each.index == index), None)


def _head(offer: Offer, read: Extraction) -> str:
    article = main_article(read)
    lines = [_title(offer, read)]
    if len(read.articles) > 1:
        lines.append(texts.ARTICLES.format(count=len(read.articles)))
    published = article.published if article else Publication()
    lines.append(texts.DAY.format(day=_day(published, of_web=bool(WEB_PAGE.search(offer.url)))))
    lines.append(texts.PLACE.format(place=_place(offer, article)))
    return "\n".join(lines)


def _title(offer: Offer, read: Extraction) -> str:
    article = main_article(read)
    title = (article.title if article else "") or offer.title or texts.UNTITLED
    return texts.TITLE.format(number=offer.id, title=safe(title, 120))


def _day(published: Publication, *, of_web: bool) -> str:
    """The day with how it is known: 2023年2月6日（文中写明）."""
    on = published.on
    if on is None:
        return texts.DAY_UNKNOWN
    words = f"{on.year}年"
    if published.precision is not Precision.YEAR:
        words += f"{on.month}月"
        if published.precision is not Precision.MONTH:
            words += f"{on.day}日"
    if of_web and published.basis is Basis.GIVEN:
        return words + texts.DAY_OF_PAGE
    return words + texts.HOW_KNOWN[published.basis or Basis.INFERRED]


def _place(offer: Offer, article: ArticleText | None) -> str:
    if article is None or not article.region:
        return texts.PLACE_UNKNOWN
    how = texts.PLACE_GIVEN if offer.region else texts.PLACE_READ
    return path_in_words(article.region) + how


def _counts(facts: Sequence[Fact]) -> str:
    counted = Counter(fact_type(fact) for fact in facts)
    each = [f"{texts.KINDS[kind]} {counted[kind]}" for kind in FactType if counted[kind]]
    return texts.COUNTS.format(total=len(facts), each="、".join(each))


def _fact(number: int, fact: Fact, article: ArticleText | None) -> Iterator[str]:
    yield f"{number}. {texts.ICONS[fact_type(fact)]} <b>{safe(fact_words(fact), 160)}</b>"
    place = fact.region.replace("/", texts.PATH_SEPARATOR)
    own = article is not None and fact.region == article.region
    details = [texts.KINDS[fact_type(fact)], *_details(fact), "" if own else place]
    yield "    " + texts.JOIN.join(safe(each) for each in details if each)


def _details(fact: Fact) -> Iterator[str]:
    match fact:
        case Figure():
            is_target = isinstance(fact, Target)
            yield period_in_words(fact.period_start, fact.period_end, promised=is_target)
            yield texts.HOLDER.format(holder=fact.holder) if fact.holder else ""
        case Milestone():
            yield texts.STATUSES[fact.status]
            promised = fact.status is Status.PLANNED
            yield period_in_words(fact.date_start, fact.date_end, promised=promised)
            yield f"{fact.progress:g}%" if fact.progress is not None else ""


def _sentence(fact: Fact, text: str, sentences: Sentences) -> str:
    """The sentence that a fact stands in, or the stretch of it around the fact."""
    spans = sentences.bounds(fact.start, fact.end)
    start = spans[0][0] if spans else fact.start
    if fact.end - start <= MAX_SENTENCE:
        return sentences.around(fact.start, fact.end) or in_one_line(fact.quote)
    around = max(start, fact.start - MAX_SENTENCE // 4)
    return texts.CUT + in_one_line(text[around : spans[-1][1]])


def _nothing(offer: Offer, read: Extraction) -> Iterator[str]:
    if notice := _notice(offer, read):
        # Its figures are not for us, so that none of them was missed.
        yield texts.NOTICES[notice]
        return
    yield texts.NO_FACTS.format(characters=len("".join(offer.text.split())))
    unread = [in_one_line(offer.text[start:end]) for start, end in read.unread[:MAX_UNREAD]]
    if unread:
        quotes = "\n".join(texts.QUOTE.format(quote=safe(each, MAX_SENTENCE)) for each in unread)
        yield texts.UNREAD.format(count=len(read.unread)) + "\n" + quotes


def _notice(offer: Offer, read: Extraction) -> Notice | None:
    """What notice it is, by a title or by how the text begins."""
    first = offer.text.lstrip().partition("\n")[0]
    titles = [*(each.title for each in read.articles), offer.title or "", first[:LONGEST_TITLE]]
    return next((notice for each in titles if (notice := notice_of(each))), None)
