"""What an article says of places, each thing asked once: how often it names which, for what level
it speaks, which towns are its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from jobs.extraction.places.place_index import PlaceIndex, city_path
from jobs.extraction.places.place_names import NameReader, Spot
from jobs.extraction.rules.members import BYLINE, TITLE
from jobs.extraction.rules.pattern_openings import first_characters
from jobs.extraction.rules.spotter import FoundName, Look, Spotted
from jobs.extraction.rules.tokens import ArticleReading

_SPEAKS = Spotted(
    r"(?<![居占列为在])(?P<own>[我本]|(?<![于比与超出])(?<!全国)全)(?P<level>[省市县区旗盟])(?:(?<=我.)|(?![域间级场重第前首平唯]|推广|率先|领先))(?![域间级])"
    r"(?![^，。；]{0,6}(?:锦标赛|[球杯]赛|大赛|比赛|竞赛|运动会))"
    r"|(?<![\u4e00-\u9fff])(?P<office>[省市县区])(?:委(?!员|托)|政府|长(?!期|远|效)|直|领导)",
    of_lines=True,
)
_OFFICE = re.compile(r"委(?!员|托)|人民政府|政府|人大|政协")
"""Behind a place: its own offices, of which its own pages speak."""
_OFFICE_STARTS = first_characters(_OFFICE.pattern)
_FULL_ENDS = tuple("市县区旗州盟")
_ITS_TOWN = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[县区市到来在]))"
    r"(?P<name>(?![县区市到来在去从对由和与])[\u4e00-\u9fff]{1,3}(?<![全我各本该这其每乡村城小古重])[镇乡])(?![村镇乡])"
)
_TOWN_ENDS, _LONGEST_TOWN = re.compile("[镇乡]"), 3
_TOWN_TOLD = 4
"""How often an article names the town that it is about."""
_READ = 4000
_TOP = 1500
"""Characters of an article that are asked for places: enough to know whose it is."""
_TITLE_WEIGHT = 4
_OPENING = 20
"""How many characters the words may have that stand before the place that a text begins with."""
_OPENS_WEIGHT = 4


Counts = dict[str, int]
"""How much tells for each place, by its path, or for each level."""


class _Told(NamedTuple):
    """A text that is asked for places, how much it weighs, the names that stand in it, and where
    it may tell whom it speaks for.
    """

    text: str
    weight: int
    found: Sequence[FoundName]
    speaks: Sequence[int]


class NamedPlaces:
    """What one article says of places."""

    def __init__(
        self, article: ArticleReading, look: Look, index: PlaceIndex, names: NameReader
    ) -> None:
        self._index = index
        self._names = names
        self._counts: dict[str, Counts] = {}
        self.texts = self._texts(article, look)
        """What is asked for places: title, then paragraphs up to a length."""
        self.votes = _votes(self.texts)
        """How much tells for each level (省, 市, 县, 区), and which of them are said to be ours."""

    def _texts(self, article: ArticleReading, look: Look) -> Sequence[_Told]:
        title = article.title
        head: _Told | None = None
        texts: list[_Told] = []
        lines = zip(article.paragraphs, look.line_names, look.line_spots, strict=True)
        for paragraph, found, spots in lines:
            text = paragraph.reading.text
            kind = paragraph.kind
            if kind is TITLE:
                told = _Told(text, _TITLE_WEIGHT, found, spots.get(_SPEAKS, ()))
                if text == title:
                    head = told
                else:
                    texts.append(told)
            elif kind is not BYLINE and not paragraph.repeated:
                texts.append(_Told(text, 1, found, spots.get(_SPEAKS, ())))
        if head is None:
            head = _Told(title, _TITLE_WEIGHT, self._index.find(title), _SPEAKS.starts(title))
        return self._up_to([head, *texts], _READ)

    def counts(self, here: str) -> Counts:
        """How often places are named, their names read under `here`; a full name tells more than a
        short one. Not to be changed.
        """
        if here not in self._counts:
            spots = self._names.spots_of
            read = ((told, spots(told.text, told.found, here)) for told in self.texts if told.found)
            self._counts[here] = _count(read if here else self._without_towns(read))
        return self._counts[here]

    @cached_property
    def sure_counts(self) -> Counts:
        """The same, of names that only one place has, in what stands at the top."""
        spots = self._names.sure_spots_of
        top = self._up_to(self.texts, _TOP)
        read = ((told, spots(told.text, told.found)) for told in top if told.found)
        return _count(self._without_towns(read))

    def _without_towns(
        self, read: Iterable[tuple[_Told, Iterable[Spot]]]
    ) -> Iterator[tuple[_Told, Iterable[Spot]]]:
        """Without short names that are a town's in the article: 柳河 beside 柳河镇."""
        for told, spots in read:
            yield told, [spot for spot in spots if not (spot.short and self._is_town(told, spot))]

    def _is_town(self, told: _Told, spot: Spot) -> bool:
        name = told.text[spot.start : spot.end]
        return any(f"{name}{kind}" in each.text for kind in "镇乡" for each in self.texts)

    @cached_property
    def opening(self) -> str:
        """The city or county that the first sentence of the text names in full; else empty."""
        running = (told for told in self.texts if told.weight == 1 and "。" in told.text)
        told = next(running, None)
        if told is None or not told.found:
            return ""
        first = told.text[: told.text.find("。")]
        spots = self._names.sure_spots_of(first, self._index.find(first))
        full = [spot for spot in spots if first[: spot.end].endswith(_FULL_ENDS)]
        return full[0].path if full and "/" in full[0].path else ""

    @cached_property
    def town(self) -> str:
        """The town that the article is all about: no other is named, and it often; else empty."""
        if sum([each.text.count("镇") + each.text.count("乡") for each in self.texts]) < _TOWN_TOLD:
            return ""
        names: Counter[str] = Counter()
        for each in self.texts:
            names.update(_towns_named(each.text))
        (name, count), *_ = names.most_common(1) or [("", 0)]
        if not name or count < names.total():
            return ""
        if count < _TOWN_TOLD and self.texts[0].text.startswith(name):
            count += sum(each.text.count(f"全{name[-1]}") for each in self.texts)
        return name if count >= _TOWN_TOLD else ""

    def _up_to(self, texts: Sequence[_Told], length: int) -> Sequence[_Told]:
        """The first of some texts, so many characters of paragraphs in all."""
        left = length
        for at, told in enumerate(texts):
            if told.weight == _TITLE_WEIGHT:
                continue
            if len(told.text) >= left:
                return [*texts[:at], self._cut(told, left)]
            left -= len(told.text)
        return texts

    def _cut(self, told: _Told, length: int) -> _Told:
        """The first characters of a text. A name that is cut may leave a shorter one."""
        text = told.text[:length]
        found = [name for name in told.found if name[2] <= length]
        for _, start, end in told.found:
            if start < length < end:
                left = self._index.find(text[start:])
                found += [(name, start + first, start + last) for name, first, last in left]
        return _Told(text, told.weight, found, told.speaks)


