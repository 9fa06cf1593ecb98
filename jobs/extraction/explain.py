"""Why the extractor says what it says: each fact of a page with the tree of rules behind it.

Pure and without loss: every line names a rule, the raw span that it read and the words there.
"""

from collections.abc import Iterator

from jobs.extraction.contract import fact_json
from jobs.extraction.extract import Extraction
from storage.records import ArticleText, Fact, Trace

_LONGEST = 72
_COMMON = frozenset(
    ("type", "file", "article", "quote", "start", "end", "region", "region_code", "confidence")
)


def explain(raw: str, extraction: Extraction) -> str:
    """A page's articles, each with its facts and their rules, then the figures left unread.

    `extraction` is what the extractor made of `raw`; spans count the page's code points.
    """
    lines: list[str] = []
    for article in extraction.articles:
        lines += ["", *_article(raw, extraction, article)]
    return "\n".join(lines).lstrip("\n") + "\n"


def explain_fact(raw: str, fact: Fact) -> str:
    """One fact: what it says, where it stands, and the tree of rules that made it."""
    return "\n".join(_fact(raw, fact)) + "\n"


def _article(raw: str, extraction: Extraction, article: ArticleText) -> Iterator[str]:
    published = article.published
    when = f"{published.iso} ({published.basis})" if published.iso else "no date"
    yield f"Article {article.index}  {article.title}"
    yield f"  [{article.start}:{article.end}]  {when}  {article.region or 'no place'}"
    for fact in extraction.facts:
        if fact.article == article.index:
            yield ""
            yield from _fact(raw, fact)
    unread = [span for span in extraction.unread if article.start <= span[0] < article.end]
    if unread:
        yield ""
        yield f"  Sentences with a figure that gave no fact: {len(unread)}"
        for start, end in unread:
            yield f"    [{start}:{end}]  {_words(raw, start, end)}"


def _fact(raw: str, fact: Fact) -> Iterator[str]:
    values = fact_json(fact, "")
    said = [
        f"{name}: {_value(value)}"
        for name, value in values.items()
        if name not in _COMMON and value not in (None, [])
    ]
    yield f"  {values['type']}  {'  '.join(said)}"
    yield f"    {fact.region or 'no place'}  confidence {fact.confidence:g}"
    if fact.trace is None:
        yield f"    [{fact.start}:{fact.end}]  {_words(raw, fact.start, fact.end)}"
    else:
        yield from _tree(raw, fact.trace, "    ", "")


def _tree(raw: str, trace: Trace, indent: str, branch: str) -> Iterator[str]:
    """A rule and, below it, those whose tokens it used."""
    words = _words(raw, trace.start, trace.end)
    yield f"{indent}{branch}{trace.rule}  [{trace.start}:{trace.end}]  {words}"
    below = indent + {"": "", "├─ ": "│  ", "└─ ": "   "}[branch]
    for number, part in enumerate(trace.parts, 1):
        yield from _tree(raw, part, below, "└─ " if number == len(trace.parts) else "├─ ")


def _value(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _words(raw: str, start: int, end: int) -> str:
    """The words of a span on one line, its middle left out where they are many."""
    words = "".join(raw[start:end].split())
    half = _LONGEST // 2
    return words if len(words) <= _LONGEST else f"{words[:half]}…{words[-half:]}"
