"""The command line: `guatu …`."""

from bot.cli.app import main

__all__ = ["main"]
