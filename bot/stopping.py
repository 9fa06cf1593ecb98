"""How a process ends: in order when it is told to, soon in any case."""

import asyncio
import logging
import os
import signal
import threading
from functools import partial

log = logging.getLogger(__name__)

STOP_WITHIN_SECONDS = 9.0
"""Less than the ten that service managers grant before they kill."""


def stop_on_signals() -> asyncio.Event:
    """An event that SIGINT and SIGTERM set in the running loop.

    A second signal ends the process at once, and so does time: work in a thread can't be broken
    off. Either is safe as a crash is: what was in flight is found again at the next start.
    """
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, _stop, stopped, number)
    return stopped


def _stop(stopped: asyncio.Event, number: signal.Signals) -> None:
    if stopped.is_set():
        _end("told twice", 128 + number)
    log.info("stopping")
    stopped.set()
    why = f"not done after {STOP_WITHIN_SECONDS:g} seconds"
    late = threading.Timer(STOP_WITHIN_SECONDS, partial(_end, why, 1))
    late.daemon = True
    late.start()


def _end(why: str, status: int) -> None:
    log.warning("ending at once, leaving what is in flight as it is", extra={"why": why})
    os._exit(status)
