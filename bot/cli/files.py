"""Files as `guatu extract` and `guatu explain` read them."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.cli.options import UserError, say
from jobs.lexicons import path_today
from storage.records import Basis, Precision, Publication, Region


def read_text(path: Path) -> str:
    """A file's text with its line ends as they stand. Raises UserError."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}") from None
    # A byte order mark stays: offsets count it, as they count all that stands in the file.
    for charset in ("utf-8", "gb18030"):
        try:
            return body.decode(charset)
        except UnicodeDecodeError:
            continue
    raise UserError(f"{path}: neither UTF-8 nor GB18030 text")


def read_published(words: str) -> Publication:
    """2023-02-06, 2023-02 or 2023, as given by the user; nothing for "". Raises UserError."""
    if not words:
        return Publication()
    precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(words), Precision.DAY)
    try:
        on = date.fromisoformat(words + {4: "-01-01", 7: "-01"}.get(len(words), ""))
    except ValueError:
        raise UserError(f"--published {words}: not a date (2023-02-06, 2023-02, 2023)") from None
    return Publication(on=on, precision=precision, basis=Basis.GIVEN)


def read_region(words: str, regions: Sequence[Region]) -> str:
    """The path of a place by its path or its name. Raises UserError where it is not one place.

    A path below a known province that no list has is taken as it stands, with a line on standard
    error: old pages come from counties of old names (重庆市/綦江县), and zones come and go.
    """
    paths = {region.path for region in regions}
    if not words or words in paths:
        return words
    if words.partition("/")[0] in paths:
        if path_today(words) not in paths:
            say(f"guatu: {words}: no place of that path is known; taken as it stands")
        return words
    found = [each for each in regions if words in (each.name, each.short, *each.aliases)]
    if len(found) == 1:
        return found[0].path
    if not found:
        raise UserError(f"--region {words}: no such place; try a path as 山东省/滨州市")
    which = ", ".join(region.path for region in found[:5])
    raise UserError(f"--region {words}: there are {len(found)} of them: {which}")


def read_meta(path: Path) -> dict[str, dict[str, Any]]:
    """What is known of files, by name: JSON Lines of `file`, `published`, `region`."""
    rows = {}
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rows[row["file"]] = row
        except (json.JSONDecodeError, KeyError, TypeError):
            raise UserError(f"{path}:{number}: not a JSON object with a file") from None
    return rows
