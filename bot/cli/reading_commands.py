"""Commands that read: from text or the web to facts."""
# As in bot.cli.app: what a command needs is imported when it runs, and options go by name.
# ruff: noqa: PLC0415, PLR0917

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import ConfigOption, DatabaseOption, NowOption

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


def reextract(config: ConfigOption = None, database: DatabaseOption = None) -> int:
    """Read all stored pages anew with today's rules. Nobody is told old news again."""
    from bot.cli.ingest import reextract_all

    return reextract_all(config, database)
