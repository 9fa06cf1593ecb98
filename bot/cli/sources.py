"""`guatu sources …`: the commands and their options."""
# As in bot.cli.app: what a command needs is imported when it runs, and options go by name.
# ruff: noqa: PLC0415, PLR0917

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import ConfigOption, DatabaseOption, NowOption

sources_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Add and look after the sources: feeds, lists, digital newspapers, sitemaps, folders.",
)

WhichArgument = Annotated[
    str, typer.Argument(metavar="SOURCE", help="Its number in `guatu sources list`, or its address")
]


@sources_app.command("add")
def add(
    address: Annotated[str, typer.Argument(metavar="URL", help="A web address, or a folder.")],
    name: Annotated[str, typer.Option(help="What to call it; its own title if not said.")] = "",
    kind: Annotated[
        str, typer.Option(help="feed, list, epaper, sitemap, page, folder; found out if not said.")
    ] = "",
    region: Annotated[
        str, typer.Option(metavar="NAME", help="Its home place: 滨州, or 山东省/滨州市.")
    ] = "",
    selector: Annotated[str, typer.Option(help="list: CSS selector of the links.")] = "",
    every: Annotated[int, typer.Option(min=1, help="Minutes between two polls, at least.")] = 60,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Save it without asking.")] = False,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Find out what an address is, show what it would bring, and save it.

    Example:  guatu sources add https://paper.example/html/2023-02/10/node_1.htm --region 滨州
    """
    from bot.cli.source_work import Wanted, add_one

    wanted = Wanted(address, name=name, kind=kind, region=region, selector=selector, every=every)
    return add_one(wanted, yes=yes, config=config, database=database, now=now)


@sources_app.command("list")
def list_all(
    config: ConfigOption = None, database: DatabaseOption = None, now: NowOption = None
) -> int:
    """Show all sources: last success, last item, failures, next try."""
    from bot.cli.source_work import show_all

    return show_all(config=config, database=database, now=now)


@sources_app.command("test")
def try_now(
    which: WhichArgument,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Show what a source, or an address that is none yet, would bring now. Stores nothing."""
    from bot.cli.source_work import try_one

    return try_one(which, config=config, database=database, now=now)


@sources_app.command("pause")
def pause(
    which: WhichArgument, config: ConfigOption = None, database: DatabaseOption = None
) -> int:
    """Stop polling a source for a while."""
    from bot.cli.source_work import set_paused

    return set_paused(which, paused=True, config=config, database=database)


@sources_app.command("resume")
def resume(
    which: WhichArgument, config: ConfigOption = None, database: DatabaseOption = None
) -> int:
    """Go on polling a source, at once."""
    from bot.cli.source_work import set_paused

    return set_paused(which, paused=False, config=config, database=database)


@sources_app.command("remove")
def remove(
    which: WhichArgument,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Forget a source. What was read from it stays."""
    from bot.cli.source_work import remove_one

    return remove_one(which, config=config, database=database, now=now)


@sources_app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .toml, or an .opml of feeds.")],
    config: ConfigOption = None,
    database: DatabaseOption = None,
) -> int:
    """Take the sources of a file over; those known by their address are changed."""
    from bot.cli.source_work import import_all

    return import_all(file, config=config, database=database)


@sources_app.command("export")
def export(
    opml: Annotated[bool, typer.Option("--opml", help="Feeds only, for feed readers.")] = False,
    config: ConfigOption = None,
    database: DatabaseOption = None,
) -> int:
    """Print all sources as TOML, for `import` or a configuration.

    Example:  guatu sources export > sources.toml
    """
    from bot.cli.source_work import export_all

    return export_all(opml=opml, config=config, database=database)
