"""A campaign's framework: its parts, and the targets and projects that were announced with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jobs.digests.draft import Block, DigestDraft, Span
from jobs.digests.items import clean, place_below, section
from jobs.digests.lines import thing_item
from jobs.digests.views.holdings import Holdings
from jobs.digests.wording import day_in_words, printed_on
from jobs.texts import views_zh, zh
from storage.records import Campaign, Outline, Thing, ThingKind

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Announcement:
    """The place of campaigns that were announced together, and their articles."""

    place: str
    articles: frozenset[int]


def campaign_view(held: Holdings, name: str = "") -> DigestDraft:
    """The campaigns of a place, or those whose name has `name` in it.

    What stands in the same articles was announced with them: campaigns of the same articles are
    shown together. Where an article names campaigns of several places, a county's target goes with
    the county's campaign. A part has the works whose name or sentence has the part's name.
    """
    blocks = campaign_blocks(held, announced_together(held, name))
    return held.draft(views_zh.CAMPAIGN_TITLE, blocks)


def campaign_blocks(held: Holdings, together: Iterable[Sequence[Sequence[Thing]]]) -> list[Block]:
    """Pairs of campaigns and what was announced with them, laid out below each other."""
    blocks: list[Block] = []
    shown: set[str] = set()
    for campaigns, announced in together:
        blocks += _announcement(held, campaigns, announced, shown)
    return blocks


def announced_together(
    held: Holdings, name: str = ""
) -> Iterator[tuple[Sequence[Thing], Sequence[Thing]]]:
    """Campaigns of the same articles, with the targets and then the projects announced with them.

    What was announced with several comes with each of them.
    """
    articles = {fact_id: stored.article_id for fact_id, stored in held.facts.items()}
    campaigns = [thing for thing in held.of(ThingKind.CAMPAIGN) if name in thing.name]
    together = announcements(campaigns, articles)
    works = [*held.of(ThingKind.TARGET), *held.of(ThingKind.PROJECT)]
    announced = Announced(works, together, articles)
    for one, keys in together.items():
        told = announced.announced_with(one)
        yield [held.things[key] for key in keys], [held.things[key] for key in told]


def announcements(
    campaigns: Iterable[Outline], articles: Mapping[int, int]
) -> dict[Announcement, list[str]]:
    """The keys of the campaigns of the same place and articles, in their order.

    `articles` has the article of each fact.
    """
    together: dict[Announcement, list[str]] = {}
    for thing in campaigns:
        one = Announcement(thing.region, _articles_of(thing, articles))
        together.setdefault(one, []).append(thing.key)
    return together


class Announced:
    """The targets and projects of a place, by the articles that tell of them.

    `together` are all announcements of the place: something goes with the nearest.
    """

    def __init__(
        self,
        works: Sequence[Outline],
        together: Iterable[Announcement],
        articles: Mapping[int, int],
    ) -> None:
        self._works = works
        self._articles = [_articles_of(thing, articles) for thing in works]
        self._told_in: defaultdict[int, list[int]] = defaultdict(list)
        for number, told_in in enumerate(self._articles):
            for article in told_in:
                self._told_in[article].append(number)
        self._places: defaultdict[int, set[str]] = defaultdict(set)
        for one in together:
            for article in one.articles:
                self._places[article].add(one.place)

    def announced_with(self, one: Announcement) -> list[str]:
        """The keys of what goes with `one`: no other announcement in its articles is nearer."""
        told = {number for article in one.articles for number in self._told_in[article]}
        return [self._works[number].key for number in sorted(told) if self._is_nearest(one, number)]

    def _is_nearest(self, one: Announcement, number: int) -> bool:
        region = self._works[number].region
        places = {each for article in self._articles[number] for each in self._places[article]}
        nearest = max(_nearness(place, region) for place in places)
        return _nearness(one.place, region) == nearest


def _articles_of(thing: Outline, articles: Mapping[int, int]) -> frozenset[int]:
    return frozenset(articles[each] for each in thing.fact_ids if each in articles)


def _nearness(place: str, region: str) -> int:
    """How near a place is to a region in it; 0 where the region is elsewhere."""
    return len(place) if f"{region}/".startswith(f"{place}/") else 0


def _announcement(
    held: Holdings, campaigns: Sequence[Thing], announced: Sequence[Thing], shown: set[str]
) -> list[Block]:
    """Campaigns with what was announced with them; what is `shown` above is only counted."""
    new = [thing for thing in announced if thing.key not in shown]
    targets = [thing for thing in new if thing.kind is ThingKind.TARGET]
    projects = [thing for thing in new if thing.kind is ThingKind.PROJECT]
    again = len(announced) - len(new)
    blocks = [
        *(_campaign(held, thing, announced) for thing in campaigns),
        *_section(held, views_zh.CAMPAIGN_TARGETS, targets),
        *_section(held, views_zh.CAMPAIGN_PROJECTS, projects),
    ]
    if again:
        blocks.append(Block(((Span(views_zh.CAMPAIGN_SHOWN_ABOVE.format(count=again)),),)))
    shown.update(thing.key for thing in announced)
    return blocks


def _campaign(held: Holdings, thing: Thing, announced: Sequence[Thing]) -> Block:
    history = held.history(thing)
    since = views_zh.CAMPAIGN_SINCE.format(
        first=printed_on(history[0]) or day_in_words(thing.first_on),
        last=printed_on(history[-1]) or day_in_words(thing.last_on),
    )
    below = place_below(thing.region, held.region)
    where = zh.PLACE.format(place=below) if below else ""
    lines = [
        (Span(views_zh.CAMPAIGN_OF.format(name=clean(thing.name)) + where, bold=True),),
        (Span(since),),
        *((Span(zh.BULLET + line),) for line in _parts(held, thing, announced)),
    ]
    return Block(tuple(lines))


def _parts(held: Holdings, thing: Thing, announced: Sequence[Thing]) -> list[str]:
    assert isinstance(thing.current, Campaign)
    lines = []
    for part in thing.current.components:
        works = [each.name for each in announced if _is_of_part(held, each, part)]
        words = zh.COLON + zh.LIST_COMMA.join(works) if works else ""
        lines.append(clean(part + words))
    return lines


def _is_of_part(held: Holdings, thing: Thing, part: str) -> bool:
    return part in thing.name or any(part in each for each in held.sentences_of(thing))


def _section(held: Holdings, title: str, things: list[Thing]) -> list[Block]:
    items = [thing_item(thing, held.source(thing)) for thing in things]
    return section(title, items, held.region, held.today, cap=_SHOWN)
