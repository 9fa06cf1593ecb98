"""/pipeline: how many projects stand where, with what money, and what waits."""

from bot.view_commands import view_command
from jobs.texts import lists_zh as texts
from storage.records import ThingKind

COMMAND = view_command("pipeline", ThingKind.PROJECT, texts.PIPELINE_EMPTY)