def _votes(texts: Iterable[_Told]) -> tuple[Counts, Set[str]]:
    votes: Counts = {}
    ours: set[str] = set()
    for text, _, _, starts in texts:
        for match in _SPEAKS.matches_at(starts, text) if starts else ():
            own, level, office = match["own"], match["level"], match["office"]
            if own == "我":
                ours.add(level)
            weight = 1 if office else 3 if own == "我" else 2
            votes[level or office] = votes.get(level or office, 0) + weight
    return votes, ours


def _towns_named(text: str) -> Iterator[str]:
    """What the matches of `_ITS_TOWN` name, tried only near the ends of towns' names."""
    free_from = 0
    for last in _TOWN_ENDS.finditer(text):
        end = last.start()
        for start in range(max(free_from, end - _LONGEST_TOWN), end):
            if match := _ITS_TOWN.match(text, start):
                yield match["name"]
                free_from = match.end()
                break


def _count(read: Iterable[tuple[_Told, Iterable[Spot]]]) -> Counts:
    counts: Counts = {}
    opened = False
    for (text, weight, _, _), spots in read:
        for spot in spots:
            told = 2 if spot.short else 3
            end = spot.end
            if told == 3 and text[end : end + 1] in _OFFICE_STARTS and _OFFICE.match(text, end):
                told = 6
            if weight == 1 and not opened:
                opened = True
                told += _OPENS_WEIGHT if _opens(text, spot) else 0
            counts[spot.path] = counts.get(spot.path, 0) + weight * told
    return counts


def _opens(text: str, spot: Spot) -> bool:
    """Whether the text begins with a county or a zone: 日前，大名县….

    A province or a city there is as often the one that the article's county lies in.
    """
    below = spot.path != city_path(spot.path)
    return below and spot.start <= _OPENING and "。" not in text[: spot.start]
