"""Commands that show what is known of a place."""
# As in bot.cli.app: what a command needs is imported when it runs, and options go by name.
# ruff: noqa: PLC0415, PLR0917

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import ConfigOption, DatabaseOption, NowOption

PlaceArgument = Annotated[
    str, typer.Argument(metavar="PLACE", help="A place: 滨州, or 山东省/滨州市.")
]
DaysOption = Annotated[
    str | None,
    typer.Option(
        "--days", metavar="DAYS", help="Only what is for these days: 2023, 2023-06, 下半年, 下月."
    ),
]


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


def correct(
    fact_id: Annotated[
        int, typer.Argument(metavar="ID", help="The number (编号) that the chat shows for a fact.")
    ],
    changes: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE...", help="What is right. Money in 元: 3600000000."),
    ] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="It is no fact at all.")] = False,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Put a fact right that was misread, or withdraw it. Those who were told wrong will hear of it.

    A correction outlives reading the pages anew. With an ID alone, the fact is shown as it is read.

    Example:  guatu correct 41 value=6.5 period_end=2023-12-31
    """
    from bot.cli.correct import correct_or_show

    return correct_or_show(
        fact_id, changes or [], withdraw=withdraw, config=config, database=database, now=now
    )


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


def export(
    place: PlaceArgument,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="Where to: FILE.xlsx or FILE.csv.")
    ] = Path("export.xlsx"),
    places: Annotated[
        bool, typer.Option("--places", help="Indicators by the places directly below (CSV).")
    ] = False,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Write a place's targets, results, projects and milestones into a table, with their sources.

    Example:  guatu export 滨州 -o binzhou.xlsx --now 2023-06-30
    """
    from bot.cli.export import write_export

    return write_export(place, out, places=places, config=config, database=database, now=now)


def calendar(
    place: PlaceArgument,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="Where to: FILE.ics.")
    ] = Path("guatu.ics"),
    days: DaysOption = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Write the dates that a place has promised into a calendar file (.ics), with their sources.

    Example:  guatu calendar 滨州 -o binzhou.ics --now 2023-06-30
    """
    from bot.cli.export import write_calendar

    return write_calendar(place, out, days=days, config=config, database=database, now=now)


def report(
    place: PlaceArgument,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="Where to: FILE.pdf or FILE.docx.")
    ] = Path("report.pdf"),
    month: Annotated[
        str | None,
        typer.Option("--month", metavar="MONTH", help="As 2023-03; the last whole one without."),
    ] = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Write a month of a place as an office document (通报): news, targets and dates, with sources.

    Example:  guatu report 滨州 --month 2023-02 -o binzhou.docx --now 2023-03-01
    """
    from bot.cli.report import write_report

    return write_report(place, out, month=month, config=config, database=database, now=now)


def wall(
    place: PlaceArgument,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="Where to: FILE.png or FILE.pdf.")
    ] = Path("wall.png"),
    dark: Annotated[bool, typer.Option("--dark", help="Light on dark.")] = False,
    days: DaysOption = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    now: NowOption = None,
) -> int:
    """Draw a place's targets and dates against today (挂图): a picture for a phone, or a PDF.

    Example:  guatu wall 滨州 -o binzhou.png --now 2023-06-30
    """
    from bot.cli.wall import write_wall

    return write_wall(place, out, dark=dark, days=days, config=config, database=database, now=now)
