"""How things stand, for admins: processes, the outbox, the sources."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.replies.pieces import instant, safe
from jobs.status import Status
from jobs.texts import bot_zh, zh
from jobs.texts import report_zh as texts
from jobs.texts.sources_zh import TROUBLES
from storage.records import Source

MAX_NAME = 60
MAX_ERROR = 160


def status_card(status: Status, zone: str, open_reports: int) -> str:
    lines = [texts.STATUS_TITLE.format(at=instant(status.at, zone))]
    tick = status.age(status.last_tick_at)
    lines.append(texts.STATUS_NO_TICK if tick is None else texts.STATUS_TICK.format(ago=_ago(tick)))
    lines += [
        texts.STATUS_PROCESS.format(
            name=safe(process.name, MAX_NAME),
            roles=safe(zh.LIST_COMMA.join(process.roles)),
            ago=_ago(status.age(process.ticked_at)),
        )
        for process in status.processes
    ]
    lines.append(
        texts.STATUS_FOLLOWERS.format(chats=status.chats, subscriptions=status.subscriptions)
    )
    states = [
        texts.STATUS_STATES[state].format(count=count) for state, count in status.deliveries.items()
    ]
    lines.append(texts.STATUS_OUTBOX.format(states=bot_zh.JOIN.join(states)))
    if (waiting := status.age(status.waiting_since)) is not None:
        lines.append(texts.STATUS_WAITING.format(ago=_ago(waiting)))
    lines.append(
        texts.STATUS_SOURCES.format(
            count=len(status.sources),
            broken=sum(source.trouble is not None for source in status.sources),
            paused=sum(source.paused for source in status.sources),
        )
    )
    lines.append(texts.STATUS_REPORTS.format(count=open_reports))
    return "\n".join(lines)


def source_lines(shown: Sequence[Source], now: datetime, zone: str) -> Iterator[str]:
    """One source: whether it is well, since when not, and when it was read last."""
    for source in shown:
        yield texts.SOURCES_LINE.format(
            mark="⚠" if source.trouble or source.failures else "⏸" if source.paused else "✅",
            name=safe(source.name, MAX_NAME),
            state=_state(source, now, zone),
        )


def _state(source: Source, now: datetime, zone: str) -> str:
    read = texts.SOURCES_NEVER
    if source.last_success_at is not None:
        read = texts.SOURCES_WELL.format(ago=_ago(now - source.last_success_at))
    error = safe(source.last_error or "", MAX_ERROR)
    if source.trouble is not None:
        since = source.trouble_since_at
        return texts.SOURCES_BROKEN.format(
            trouble=TROUBLES[source.trouble],
            since=instant(since, zone) if since else "",
            read=read,
            error=error,
        ).strip()
    if source.failures:
        failing = texts.SOURCES_FAILING.format(count=source.failures, read=read, error=error)
        return failing.strip()
    return texts.SOURCES_PAUSED.format(read=read) if source.paused else read


def _ago(age: timedelta | None) -> str:
    seconds = 0 if age is None else int(age.total_seconds())
    for size, unit in texts.AGO_UNITS:
        if seconds >= size:
            return texts.AGO.format(count=seconds // size, unit=unit)
    return texts.AGO_NOW
