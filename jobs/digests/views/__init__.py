"""Views of a place's tracked things, as the pages themselves lay them out."""

from jobs.digests.views.campaigns import (
    Announced,
    Announcement,
    announced_together,
    announcements,
    campaign_blocks,
    campaign_view,
)
from jobs.digests.views.checklist import checklist_view
from jobs.digests.views.countdown import countdown_view
from jobs.digests.views.holdings import Holdings, own_first
from jobs.digests.views.pipeline import pipeline_view
from jobs.digests.views.targets import target_view

__all__ = [
    "Announced",
    "Announcement",
    "Holdings",
    "announced_together",
    "announcements",
    "campaign_blocks",
    "campaign_view",
    "checklist_view",
    "countdown_view",
    "own_first",
    "pipeline_view",
    "target_view",
]
