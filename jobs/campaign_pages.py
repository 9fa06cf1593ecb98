"""The campaigns of a place to page through in a chat, some announcements at a time.

A province has hundreds of campaigns, announced in articles with thousands of targets and projects:
all are put in order by their outlines, and only those on the page are read in full.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jobs.digests import render_digest
from jobs.digests.draft import Block, DigestDraft, Span
from jobs.digests.views import (
    Announced,
    Announcement,
    Holdings,
    announcements,
    campaign_blocks,
    own_first,
)
from jobs.follow import as_read
from jobs.standing import outlines_as_of, things_as_of
from jobs.texts import views_zh
from jobs.view_pages import Page
from jobs.views import MOST
from storage.corrections import list_corrections
from storage.database import Connection
from storage.facts import (
    articles_of_facts,
    facts_of_articles,
    list_facts_by_id,
    list_sentences_with,
)
from storage.outlines import list_outlines, list_outlines_told
from storage.records import Campaign, Outline, Region, Thing, ThingKind
from storage.things import list_things_by_keys

AT_ONCE, ARTICLES = 12, 24
"""So many announcements are laid out together, fewer where their articles are more than this."""

NUMBERS = 100
"""So many numbers of pages are theirs: they may take several messages."""


@dataclass(frozen=True, slots=True)
class _Campaigns:
    """All campaigns of a place by their announcements, with the articles of their facts."""

    together: Mapping[Announcement, Sequence[str]]
    articles: Mapping[int, int]

    @property
    def windows(self) -> list[list[Announcement]]:
        """The announcements that are laid out together."""
        found: list[list[Announcement]] = []
        articles = 0
        for one in self.together:
            articles += len(one.articles)
            if not found or len(found[-1]) == AT_ONCE or articles > ARTICLES:
                found.append([])
                articles = len(one.articles)
            found[-1].append(one)
        return found


def campaign_page(conn: Connection, region: Region, today: date, number: int) -> Page:
    """A page of `campaign_view`: a message of some announcements.

    What was shown on another page is shown again, as its reader does not see that one.
    """
    known = _load_campaigns(conn, region, today)
    windows = known.windows or [[]]
    window, part = divmod(number, NUMBERS)
    last = len(windows) - 1
    if window > last:
        window, part = last, NUMBERS
    draft = _lay_out(conn, region, today, known, windows[window])
    if last:
        draft = _with_place_among_all(draft, window, windows)
    messages = render_digest(draft)
    part = min(part, len(messages) - 1)
    here, next_one = window * NUMBERS, (window + 1) * NUMBERS
    # The last number of those before leads to their last message, however many they take.
    before = here + part - 1 if part or window else None
    after = here + part + 1 if part + 1 < len(messages) else next_one if window < last else None
    return Page(messages[part], before, after)


def _load_campaigns(conn: Connection, region: Region, today: date) -> _Campaigns:
    campaigns = list_outlines(conn, region.path, ThingKind.CAMPAIGN, limit=MOST)
    in_order = own_first(outlines_as_of(conn, campaigns, today).values(), region)
    articles = articles_of_facts(conn, (each for one in in_order for each in one.fact_ids))
    return _Campaigns(announcements(in_order, articles), articles)


def _lay_out(
    conn: Connection,
    region: Region,
    today: date,
    known: _Campaigns,
    here: Sequence[Announcement],
) -> DigestDraft:
    campaigns = [known.together[one] for one in here]
    told, articles = _announced_with(conn, region, today, known, here)
    keys = {key for some in (*campaigns, *told) for key in some}
    things = things_as_of(conn, list_things_by_keys(conn, keys), today)
    held = _held(conn, region, today, things, articles)
    together = [
        [[held.things[key] for key in keys if key in held.things] for keys in pair]
        for pair in zip(campaigns, told, strict=True)
    ]
    return held.draft(views_zh.CAMPAIGN_TITLE, campaign_blocks(held, together))


def _held(
    conn: Connection,
    region: Region,
    today: date,
    things: Mapping[str, Thing],
    articles: Mapping[int, int],
) -> Holdings:
    """These things with the last fact of each, a campaign's first.

    Of the others, sentences that have the name of a campaign's part: a work may have been told of
    hundreds of times. Only what people corrected is read in full, as each fact may turn out to be
    withdrawn. `articles` has the articles of some of their facts.
    """
    ids = {each for thing in things.values() for each in thing.fact_ids}
    articles = {**articles, **articles_of_facts(conn, ids - articles.keys())}
    told_in = {articles[each] for each in ids & articles.keys()}
    corrected = {each.article_id for each in list_corrections(conn, told_in)}
    needed: set[int] = set()
    for thing in things.values():
        history = [each for each in thing.fact_ids if each in articles]
        is_corrected = not corrected.isdisjoint(articles[each] for each in history)
        first = history[:1] if thing.kind is ThingKind.CAMPAIGN else ()
        needed.update(history if is_corrected else (*first, *history[-1:]))
    read = as_read(conn, list(list_facts_by_id(conn, needed).values()))
    campaigns = (each.current for each in things.values() if isinstance(each.current, Campaign))
    parts = {part for campaign in campaigns for part in campaign.components}
    return Holdings(
        region=region,
        today=today,
        things=things,
        facts={each.id: each for each in read},
        sentences=list_sentences_with(conn, ids - needed, parts),
    )


def _with_place_among_all(
    draft: DigestDraft, window: int, windows: Sequence[Sequence[Announcement]]
) -> DigestDraft:
    """Say under the title which of all announcements these are."""
    before, total = sum(map(len, windows[:window])), sum(map(len, windows))
    last = before + len(windows[window])
    words = views_zh.CAMPAIGN_WINDOW.format(first=before + 1, last=last, total=total)
    head, *rest = draft.blocks
    return DigestDraft((head, Block(((Span(words, italic=True),),)), *rest))


def _announced_with(
    conn: Connection,
    region: Region,
    today: date,
    known: _Campaigns,
    here: Sequence[Announcement],
) -> tuple[list[list[str]], dict[int, int]]:
    """For each of these announcements the keys of what goes with it; and the articles of that."""
    told = facts_of_articles(conn, {each for one in here for each in one.articles})
    works: list[Outline] = []
    for kind in (ThingKind.TARGET, ThingKind.PROJECT):
        found = list_outlines_told(conn, region.path, kind, told, limit=MOST)
        works += own_first(outlines_as_of(conn, found, today).values(), region)
    articles = articles_of_facts(conn, (each for thing in works for each in thing.fact_ids))
    announced = Announced(works, known.together, {**known.articles, **articles})
    return [announced.announced_with(one) for one in here], articles
