"""Where the words of many patterns stand in an article, found in one pass over all of it.

To look at each sentence for each pattern takes more time than to read what is found: most sentences
hold no word of most patterns. A pattern that is to be looked for in every sentence is therefore
made with `Spotted(pattern)` instead of `WordLed(pattern)`, once, at the top of its module. Then

    if EVENT in sentence.spots:                    # costs a look into a dict
    for match in sentence.matches(EVENT):          # the same matches as EVENT.finditer(text)
    sentence.spots.get(EVENT, ())                  # where in the sentence a match may begin

and a pattern of plain words (`Spotted("签约|开工|启动")`) serves as the cue of a whole stage: where
it has no spot, the stage need not be called.

The same pass finds names: of places, that is.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat

from jobs.extraction.rules.pattern_needs import WordLed
from jobs.extraction.rules.pattern_openings import Finder, Opening, each_once
from jobs.extraction.rules.value import Value

_spotted: "list[Spotted]" = []


class Spotted(WordLed):
    """A pattern led by words that is looked for in all sentences of an article at once; or in its
    lines, that is whole paragraphs, if `of_lines`.
    """

    def __init__(
        self, pattern: str, *, of_lines: bool = False, compiled: str | None = None
    ) -> None:
        super().__init__(pattern, compiled=compiled)
        self.of_lines = of_lines
        _spotted.append(self)


Spots = dict[Spotted, list[int]]
"""Where in a text a match of which pattern may begin, in order. Who has no such place is no key."""
FoundName = tuple[str, int, int]
"""A name in a text: what it is, where it begins and ends."""
Span = tuple[int, int]
_Hit = tuple[int, int, int]
_BEHIND_ALL: tuple[Span, Spots] = ((1 << 62, 1 << 62), {})


class Look(Value, frozen=True):
    """What one pass over an article's lines found, each in positions of the text it stands in."""

    spots: Sequence[Spots]
    """Of each stretch, where the patterns may match that are looked for in sentences."""
    names: Sequence[Sequence[FoundName]]
    """The names in each stretch in order, the longest at each place; one may begin in another."""
    line_spots: Sequence[Spots]
    """Of each line, where the patterns may match that are looked for in lines."""
    line_names: Sequence[Sequence[FoundName]]


class Spotter:
    """Knows the words of every `Spotted` pattern that there is when it is made, and some names."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        patterns = list(_spotted)
        known = list(dict.fromkeys(names))
        self._finder = Finder(
            [*(pattern.openings for pattern in patterns), *([Opening("", name)] for name in known)]
        )
        owned: list[list[tuple[int, Spotted | None]]] = []
        self._names: dict[int, str] = {}
        self._of_lines: dict[int, list[tuple[int, Spotted]]] = defaultdict(list)
        for which, owners in enumerate(self._finder.owners):
            of_sentences: list[tuple[int, Spotted | None]] = []
            for shift, number in owners:
                if number >= len(patterns):
                    self._names[which] = known[number - len(patterns)]
                elif patterns[number].of_lines:
                    self._of_lines[which].append((shift, patterns[number]))
                else:
                    of_sentences.append((shift, patterns[number]))
            if which in self._names or which in self._of_lines:
                of_sentences.append((0, None))
            owned.append(of_sentences)
        self._owners = each_once(owned)
        """Of each word the patterns that are looked for in sentences, as in `Finder.owners`; with
        a null among them where it is a name, or opens a pattern that is looked for in lines.
        """

    def spot(self, texts: Sequence[str]) -> Sequence[Spots]:
        """The spots of several texts, of each in its own positions."""
        return self.look(texts, [(line, 0, len(text)) for line, text in enumerate(texts)]).spots

    def look(self, lines: Sequence[str], stretches: Iterable[tuple[int, int, int]]) -> Look:
        """What stands in lines, and in some stretches of them. A stretch is a line's number and its
        start and end there; they are in order and apart.
        """
        begins = list(accumulate([len(line) + 1 for line in lines], initial=0))
        spans = [(begins[line] + start, begins[line] + end) for line, start, end in stretches]
        # No word holds a line end, so none reaches from one line into the next.
        spots, others = self._spots(self._finder.hits("\n".join(lines)), spans)
        line_spots: list[Spots] = [{} for _ in lines]
        named: list[_Hit] = []
        for which, start, end in others:
            if which in self._names:
                named.append((start, -end, which))
            for shift, pattern in self._of_lines.get(which, ()):
                line = bisect_right(begins, start) - 1
                _put(line_spots[line].setdefault(pattern, []), start + shift - begins[line])
        names = list(names_in_order(named, self._names))
        whole = list(zip(begins, [begin - 1 for begin in begins[1:]], strict=False))
        return Look(spots, _dealt(names, spans), line_spots, _dealt(names, whole))

    def _spots(self, hits: Iterable[_Hit], spans: Sequence[Span]) -> tuple[list[Spots], list[_Hit]]:
        """The spots of each span, and the hits of names and of patterns of lines."""
        found: list[Spots] = [{} for _ in spans]
        others: list[_Hit] = []
        owners = self._owners
        ahead = chain(zip(spans, found, strict=True), repeat(_BEHIND_ALL))
        (first, stop), spots = next(ahead)
        for hit in hits:
            which, start, end = hit
            while end > stop:
                (first, stop), spots = next(ahead)
            for shift, pattern in owners[which]:
                if pattern is None:
                    others.append(hit)
                elif start >= first:
                    at = start + shift - first
                    starts = spots.get(pattern)
                    if starts is None:
                        spots[pattern] = [at]
                    elif at > starts[-1]:
                        starts.append(at)
                    else:
                        _put(starts, at)  # Hits come by their ends: a long word's late.
        return found, others


def names_in_order(
    named: Iterable[_Hit], names: Sequence[str] | Mapping[int, str]
) -> Iterator[FoundName]:
    """Names that were hit as (start, -end, which), the longest at each place; none within another,
    but one may begin in the one before it.
    """
    behind = 0
    for start, minus_end, which in sorted(named):
        if -minus_end > behind:
            behind = -minus_end
            yield names[which], start, behind


def _put(starts: list[int], at: int) -> None:
    """Put a position in its place among others, once."""
    if not starts or at > starts[-1]:
        starts.append(at)
        return
    place = bisect_left(starts, at)
    if starts[place] != at:
        starts.insert(place, at)


def _dealt(names: Iterable[FoundName], spans: Sequence[Span]) -> list[Sequence[FoundName]]:
    """The names that stand in each span, in its own positions."""
    dealt: list[Sequence[FoundName]] = [()] * len(spans)
    row: list[FoundName] = []
    filled = -1
    ahead = chain(enumerate(spans), repeat((len(spans), _BEHIND_ALL[0])))
    at, (first, stop) = next(ahead)
    for name, start, end in names:
        while end > stop:
            at, (first, stop) = next(ahead)
        if start >= first:
            if at != filled:
                dealt[at] = row = []
                filled = at
            row.append((name, start - first, end - first))
    return dealt
