"""A view of articles for tests, as the database's loading makes its material."""

from collections.abc import Callable, Sequence
from datetime import date

from jobs.digests import render_plain
from jobs.digests.draft import DigestDraft
from jobs.digests.views import Holdings
from jobs.tracking import latest_progress, own_count
from storage.records import Result, StoredFact, Target
from tests.builders import BINZHOU, a_region
from tests.jobs.following import Follower


def view_of(
    make: Callable[[Holdings], DigestDraft],
    articles: Sequence[Sequence[StoredFact]],
    today: date,
    place: str = BINZHOU,
) -> str:
    """The view of a place where these articles were read, as plain text."""
    follower = Follower()
    for facts in articles:
        follower.read(*facts)
    things = follower.things()
    facts = {stored.id: stored for article in articles for stored in article}
    results = [stored.fact for stored in facts.values() if isinstance(stored.fact, Result)]
    targets = {key: each.current for key, each in things.items() if each.kind == "target"}
    progress, counts = {}, {}
    for key, target in targets.items():
        assert isinstance(target, Target)
        same = [each for each in results if each.indicator == target.indicator]
        progress[key] = latest_progress(target, same, {})
        if (count := own_count(target, things.values())) is not None:
            counts[key] = count
    held = Holdings(a_region(place), today, things, facts, progress, counts)
    return render_plain(make(held))
