"""Where the words of many patterns stand in an article, found in one pass over all of it.

To look at each sentence for each pattern takes more time than to read what is found: most sentences
hold no word of most patterns. A pattern that is to be looked for in every sentence is therefore
made with `Spotted(pattern)` instead of `WordLed(pattern)`, once, at the top of its module. Then

    if EVENT in sentence.spots:                    # costs a look into a dict
    for match in sentence.matches(EVENT):          # the same matches as EVENT.finditer(text)
    sentence.spots.get(EVENT, ())                  # where in the sentence a match may begin

and a pattern of plain words (`Spotted("签约|开工|启动")`) serves as the cue of a whole stage: where
it has no spot, the stage need not be called.
"""

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import accumulate

from jobs.extraction.rules.pattern_needs import WordLed
from jobs.extraction.rules.pattern_openings import Finder

_spotted: "list[Spotted]" = []


class Spotted(WordLed):
    """A pattern led by words that is looked for in all sentences of an article at once."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        _spotted.append(self)


Spots = dict[Spotted, list[int]]
"""Where in a text a match of which pattern may begin, in order. Who has no such place is no key."""


class Spotter:
    """Knows the words of every `Spotted` pattern that there is when it is made."""

    def __init__(self) -> None:
        self._patterns = list(_spotted)
        self._finder = Finder([pattern.openings for pattern in self._patterns])

    def spot(self, texts: Sequence[str]) -> list[Spots]:
        """The spots of several texts, of each in its own positions."""
        found: list[Spots] = [{} for _ in texts]
        begins = list(accumulate((len(text) + 1 for text in texts), initial=0))
        first, after, spots = 0, 0, {}
        patterns, owners = self._patterns, self._finder.owners
        # No word holds a line end, so none reaches from one text into the next.
        for which, at, _ in self._finder.hits("\n".join(texts)):
            if not first <= at < after:
                text = bisect_right(begins, at) - 1
                first, after, spots = begins[text], begins[text + 1], found[text]
            for shift, number in owners[which]:
                pattern, start = patterns[number], at + shift - first
                starts = spots.get(pattern)
                if starts is None:
                    spots[pattern] = [start]
                elif start > starts[-1]:
                    starts.append(start)
                elif (
                    start not in starts
                ):  # Hits come by their ends: a long word's behind a short one's.
                    insort(starts, start)
        return found
