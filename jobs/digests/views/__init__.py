"""Views of a place's tracked things, as the pages themselves lay them out."""

from jobs.digests.views.campaigns import announced_together, campaign_view
from jobs.digests.views.checklist import checklist_view
from jobs.digests.views.countdown import countdown_view
from jobs.digests.views.holdings import Holdings
from jobs.digests.views.pipeline import pipeline_view
from jobs.digests.views.targets import target_view

__all__ = [
    "Holdings",
    "announced_together",
    "campaign_view",
    "checklist_view",
    "countdown_view",
    "pipeline_view",
    "target_view",
]
