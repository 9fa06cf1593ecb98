"""Places in a text, read under the place that the page speaks from.

A name means the namesake nearest to the page's own place; far from all of them, the biggest one.
"""

import re
from bisect import bisect
from collections.abc import Collection, Sequence

from jobs.extraction.dates.publication import Publications
from jobs.extraction.places.home_hints import HomeHints
from jobs.extraction.places.home_places import HomePlaces
from jobs.extraction.places.place_index import PlaceIndex, city_path, inside
from jobs.extraction.places.place_names import NameReader, Spot
from jobs.extraction.places.place_words import (
    BARE_ZONE,
    LEVEL_NAMES,
    NAMED_ZONE,
    NAMED_ZONE_CUE,
    NO_ZONE_NAME,
    OF_A_LEVEL,
    OWN,
    ZONE_BEGINS,
    ZONE_BEHIND,
    ZONE_CLASSES,
)
from jobs.extraction.rules.spotter import FoundName, Look, Spots
from jobs.extraction.rules.tokens import ArticleReading, Place, Token
from storage.records import Region, RegionLevel

_NAME_GOES_ON = re.compile(r"[\u4e00-\u9fff]")
_NAMED = "place.named-zone"
_CUES = (BARE_ZONE, NAMED_ZONE_CUE, OWN)
_RARE = 0xD8
"""First byte of the less common half of GB 2312, whose characters OCR takes for common ones."""

_OPENS_WITH_ZONE = re.compile(
    r"(?:[今去]年|20\d\d年|上半年|[一二三四]季度|前[一二三四五六七八九十\d]{1,2}个?[月季]度?|市)?"
    r"(?P<zone>经济技术开发区|高新技术产业开发区|经济开发区|高新区|经开区|开发区)(?![、内等的])"
)
_Variant = tuple[str, re.Pattern[str], Region]
"""What a county with a rare character in its name may be printed as: what stays, the pattern."""
_ZONE_TOLD = 2
"""How often an article names the zone that it is about, its title counted."""


