"""Facts are sentences; people follow things. Joins facts into things and tells what changed.

Pure: what is known and what was read come in, things and events go out.
"""

from jobs.tracking.dates import watch_dates
from jobs.tracking.keys import touched_keys
from jobs.tracking.track import Known, Tracking, track

__all__ = ["Known", "Tracking", "touched_keys", "track", "watch_dates"]
