"""`guatu run` as a process to be killed: by itself at a named step, or by somebody else.

Imported by a fork server, so that each process starts with everything loaded.
"""

import inspect
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import jobs.ingest
import jobs.intake
import jobs.outbox
import jobs.poll
import jobs.prepare_digests
import jobs.timetable
from bot.cli.run import run_bot
from bot.sender import Sender
from jobs.lexicons import load_extractor
from jobs.outbox import Outbox

load_extractor()

# What is called when the step is reached, and whether the process dies before or after it.
# Within a transaction "after" is before the commit.
STEPS: dict[str, tuple[Any, str, str]] = {
    "ingest: the page is fetched": (jobs.intake, "ingest_page", "before"),
    "ingest: its facts are written": (jobs.ingest, "take_in", "before"),
    "event: it is written": (jobs.ingest, "take_in", "after"),
    "event: it is committed": (jobs.intake, "ingest_page", "after"),
    "event: the source's turn is over": (jobs.poll, "mark_source_polled", "before"),
    "enqueue: the subscription moved on": (jobs.prepare_digests, "move_subscription_on", "after"),
    "enqueue: it is written": (jobs.prepare_digests, "enqueue_deliveries", "after"),
    "enqueue: all are committed": (jobs.timetable, "prepare_digests", "after"),
    "lease: it is written": (jobs.outbox, "lease_deliveries", "after"),
    "lease: it is committed": (Outbox, "lease", "after"),
    "send: the request has not left": (Sender, "__call__", "before"),
    "mark: the answer is here": (Outbox, "mark", "before"),
    "mark: it is written": (jobs.outbox, "_mark_all", "after"),
    "mark: it is committed": (Outbox, "mark", "after"),
}


def run_guatu(folder: Path, now: str, step: str = "", nth: int = 1) -> None:
    """Be `guatu run` in `folder`; die by SIGKILL when `step` is reached for the `nth` time."""
    os.chdir(folder)
    if step:
        _arm(step, nth)
    url = f"sqlite:///{folder}/guatu.db"
    raise SystemExit(run_bot(config=folder / "guatu.toml", database=url, now=now))


def _arm(step: str, nth: int) -> None:
    owner, name, when = STEPS[step]
    setattr(owner, name, _dying(getattr(owner, name), when, nth))


def _dying(work: Callable[..., Any], when: str, nth: int) -> Callable[..., Any]:
    calls = 0

    def is_last() -> bool:
        nonlocal calls
        calls += 1
        if calls == nth and when == "before":
            _die()
        return calls == nth

    def work_and_die(*args: Any, **named: Any) -> Any:
        last = is_last()
        result = work(*args, **named)
        if last:
            _die()
        return result

    async def wait_and_die(*args: Any, **named: Any) -> Any:
        last = is_last()
        result = await work(*args, **named)
        if last:
            _die()
        return result

    return wait_and_die if inspect.iscoroutinefunction(work) else work_and_die


def _die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")
