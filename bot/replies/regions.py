"""What is known of a place, on one card."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.replies.dates import short_date
from bot.replies.pieces import day, path_in_words, place_of, safe
from jobs.clock import shanghai_day
from jobs.digests.wording import printed_on_of
from jobs.texts import lists_zh, quotes_zh, zh
from jobs.texts import sources_zh as source_texts
from jobs.tracking.names import plain_name
from storage.records import Article, Region, Source, Thing

MAX_CAMPAIGNS = 6
MAX_JOINED = 5
MAX_DATES = 3
MAX_BROKEN = 3


@dataclass(frozen=True, slots=True)
class RegionState:
    """What is known of a place and all below it.

    `coming` is how many dates are ahead; the first of them are `next_dates`, in order.
    """

    region: Region
    campaigns: Sequence[Thing]
    targets: int
    projects: int
    next_dates: Sequence[Thing]
    coming: int
    passed: int
    articles: int
    last_article: Article | None
    sources: Sequence[Source]
    articles_this_month: int


def region_card(state: RegionState, today: date, *, has_below: bool) -> str:
    """The card of a place: campaigns, counts, next dates, what was read."""
    region = state.region
    path = f"\n{path_in_words(region.path)}" if region.path != region.name else ""
    blocks = [f"📍 <b>{safe(region.name)}</b>{path}"]
    if state.campaigns:
        blocks.append(lists_zh.REGION_CAMPAIGNS.format(names=_campaigns(state)))
    if state.targets or state.projects:
        counts = lists_zh.REGION_COUNTS.format(targets=state.targets, projects=state.projects)
        blocks.append(counts)
    if state.coming or state.passed:
        blocks.append("\n".join(_dates(state, today)))
    if state.last_article is not None:
        blocks.append(_articles(state.articles, state.last_article))
    if state.sources:
        blocks.append("\n".join(_sources(state, today)))
    if len(blocks) == 1:
        blocks.append(lists_zh.REGION_EMPTY)
    if has_below:
        blocks.append(lists_zh.REGION_BELOW)
    return "\n\n".join(blocks)


def _campaigns(state: RegionState) -> str:
    """The place's own first; those of places below with the places' names.

    A county that joins in a city's campaign starts none: it is named with the city's.
    """
    of_name: dict[str, list[Thing]] = {}
    for thing in sorted(state.campaigns, key=lambda thing: thing.region != state.region.path):
        of_name.setdefault(plain_name(thing.name), []).append(thing)
    names = [_campaign(found, state.region) for found in list(of_name.values())[:MAX_CAMPAIGNS]]
    return zh.LIST_COMMA.join(names)


def _campaign(found: Sequence[Thing], region: Region) -> str:
    """A campaign by its name, with the places below that have it or join in it."""
    name = safe(found[0].name)
    # A city stands before its counties: they join in.
    paths = sorted(each.region for each in found if each.region != region.path)
    below = [place_of(path, region) for path in paths]
    if not below:
        return name
    places = zh.LIST_COMMA.join(below[:MAX_JOINED])
    if below[MAX_JOINED:]:
        places = lists_zh.REGION_AND_MORE.format(places=places, count=len(below))
    joined = lists_zh.REGION_JOINED if found[0].region == region.path else lists_zh.REGION_OF_BELOW
    return joined.format(name=name, places=places)


def _dates(state: RegionState, today: date) -> list[str]:
    if not state.coming:
        return [lists_zh.REGION_ONLY_PASSED.format(count=state.passed)]
    lines = [lists_zh.REGION_DATES]
    lines += [short_date(thing, state.region, today) for thing in state.next_dates[:MAX_DATES]]
    if state.coming > MAX_DATES:
        lines.append(lists_zh.REGION_DATES_MORE.format(count=state.coming - MAX_DATES))
    if state.passed:
        lines.append(lists_zh.REGION_PASSED.format(count=state.passed))
    return lines


def _sources(state: RegionState, today: date) -> list[str]:
    """How many there are and how much they print; those that bring nothing, with since when."""
    lines = [
        source_texts.REGION_SOURCES.format(
            count=len(state.sources), articles=state.articles_this_month
        )
    ]
    broken = [source for source in state.sources if source.broken]
    lines += [_broken(source, today) for source in broken[:MAX_BROKEN]]
    if broken[MAX_BROKEN:]:
        more = len(broken) - MAX_BROKEN
        lines.append(source_texts.REGION_SOURCES_BROKEN_MORE.format(count=more))
    return lines


def _broken(source: Source, today: date) -> str:
    since = source.last_success_at or source.trouble_since_at
    return source_texts.REGION_SOURCE_BROKEN.format(
        name=safe(source.name),
        trouble=source_texts.TROUBLES[source.trouble] if source.trouble else "",
        since=day(shanghai_day(since), today) if since else "",
    )


def _articles(count: int, last: Article) -> str:
    title = f"《{safe(last.title)}》" if last.title.strip() else quotes_zh.SOURCE_UNTITLED
    published = printed_on_of(last.published)
    return lists_zh.REGION_ARTICLES.format(
        count=count, title=f"{title}，{published}" if published else title
    )
