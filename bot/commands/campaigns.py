"""/campaigns: the drives of a place, with what was announced with them."""

from telegram.constants import ChatAction

from bot.view_commands import view_command
from jobs.texts import lists_zh as texts
from jobs.view_pages import campaign_pages
from storage.records import ThingKind

# A city's campaigns stand in hundreds of articles, with all that was announced in them.
COMMAND = view_command(
    "campaigns",
    campaign_pages,
    ThingKind.CAMPAIGN,
    texts.CAMPAIGNS_EMPTY,
    shows=ChatAction.TYPING,
)
