"""/campaigns: the drives of a place, with what was announced with them."""

from bot.view_commands import view_command
from jobs.campaign_pages import campaign_page
from jobs.texts import lists_zh as texts
from storage.records import ThingKind

COMMAND = view_command("campaigns", campaign_page, ThingKind.CAMPAIGN, texts.CAMPAIGNS_EMPTY)
