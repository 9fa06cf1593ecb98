"""Facts are sentences; people follow things. Joins facts into things and tells what changed.

Pure: what is known and what was read come in, things and events go out.
"""

from jobs.tracking.corrections import corrected
from jobs.tracking.dates import watch_dates, watch_silence
from jobs.tracking.keys import family_of, touched_families, touched_keys
from jobs.tracking.progress import latest_progress, own_count, progress
from jobs.tracking.rejoin import Rejoined, fold_rejoined, rejoin, told_together
from jobs.tracking.remarks import with_dropped_targets
from jobs.tracking.restate import restate
from jobs.tracking.sources import watch_sources
from jobs.tracking.track import Known, Tracking, as_of, fold_anew, track
from jobs.tracking.zones import in_named_zones, places_of_unnamed_zones

__all__ = [
    "Known",
    "Rejoined",
    "Tracking",
    "as_of",
    "corrected",
    "family_of",
    "fold_anew",
    "fold_rejoined",
    "in_named_zones",
    "latest_progress",
    "own_count",
    "places_of_unnamed_zones",
    "progress",
    "rejoin",
    "restate",
    "told_together",
    "touched_families",
    "touched_keys",
    "track",
    "watch_dates",
    "watch_silence",
    "watch_sources",
    "with_dropped_targets",
]
