"""`guatu backup`: the database in a file of its own, while the bot runs."""

from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bot.cli.databases import plain_errors
from bot.cli.options import read_settings
from storage.backup import back_up


def back_up_database(
    target: Path, *, force: bool, config: Path | None, database: str | None
) -> int:
    """Copy, check, and say what came of it. Returns the exit status."""
    settings = read_settings(config, database)
    console = Console(stderr=True)
    with plain_errors(), Progress(console=console, transient=True) as progress:
        task = progress.add_task("copying", total=None)
        copied = back_up(
            settings.database.url,
            target,
            force=force,
            on_progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    size = f"{copied.size / 1_000_000:.1f} MB"
    print(f"{target}: {size}, version {copied.version}, checked")  # noqa: T201
    if copied.held_back:
        print(  # noqa: T201
            f"{copied.held_back} messages that wait are not sent from this copy: /missed shows them"
        )
    return 0
