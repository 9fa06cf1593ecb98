"""Whom an event concerns: besides its own thing, those that it has a word on."""

from jobs.tracking.keys import closed_by, target_keys_for
from storage.records import Event, EventKind, Result, StoredFact


def concerned_keys(event: Event, source: StoredFact | None) -> set[str]:
    """The keys of the things that an event is about; `source` is the fact behind it, if any.

    A milestone's event is its project's too, a result speaks to the targets of its period, and a
    county that joins a campaign is news of the campaign above.
    """
    key = event.thing_key
    keys = {key}
    if key.startswith("milestone|") and (project := closed_by(key)):
        keys.add(project)
    if source is not None and isinstance(source.fact, Result):
        keys.update(target_keys_for(key, source.fact))
    if event.kind is EventKind.CAMPAIGN_NEW and (above := event.detail.get("of")):
        keys.add("|".join(("campaign", above, key.rpartition("|")[2])))
    return keys
