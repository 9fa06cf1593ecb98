"""The commands of `guatu` and their options.

What a command needs is imported inside it: `guatu extract` answers in about a second, which it
could not with Telegram, SQLAlchemy and the readers of HTML loaded for the other commands.
"""
# A command's options are given by name, whatever its function's signature allows.
# ruff: noqa: PLC0415, PLR0917

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from bot.cli.options import ConfigOption, DatabaseOption, NowOption, UserError, say
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

FilesArgument = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Text as it comes, a page a file.")
]
PublishedOption = Annotated[
    str,
    typer.Option(metavar="DATE", help="When it was printed: 2023-02-06, 2023-02 or 2023."),
]
RegionOption = Annotated[
    str, typer.Option(metavar="NAME", help="The paper's home: 滨州, or 山东省/滨州市.")
]


@app.command(rich_help_panel="Reading")
def extract(
    files: FilesArgument,
    published: PublishedOption = "",
    region: RegionOption = "",
    meta: Annotated[
        Path | None,
        typer.Option(
            metavar="META.jsonl", help="The same for each file: its file, published, region."
        ),
    ] = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
) -> int:
    """Print the facts of text files as JSON Lines.

    Needs no database. The fields are described in docs/facts.md.

    Example:  guatu extract page.txt --published 2023-02-06 --region 滨州
    """
    from bot.cli.extract import extract_files

    return extract_files(files, published=published, region=region, meta=meta)


@app.command(rich_help_panel="Reading")
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A page as text.")],
    published: PublishedOption = "",
    region: RegionOption = "",
    config: ConfigOption = None,
    database: DatabaseOption = None,
) -> int:
    """Show which rules made each fact of a page, and which sentences with figures gave none.

    Example:  guatu explain page.txt --published 2023-02-06
    """
    from bot.cli.extract import explain_file

    return explain_file(file, published=published, region=region)


@app.command(rich_help_panel="Reading")
def ingest(
    places: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL...", help="Files (.txt, .html), folders, addresses."),
    ],
    published: PublishedOption = "",
    region: RegionOption = "",
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Take files and web pages into the database: articles, facts, and what changed by them.

    What is known already is left out, so the same call again changes nothing.

    Example:  guatu ingest papers/*.txt https://news.example/2023-02/06/content_1.htm
    """
    from bot.cli.ingest import ingest_places

    return ingest_places(
        places, published=published, region=region, config=config, database=database, now=now
    )


@app.command(rich_help_panel="Reading")
def backfill(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="Its number in `guatu sources list`, or URL.")
    ],
    since: Annotated[str, typer.Option(metavar="DATE", help="The first day, as 2023-01-01.")],
    until: Annotated[
        str, typer.Option(metavar="DATE", help="The last day; yesterday, if not said.")
    ] = "",
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Take in the back issues of a source as history: stored and searchable, never pushed.

    As polite as polling, so it takes its time. Cut short, the same call goes on where it was.

    Example:  guatu backfill 3 --since 2023-01-01
    """
    from bot.cli.backfill import backfill_source

    return backfill_source(
        source, since=since, until=until, config=config, database=database, now=now
    )


@app.command(rich_help_panel="Reading")
def reextract(config: ConfigOption = None, database: DatabaseOption = None) -> int:
    """Read all stored pages anew with today's rules. Nobody is told old news again."""
    from bot.cli.ingest import reextract_all

    return reextract_all(config, database)


PlaceArgument = Annotated[
    str, typer.Argument(metavar="PLACE", help="A place: 滨州, or 山东省/滨州市.")
]


@app.command(rich_help_panel="What is known")
def events(
    place: PlaceArgument,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Print all that happened in a place, in the order in which it was read.

    Example:  guatu events 滨州
    """
    from bot.cli.views import print_events

    return print_events(place, config=config, database=database, now=now)


@app.command(rich_help_panel="What is known")
def digest(
    place: PlaceArgument,
    day: Annotated[bool, typer.Option("--day", help="Of the last day.")] = False,
    week: Annotated[bool, typer.Option("--week", help="Of the last week (the default).")] = False,
    month: Annotated[bool, typer.Option("--month", help="Of the last month.")] = False,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Print the digest of a place that a subscriber would get now.

    Example:  guatu digest 滨州 --week --now 2023-02-13
    """
    from bot.cli.views import print_digest

    cadences = {"daily": day, "weekly": week, "monthly": month}
    return print_digest(place, cadences, config=config, database=database, now=now)


@app.command(rich_help_panel="What is known")
def view(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="campaigns, targets, pipeline, countdown or checklist."
        ),
    ],
    place: PlaceArgument,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Print what stands in a place: campaigns, targets, pipeline, countdown, checklist.

    Example:  guatu view pipeline 滨州 --now 2023-06-30
    """
    from bot.cli.views import print_view

    return print_view(name, place, config=config, database=database, now=now)


@app.command(rich_help_panel="The bot")
def chat(
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="Who is chatting.")] = "Alice",
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Chat with the bot here in the terminal: the real bot, without Telegram.

    A line is a message; #2 taps the second button. Ends with Ctrl-D.

    Example:  echo '/targets 滨州' | guatu chat --now 2023-02-10
    """
    from bot.cli.chat import chat_in_terminal

    return chat_in_terminal(name, config=config, database=database, now=now)


@app.command(rich_help_panel="The bot")
def run(config: ConfigOption = None, database: DatabaseOption = None, now: NowOption = None) -> int:
    """Run the bot and its timetable: poll sources, make digests, deliver. Ctrl-C stops it.

    Example:  GUATU_TELEGRAM_TOKEN=123:abc guatu run --config guatu.toml
    """
    from bot.cli.run import run_bot

    return run_bot(config=config, database=database, now=now)


@app.command(rich_help_panel="The bot")
def demo(
    config: ConfigOption = None,
    # Not from the environment: a demo in the operator's own database is nobody's wish.
    database: Annotated[
        str | None,
        typer.Option(metavar="URL", help="A new database to keep; one for the while, if not said."),
    ] = None,
) -> None:
    """See it all on simulated days: no token, no network. Then the chat is yours."""
    from bot.cli.databases import is_missing_file
    from bot.demo import run_demo

    if database and not is_missing_file(database):
        raise UserError(f"--database {database}: the demo wants a new SQLite file")
    run_demo(database)


@app.command(rich_help_panel="The house")
def migrate(config: ConfigOption = None, database: DatabaseOption = None) -> int:
    """Make the database, or bring it up to date, and load the regions of China."""
    from bot.cli.check import migrate_database

    return migrate_database(config, database)


@app.command(rich_help_panel="The house")
def check(config: ConfigOption = None, database: DatabaseOption = None) -> int:
    """Say what is wrong with the configuration and the database, and what to do about it."""
    from bot.cli.check import check_all

    return check_all(config, database)


@app.command(rich_help_panel="The house")
def version(config: ConfigOption = None, database: DatabaseOption = None) -> None:
    """Print the version."""
    typer.echo(f"guatu {version_of('guatu')}")


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
