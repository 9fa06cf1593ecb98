"""Commands that run the bot, and keep the house in order."""
# As in bot.cli.app: what a command needs is imported when it runs, and options go by name.
# ruff: noqa: PLC0415

from importlib.metadata import version as version_of
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import ConfigOption, DatabaseOption, NowOption, UserError


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


def run(
    role: Annotated[
        list[str] | None,
        typer.Option(metavar="ROLE", help="bot, ingest or send, one or more; all, if not said."),
    ] = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Run the bot and its timetable: poll sources, make digests, deliver. Ctrl-C stops it.

    On PostgreSQL several processes may share the work, each with its roles.

    Example:  GUATU_TELEGRAM_TOKEN=123:abc guatu run --config guatu.toml
    """
    from bot.cli.run import run_bot

    return run_bot(config=config, database=database, now=now, roles=role or ())


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


def migrate(config: ConfigOption = None, database: DatabaseOption = None) -> int:
    """Make the database, or bring it up to date, and load the regions of China."""
    from bot.cli.check import migrate_database

    return migrate_database(config, database)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file that is there.")] = False,
    config: ConfigOption = None,
    database: DatabaseOption = None,
) -> int:
    """Copy the SQLite database to a file, also while the bot runs, and check the copy.

    How to restore it is in docs/operations.md.

    Example:  guatu backup /var/backups/guatu-$(date +%F).db
    """
    from bot.cli.backup import back_up_database

    return back_up_database(file, force=force, config=config, database=database)


def status(
    config: ConfigOption = None, database: DatabaseOption = None, now: NowOption = None
) -> int:
    """Print how things stand: what waits, what was sent, the last tick, the age of each source."""
    from bot.cli.status import print_status

    return print_status(config=config, database=database, now=now)


def check(config: ConfigOption = None, database: DatabaseOption = None) -> int:
    """Say what is wrong with the configuration and the database, and what to do about it."""
    from bot.cli.check import check_all

    return check_all(config, database)


def version(config: ConfigOption = None, database: DatabaseOption = None) -> None:
    """Print the version."""
    typer.echo(f"guatu {version_of('guatu')}")
