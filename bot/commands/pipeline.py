"""/pipeline: how many projects stand where, with what money, and what waits."""

from bot.view_commands import view_command
from jobs.texts import lists_zh as texts
from jobs.view_pages import pipeline_page
from storage.records import ThingKind

COMMAND = view_command("pipeline", pipeline_page, ThingKind.PROJECT, texts.PIPELINE_EMPTY)
