"""Where a page comes from if it names no place: by its newspaper, or by a town that it names."""

import re
from collections import Counter
from collections.abc import Sequence

from jobs.extraction.places.place_words import NAME_BEGINS, NEWSPAPERS
from jobs.extraction.rules.tokens import ArticleReading, ParagraphKind
from storage.records import Region

# It begins with its characters, which are found faster than one of several words.
_TOWN_BEHIND = re.compile(
    r"[镇乡街至到经开](?:(?<=[镇乡])|(?<=街)道|(?<=[至到])(?=[\u4e00-\u9fff]{2,4}段)|(?<=经)济开发区|(?<=开)发区)"
)
_SURELY = re.compile(r"[镇乡]|街道")
_READ = 4000


class HomeHints:
    """Knows towns that only one county has, and newspapers that only one city has."""

    def __init__(self, towns: Sequence[Region]) -> None:
        self._counties = {town.name: town.path.rpartition("/")[0] for town in towns}
        lengths = {len(town.name) for town in towns}
        self._lengths = sorted(lengths, reverse=True)

    @staticmethod
    def newspaper(articles: Sequence[ArticleReading]) -> str:
        """The place of the newspaper that articles name as theirs; else empty."""
        for article in articles:
            for paragraph in article.paragraphs:
                if paragraph.kind is ParagraphKind.BYLINE:
                    text = paragraph.reading.text
                    for name, path in NEWSPAPERS.items():
                        if name in text:
                            return path
        return ""

    def county(self, articles: Sequence[ArticleReading], *, as_towns: bool = False) -> str:
        """The county whose towns are named most, with 镇 behind them if `as_towns`; empty where
        none or two are.
        """
        counts: Counter[str] = Counter()
        for article in articles:
            text = "\n".join(paragraph.reading.text for paragraph in article.paragraphs)[:_READ]
            for behind in _TOWN_BEHIND.finditer(text):
                end = behind.start()
                start = self._name_before(text, end)
                if start < end and (
                    _SURELY.match(text, end)
                    or (not as_towns and NAME_BEGINS.search(text, start - 1, start))
                ):
                    counts[self._counties[text[start:end]]] += 1
        (path, count), *rest = counts.most_common(2) or [("", 0)]
        return path if not rest or count > rest[0][1] else ""

    def _name_before(self, text: str, end: int) -> int:
        """Where the longest name of a town begins that ends at a place; there where none does."""
        for length in self._lengths:
            if end >= length and text[end - length : end] in self._counties:
                return end - length
        return end
