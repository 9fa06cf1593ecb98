"""What is wrong with a source, in a word that admins and readers can be told."""

from dataclasses import dataclass
from datetime import datetime

from jobs.fetch import Fetched, NotModified
from jobs.intake import Taken
from jobs.sources.entry import IndexNotFetchedError, UnreadableIndexError
from storage.records import Source, SourceKind, Trouble

FEWEST_WORDLESS = 3
"""So many articles without a word are no coincidence: the layout has changed."""
MAY_BE_EMPTY = frozenset({SourceKind.EPAPER, SourceKind.FOLDER})
"""A day without a paper and a folder that is cleared are nothing unusual."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a turn brought nothing. `retry_at`: not before then, by the host's wish."""

    reason: str
    trouble: Trouble = Trouble.UNREACHABLE
    retry_at: datetime | None = None


def failure_of_index(error: UnreadableIndexError) -> Failure:
    """What an index that did not come, or can't be read, says of the source."""
    if isinstance(error, IndexNotFetchedError):
        failed = error.failed
        return Failure(failed.reason, failed.trouble, failed.retry_at)
    return Failure(str(error), Trouble.CHANGED)


def failure_of_turn(
    source: Source, shown: int, index: Fetched | NotModified | None, taken: Taken
) -> Failure | None:
    """What is wrong though all was answered: a source that used to bring something is hollow."""
    if source.last_item_at is None:
        return None
    can_tell = source.kind not in MAY_BE_EMPTY and isinstance(index, Fetched)
    if can_tell and shown == 0:
        return Failure("nothing is listed where there used to be something", Trouble.EMPTY)
    if taken.wordless >= FEWEST_WORDLESS and taken.new == 0:
        return Failure(
            f"none of {taken.wordless} new articles has any text: the layout has changed",
            Trouble.CHANGED,
        )
    if taken.walled and taken.new == 0:
        return Failure("the articles are behind a wall", Trouble.REFUSED)
    return None
