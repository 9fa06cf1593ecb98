"""The place that an article speaks from: by its source, its title and what it names most."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

from jobs.extraction.places.home_hints import HomeHints
from jobs.extraction.places.home_signs import HomeSigns, masthead_of
from jobs.extraction.places.named_places import Counts, NamedPlaces
from jobs.extraction.places.place_index import PlaceIndex, city_path, inside
from jobs.extraction.places.place_names import NameReader
from jobs.extraction.places.place_words import ZONE, ZONE_CLASSES
from jobs.extraction.rules.spotter import Look
from jobs.extraction.rules.tokens import ArticleReading
from storage.records import RegionLevel

_NEIGHBOURS = 6
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,8}(?:镇|乡|街道)")
_LEAST = 3
_SPEAKS_FOR = 2
_SHARE = 0.5
_ROOT_SHARE = 0.65
_LEAD = 1.25
"""A place below is the article's own where this share of what is named lies in it, or more."""
_COUNT = itemgetter(1)


class HomePlaces:
    """Finds the places that the articles of a page speak from.

    The article's own words come first; what else stands on the page is asked only where they tell
    nothing, so that an article means the same whatever is printed beside it.
    """

    def __init__(
        self,
        page: Sequence[ArticleReading],
        looks: Sequence[Look],
        index: PlaceIndex,
        names: NameReader,
        hints: HomeHints,
    ) -> None:
        self._page = page
        self._index = index
        self._names = names
        self._hints = hints
        self._signs = HomeSigns(index, names)
        self._masthead = masthead_of(page)
        self._named = [
            NamedPlaces(article, look, index, names)
            for article, look in zip(page, looks, strict=True)
        ]
        """What each article says of places."""
        self._cities: dict[int, str] = {}

    def article_home(self, article: ArticleReading, home: str) -> str:
        """The path of the place an article speaks from; empty where nothing tells."""
        named = self._named[article.index]
        level = self._level([named])
        own, counts = self._home_of([named], home, level)
        alone = len(self._page) <= 1
        if not home and not alone and not (own and (not level or self._has_level(own, level))):
            own = self._told_beside(article, own)
            counts = named.counts(own)
        if not own:
            own = self._hinted(article, level) or self._only_named(named, sole=True)
        titled = self._titled(article, named, own, counts)
        if not titled and own and not (level and self._index.is_of_level(own, level)):
            titled = self._descend(counts, own, 2 * _LEAST)
            only = self._only_named(named) if titled == own else ""
            titled = only if inside(only, own) else titled
        return self._town_of(named, self._fullest_name(titled or own, counts))

    def _told_beside(self, article: ArticleReading, own: str) -> str:
        """What the page adds: a place within the article's own, or the city of two others."""
        if own:
            return self._whole if inside(self._whole, own) else own
        first, last = max(0, article.index - _NEIGHBOURS), article.index + _NEIGHBOURS + 1
        near = range(first, min(last, len(self._page)))
        cities = Counter(self._city_of(other) for other in near if other != article.index)
        del cities[""]
        (city, count), *_ = cities.most_common(1) or [("", 0)]
        return city if count >= 2 else ""

    def _hinted(self, article: ArticleReading, level: str | None) -> str:
        """The place that the page's newspaper or the article's towns lie in, of its level.

        Towns alone do not tell whether their county or its city is speaking: an article that calls
        them towns is about the county, and of the ends of a road the city is right about both.
        """
        path = self._hints.newspaper((article, *self._page[:1])) if level else ""
        signed = "" if path else self._signed(article, level)
        if signed and not level:
            return signed
        path = path or signed or self._hints.county([article])
        if not level:
            return self._hints.county([article], as_towns=True) or city_path(path)
        above = self._above_of_level(path, level)
        # 全区 of a zone in the place whose paper prints it.
        zoned = level == "区" and ZONE.search(article.title) is not None
        return above or (path if zoned else "")

    def _only_named(self, named: NamedPlaces, *, sole: bool = False) -> str:
        """The only place that an article names, where the article speaks for one of its level."""
        paths = set(named.sure_counts)
        path = paths.pop() if len(paths) == 1 else ""
        if sole and path and path == named.opening:
            return path
        votes = named.votes[0]
        levels = [level for level, count in votes.items() if count >= _SPEAKS_FOR]
        return path if any(self._index.is_of_level(path, level) for level in levels) else ""

    def _signed(self, article: ArticleReading, level: str | None) -> str:
        """The place that signs an article or its page; of the level it speaks for, if one is."""
        first = ""
        for path in self._signs.places(article, self._masthead, level):
            if not level or self._above_of_level(path, level):
                return path
            first = first or path
        return first

    def _above_of_level(self, path: str, level: str) -> str:
        """A place or the one above it that is of a level; empty where none is."""
        parts = path.split("/")
        for depth in range(len(parts), 0, -1):
            above = "/".join(parts[:depth])
            if self._index.is_of_level(above, level):
                return above
        return ""

    def _city_of(self, index: int) -> str:
        """The city that an article names by itself; kept, as all near it ask."""
        if index not in self._cities:
            named = [self._named[index]]
            self._cities[index] = city_path(self._home_of(named, "", self._level(named))[0])
        return self._cities[index]

    @cached_property
    def _whole(self) -> str:
        """The place of the whole page."""
        return self._home_of(self._named, "", self._level(self._named))[0]

    def _home_of(
        self, articles: Sequence[NamedPlaces], home: str, level: str | None
    ) -> tuple[str, Counts]:
        """The place that some articles speak from, and how often they name which."""
        here = home or self._descend(_sum([each.sure_counts for each in articles]), "", 1)
        counts = _sum([each.counts(here) for each in articles])
        if home and level == "省" and "/" in home:
            return home.split("/", 1)[0], counts
        if home and (level is None or self._has_level(home, level)):
            return home, counts
        best = self._best_of_level(counts, level, home) if level else None
        return best or home or self._descend(counts, "", 2 * _LEAST), counts

    def _titled(
        self, article: ArticleReading, named: NamedPlaces, home: str, counts: Counts
    ) -> str | None:
        """A place below the page's that the title names, where the text goes on about it."""
        if _TOWN.fullmatch(article.title):
            return self._town(article, home, counts)
        found = named.texts[0].found
        if not found:
            return None
        paths = {spot.path for spot in self._names.spots_of(article.title, found, home)}
        if len(paths) != 1:
            return None
        path = paths.pop()
        if path == home or (home and not inside(path, home)):
            return None
        within = sum(count for name, count in counts.items() if inside(name, path))
        beside = sum(count for name, count in counts.items() if not inside(path, name))
        return path if within >= beside / 2 else None

    def _town(self, article: ArticleReading, home: str, counts: Counts) -> str | None:
        """A town that the whole article is about lies in the county that it names first."""
        for path in (home, *counts):
            region = self._index.known(path)
            inner = not home or inside(path, home)
            if inner and region is not None and region.level == RegionLevel.COUNTY:
                return f"{path}/{article.title}"
        return None

    def _town_of(self, named: NamedPlaces, path: str) -> str:
        """The town of a county that the article is all about."""
        region = self._index.known(path)
        if region is None or region.level != RegionLevel.COUNTY:
            return path
        return f"{path}/{named.town}" if named.town else path

    @staticmethod
    def _descend(counts: Counts, start: str, least: int = _LEAST) -> str:
        """From a place down as long as one place below has most of what is named."""
        here = start
        while counts:
            below: Counts = {}
            total = 0
            for path, count in counts.items():
                if here and not inside(path, here):
                    continue
                total += count
                if path != here:
                    end = path.find("/", len(here) + 1)
                    place = path if end < 0 else path[:end]
                    below[place] = below.get(place, 0) + count
            path, count = max(below.items(), key=_COUNT, default=("", 0))
            if count < least or count < (_SHARE if here else _ROOT_SHARE) * total:
                return here
            here = path
        return here

    @staticmethod
    def _level(articles: Sequence[NamedPlaces]) -> str | None:
        """Whether articles speak for a city, a county or a district: 我市, 全区, 区委."""
        votes = _sum([each.votes[0] for each in articles])
        if not votes:
            return None
        (level, count), *rest = sorted(votes.items(), key=_COUNT, reverse=True)
        ours = any(level in each.votes[1] for each in articles)
        if level == "省" and not ours and rest:
            # 全省 is what a city's report compares with.
            return None
        return level if count >= 2 and (not rest or count >= 1.5 * rest[0][1]) else None

    def _has_level(self, path: str, level: str) -> bool:
        """Whether a place is of a level or lies in one that is."""
        parts = path.split("/")
        return any(
            self._index.is_of_level("/".join(parts[:depth]), level)
            for depth in range(1, len(parts) + 1)
        )

    def _best_of_level(self, counts: Counts, level: str, home: str) -> str | None:
        """The place of a level that is named most, with what lies in it."""
        sums: Counts = {}
        for path, count in counts.items():
            parts = path.split("/")
            for depth in range(1, len(parts) + 1):
                above = "/".join(parts[:depth])
                if self._index.is_of_level(above, level) and (not home or inside(above, home)):
                    sums[above] = sums.get(above, 0) + count
        (path, count), *rest = sorted(sums.items(), key=_COUNT, reverse=True) or [("", 0)]
        if count < _LEAST or (rest and count < _LEAD * rest[0][1]):
            return None
        root = home or path.split("/", 1)[0]
        within = sum(number for name, number in counts.items() if inside(name, root))
        return path if within >= _ROOT_SHARE * sum(counts.values()) or home else None

    @staticmethod
    def _fullest_name(path: str, counts: Counts) -> str:
        """A zone by the longest of its names on the page: 柳河开发区 is 柳河经济开发区."""
        above, _, name = path.rpartition("/")
        ends = [kind for kind in ZONE_CLASSES if name.endswith(kind)]
        if not ends:
            return path
        stem, kind = name.removesuffix(ends[0]), ZONE_CLASSES[ends[0]]
        same = {
            f"{above}/{stem}{word}"
            for word, of in ZONE_CLASSES.items()
            if of == kind and counts.get(f"{above}/{stem}{word}")
        }
        return max(same, key=len, default=path)


def _sum(counted: Sequence[Counts]) -> Counts:
    """What some have counted, together. Not to be changed."""
    if len(counted) == 1:
        return counted[0]
    counts: Counts = {}
    for each in counted:
        for place, count in each.items():
            counts[place] = counts.get(place, 0) + count
    return counts
