"""A digest of articles for tests, as ingesting, watching and composing make it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from jobs.digests import Slot, compose_digest, render_digest
from jobs.tracking import watch_dates
from storage.records import Cadence, Event, StoredFact
from tests.builders import BINZHOU, a_region
from tests.jobs.following import Follower

FEBRUARY = date(2023, 2, 6)
TODAY = date(2023, 2, 7)
DAILY = Slot(Cadence.DAILY, FEBRUARY, TODAY)


def digest(
    articles: Sequence[Sequence[StoredFact]],
    *,
    today: date = TODAY,
    first: bool = False,
    watched: bool = False,
    place: str = BINZHOU,
) -> str:
    """The digest, all messages in one, of a place where these articles were read."""
    follower = Follower()
    for facts in articles:
        follower.read(*facts)
    if watched:
        follower.write(watch_dates(follower.things().values(), today))
    events = [
        Event(
            id=number,
            kind=event.kind,
            thing_key=event.thing_key,
            region=event.region,
            happened_on=event.happened_on,
            recorded_at=datetime(2023, 2, 7, tzinfo=UTC),
            fact_ids=event.fact_ids,
            detail=event.detail,
        )
        for number, event in enumerate(follower.events, 1)
    ]
    facts = {fact.id: fact for article in articles for fact in article}
    slot = Slot(Cadence.DAILY, DAILY.since, today)
    draft = compose_digest(a_region(place), slot, events, follower.things(), facts, first=first)
    return "\n".join(render_digest(draft))
