"""Long lists in pieces: databases limit how many values one statement may carry."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")

BATCH = 1000


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """The items in order, in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
