"""The status as Prometheus reads it: the text format, version 0.0.4."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from jobs.status import Status

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Sample = tuple[dict[str, str], float]


def metrics_text(status: Status, *, version: str) -> str:
    """All metrics, each with its help; ages of what never was are left out."""
    return "".join(_lines(status, version))


def _lines(status: Status, version: str) -> Iterator[str]:
    yield from _gauge(
        "guatu_info",
        "The program's version and the database's.",
        [({"version": version, "schema": status.schema}, 1)],
    )
    yield from _gauge(
        "guatu_deliveries",
        "Messages in the outbox by state.",
        [({"state": str(state)}, count) for state, count in status.deliveries.items()],
    )
    yield from _gauge(
        "guatu_delivery_oldest_seconds",
        "Age of the oldest message that waits or is on its way; 0 when none is.",
        [({}, _seconds(status.age(status.waiting_since) or timedelta()))],
    )
    yield from _gauge("guatu_chats", "Chats with a subscription.", [({}, status.chats)])
    yield from _gauge("guatu_subscriptions", "Subscriptions.", [({}, status.subscriptions)])
    yield from _gauge(
        "guatu_last_tick_age_seconds",
        "Age of each process's latest sign of life.",
        [
            ({"process": process.name, "roles": ",".join(process.roles)}, _seconds(age))
            for process in status.processes
            if (age := status.age(process.ticked_at)) is not None
        ],
    )
    yield from _gauge(
        "guatu_source_last_success_age_seconds",
        "Age of each source's last successful poll.",
        [
            ({"source": source.name, "id": str(source.id)}, _seconds(age))
            for source in status.sources
            if (age := status.age(source.last_success_at)) is not None
        ],
    )
    yield from _gauge(
        "guatu_source_failures",
        "Polls of each source that failed in a row.",
        [
            ({"source": source.name, "id": str(source.id)}, source.failures)
            for source in status.sources
        ],
    )


def _gauge(name: str, words: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield f"# HELP {name} {words}\n# TYPE {name} gauge\n"
    for labels, value in samples:
        inside = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels.items())
        yield f"{name}{{{inside}}} {value}\n" if inside else f"{name} {value}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _seconds(age: timedelta) -> float:
    return round(age.total_seconds(), 3)
