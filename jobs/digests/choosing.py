"""What a section shows and what it only counts, chosen before anything is put in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

CAP = 10
"""After so many items a section begins no further article; the rest is a count and a command."""

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """A section: what it shows, an article a group; what is left out is counted by its command."""

    title: str
    groups: tuple[tuple[T, ...], ...]
    left_out: Mapping[str, int]

    @property
    def shown(self) -> tuple[T, ...]:
        return tuple(each for group in self.groups for each in group)

    def map(self, make: Callable[[T], S]) -> "Chosen[S]":
        """The same section of what `make` makes of all that is shown."""
        groups = tuple(tuple(make(each) for each in group) for group in self.groups)
        return Chosen(self.title, groups, self.left_out)


def choose(
    title: str,
    candidates: Iterable[T],
    *,
    group: Callable[[T], object],
    command: Callable[[T], str],
    cap: int = CAP,
) -> Chosen[T]:
    """Whole articles until the cap is reached; only a long one is cut.

    `group` tells what stands together, `command` what shows all of a kind.
    """
    groups: dict[object, list[T]] = {}
    for each in candidates:
        groups.setdefault(group(each), []).append(each)
    shown, rest = _capped(list(groups.values()), cap)
    return Chosen(title, shown, Counter(map(command, rest)))


def _capped(groups: Sequence[list[T]], cap: int) -> tuple[tuple[tuple[T, ...], ...], list[T]]:
    shown: list[tuple[T, ...]] = []
    rest: list[T] = []
    count = 0
    for group in groups:
        room = cap if count < cap else 0
        if group[:room]:
            shown.append(tuple(group[:room]))
        rest += group[room:]
        count += len(group)
    return tuple(shown), rest
