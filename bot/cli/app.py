"""The commands of `guatu`, and what their errors become.

What a command needs is imported inside it: `guatu extract` answers in about a second, which it
could not with Telegram, SQLAlchemy and the readers of HTML loaded for the other commands.
"""

import os
import sys
from collections.abc import Callable, Sequence

import typer
from typer.exceptions import TyperException

from bot.cli import house_commands, known_commands, reading_commands
from bot.cli.options import UserError, say
from bot.cli.sources import sources_app
from jobs.config import ConfigError

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""Follows what Chinese local governments promise: targets, projects and dates, in chat.

    guatu reads local news, keeps every target, project and milestone with the sentence that
    states it, watches the dates, and tells those who follow a place through a Telegram bot.

    To look around, without a token:  [bold]guatu demo[/bold]

    To run your own:  [bold]guatu migrate[/bold], [bold]guatu check[/bold], [bold]guatu run[/bold]
    """,
)

app.add_typer(sources_app, name="sources", rich_help_panel="Reading")

PANELS: dict[str, tuple[Callable[..., int | None], ...]] = {
    "Reading": (
        reading_commands.extract,
        reading_commands.explain,
        reading_commands.ingest,
        reading_commands.backfill,
        reading_commands.reextract,
    ),
    "What is known": (
        known_commands.events,
        known_commands.digest,
        known_commands.view,
        known_commands.wall,
        known_commands.export,
        known_commands.report,
        known_commands.calendar,
        known_commands.correct,
    ),
    "The bot": (house_commands.chat, house_commands.run, house_commands.demo),
    "The house": (
        house_commands.migrate,
        house_commands.check,
        house_commands.status,
        house_commands.backup,
        house_commands.version,
    ),
}
for panel, commands in PANELS.items():
    for command in commands:
        app.command(rich_help_panel=panel)(command)


def main() -> None:
    """The entry point."""
    sys.exit(run_command())


def run_command(words: Sequence[str] | None = None) -> int:
    """Run the command that `words` (`sys.argv` where they are None) say; its exit status.

    What the user can put right is one line on standard error, never a traceback.
    """
    try:
        return app(words, prog_name="guatu", standalone_mode=False) or 0
    except TyperException as error:
        say(f"guatu: {error.format_message()} (guatu --help tells more)")
        return error.exit_code
    except (ConfigError, UserError) as error:
        say(f"guatu: {error}")
        return 1
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough. Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