class Gazetteer:
    """Finds places. Building it takes about a tenth of a second; share one.

    Towns among the regions only help to find where a page comes from; they give no tokens.
    """

    def __init__(self, regions: Sequence[Region]) -> None:
        towns = [region for region in regions if region.level == RegionLevel.TOWN]
        self._index = PlaceIndex([r for r in regions if r.level != RegionLevel.TOWN])
        self._names = NameReader(self._index)
        self._hints = HomeHints(towns)
        self._variants: dict[str, list[_Variant]] = {}

    @property
    def names(self) -> Collection[str]:
        """All names of places that a `Spotter` is to look for."""
        return self._index.names.keys()

    def locate(
        self, page: Sequence[ArticleReading], looks: Sequence[Look], home: str
    ) -> list[Place]:
        """The places that the articles of a page speak from; an empty path where nothing tells.

        `looks` are what a spotter of `names` found in their paragraphs; `home` is the place of the
        source, as a path. A page printed before a place changed its name calls it by the old one,
        if the page tells its day.
        """
        homes = HomePlaces(page, looks, self._index, self._names, self._hints)
        printed = Publications(page)
        return [
            self._place_of(article, printed, homes.article_home(article, home)) for article in page
        ]

    def _place_of(self, article: ArticleReading, printed: Publications, path: str) -> Place:
        if zone := self._titled_zone(article, path):
            return Place(zone, None)
        region = self._index.known(path)
        if region is None or region.path != path or not self._index.was_renamed(region):
            return Place(path, self._index.code_of(path))
        on = printed.publication(article).on
        return Place(self._index.path_on(region, on), region.official_code)

    def _titled_zone(self, article: ArticleReading, path: str) -> str:
        """The zone that an article's title names, which nothing else tells, and that the article
        goes on about: 上半年经开区…, 宁马新型功能区….
        """
        title = article.title
        if not path or "区" not in title:
            return ""
        match = _OPENS_WITH_ZONE.match(title) if self._index.is_of_level(path, "市") else None
        if match is not None:
            zone = self._bare_zone(match["zone"], path)
            name = match["zone"]
        else:
            named = [t for t in self.place_tokens(title, Place(path, None)) if t.rule == _NAMED]
            zone = named[0].value.path if len(named) == 1 else ""
            name = zone.rpartition("/")[2]
        texts = [paragraph.reading.text for paragraph in article.paragraphs] if zone else ()
        return zone if sum([text.count(name) for text in texts]) >= _ZONE_TOLD else ""

    def place_tokens(self, text: str, here: Place) -> list[Token]:
        """The places that a text names, in order and apart; `kind` is "place", `value` a `Place`.

        我市, 全区, 该县 and a bare 开发区 are read under `here`; without one they give no token.
        Rules: place.name, place.zone, place.own (a level word), place.bare-zone, place.variant,
        place.named-zone.
        """
        words = {cue: starts for cue in _CUES if (starts := cue.starts(text))}
        return self.places_in(text, self._index.find(text), words, here)

    def places_in(
        self, text: str, found: Sequence[FoundName], words: Spots, here: Place
    ) -> list[Token]:
        """The same, where it is known which names stand in the text, and its spots."""
        if not found and OWN not in words and "区" not in text:
            return []
        spots = self._names.spots_of(text, found, here.path)
        if "区" in text and here.path:
            if BARE_ZONE in words:
                spots = _with(spots, self._zones(text, words[BARE_ZONE], here.path))
            spots = _with(spots, self._misread(text, city_path(here.path)))
            if NAMED_ZONE_CUE in words:
                spots = self._with_named_zones(text, here.path, spots)
        if OWN in words:
            spots = _with(spots, self._levels(text, words[OWN], here.path, spots))
        # The page's own place goes by the name that the page has for it.
        own = self._index.known(here.path)
        return [
            Token(
                "place",
                spot.start,
                spot.end,
                here
                if own is not None and spot.region is own
                else Place(spot.path, self._index.code_of(spot.path)),
                spot.rule,
            )
            for spot in spots
        ]

    def _zones(self, text: str, starts: Sequence[int], here: str) -> list[Spot]:
        return [
            spot
            for match in BARE_ZONE.matches_at(starts, text)
            if (spot := self._unnamed_zone(text, match, here)) is not None
        ]

    def _unnamed_zone(self, text: str, match: re.Match[str], here: str) -> Spot | None:
        start, end = match.span()
        if whose := OF_A_LEVEL.search(text, max(0, start - 3), start):
            above = _level_of(here, whose["level"])
            path = f"{above}/{match[0]}" if above else ""
            return Spot(start - 1, end, path, "place.bare-zone") if path else None
        listed = text[start - 1 : start] == "、" and _NAME_GOES_ON.match(text, end)
        if not listed and not ZONE_BEGINS.search(text, max(0, start - 2), start):
            return None
        return Spot(start, end, self._bare_zone(match[0], here), "place.bare-zone")

    def _with_named_zones(self, text: str, here: str, spots: list[Spot]) -> list[Spot]:
        """Zones with a name of their own, in the place named right before them or in `here`."""
        ends = {spot.end: spot for spot in spots}
        found = []
        behind = [match for end in ends if (match := ZONE_BEHIND.match(text, end))]
        read = {match.end() for match in behind}
        apart = (match for match in NAMED_ZONE.finditer(text) if match.end() not in read)
        for match in (*behind, *apart):
            before = ends.get(match.start())
            near = before is None or inside(before.path, city_path(here))
            known = any(
                spot.start <= match.start() and spot.end >= match.end("own") for spot in spots
            )
            if known or NO_ZONE_NAME.search(match["own"]) or not near:
                continue
            start = before.start if before else match.start()
            above = before.path if before else self._division(here)
            found.append(Spot(start, match.end(), f"{above}/{match[0]}", _NAMED))
        if not found:
            return spots
        taken = {spot.start for spot in found}
        return _with([spot for spot in spots if spot.start not in taken], found)

    def _bare_zone(self, kind: str, here: str) -> str:
        """开发区 is the page's own zone where it is one of that kind, else one of its place."""
        own = here.rpartition("/")[2]
        same = ZONE_CLASSES.get(kind)
        if same and any(own.endswith(word) for word, of in ZONE_CLASSES.items() if of == same):
            return here
        return f"{self._division(here)}/{kind}"

    def _division(self, here: str) -> str:
        """The deepest administrative division of a path: the county of a zone or town."""
        region = self._index.deepest(here)
        if region is None:
            return here
        if region.level == RegionLevel.ZONE:
            return region.path.rpartition("/")[0]
        return region.path

    @staticmethod
    def _levels(text: str, starts: Sequence[int], here: str, spots: Sequence[Spot]) -> list[Spot]:
        found: list[Spot] = []
        named: dict[str, str] = {}  # the place of each level that was named last: 该县
        ahead = iter([*spots, None])
        coming = next(ahead)
        for match in OWN.matches_at(starts, text):
            while coming is not None and coming.end <= match.start():
                named[coming.path[-1:]] = coming.path
                coming = next(ahead)
            level = match["level"] or match["inner"] or "区"
            if match["whole"]:
                path = here.split("/", 1)[0] if "自治区" in here else None
            else:
                path = _level_of(here, level)
            if match["own"] == "该":
                path = named.get(level, path)
            if path:
                found.append(Spot(*match.span(), path, "place.own"))
        return found

    def _misread(self, text: str, city: str) -> list[Spot]:
        """Counties of the page's city with a rare character taken for another one: 在平区."""
        if city not in self._variants:
            self._variants[city] = list(self._variant_forms(city))
        return [
            Spot(*match.span(), region.path, "place.variant", region)
            for rest, pattern, region in self._variants[city]
            if rest in text
            for match in pattern.finditer(text)
        ]

    def _variant_forms(self, city: str) -> Sequence[_Variant]:
        forms = []
        for region in self._index.counties(city):
            rare = [at for at, char in enumerate(region.name) if _is_rare(char)]
            if len(region.name) >= 3 and len(rare) == 1:
                before, after = region.name[: rare[0]], region.name[rare[0] + 1 :]
                pattern = re.compile(f"{before}[\u4e00-\u9fff]{after}(?![域别块间])")
                forms.append((max(before, after, key=len), pattern, region))
        return forms


def _with(spots: list[Spot], more: Sequence[Spot]) -> list[Spot]:
    """Spots with further ones where those overlap none, in order."""
    if not more:
        return spots
    starts = [spot.start for spot in spots]
    kept: list[Spot] = []
    for spot in sorted(more, key=lambda spot: spot.start):
        at = bisect(starts, spot.start)
        free = (at == 0 or spots[at - 1].end <= spot.start) and (
            at == len(spots) or spot.end <= spots[at].start
        )
        if free and (not kept or kept[-1].end <= spot.start):
            kept.append(spot)
    return sorted([*spots, *kept], key=lambda spot: spot.start)


def _level_of(here: str, level: str) -> str | None:
    """The place of a level that `here` is or lies in, the deepest first; else None."""
    parts = here.split("/") if here else []
    for depth in range(len(parts), 0, -1):
        if LEVEL_NAMES[level].search(parts[depth - 1]):
            return "/".join(parts[:depth])
    return None


def _is_rare(character: str) -> bool:
    try:
        return character.encode("gb2312")[0] >= _RARE
    except UnicodeEncodeError:
        return True
