"""Alerts: what happened to what somebody watches, as messages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from jobs.digests.draft import Block, DigestDraft, Line, Span
from jobs.digests.items import Item, clean, label_at, source_line
from jobs.digests.render import render_digest
from jobs.texts import watch_zh as texts
from jobs.texts import zh
from storage.records import Event

MAX_UNITS = 4000
"""UTF-16 units of a message, its mark-up counted: an alert leaves room for the outbox's mark."""
MAX_NAMES = 3
_MAX_NAME = 60
_MAX_SPAN = 150
"""Characters of each span of an event that is too long for a message of its own."""


@dataclass(frozen=True, slots=True)
class News:
    """An event of something that is watched, and what it tells."""

    event: Event
    item: Item


@dataclass(frozen=True, slots=True)
class Alert:
    """A message in HTML, and the first event that it tells."""

    html: str
    event_id: int


def compose_alerts(names: Sequence[str], news: Sequence[News], today: date) -> list[Alert]:
    """What happened to what is called so, in as few messages as it takes, nothing left out."""
    head = _head(names)
    alerts: list[Alert] = []
    for each in news:
        html = _rendered(each, today, MAX_UNITS - _units(head) - 2)
        if alerts and _units(f"{alerts[-1].html}\n\n{html}") <= MAX_UNITS:
            alerts[-1] = replace(alerts[-1], html=f"{alerts[-1].html}\n\n{html}")
        else:
            alerts.append(Alert(f"{head}\n\n{html}", each.event.id))
    return alerts


def _head(names: Sequence[str]) -> str:
    shown = "".join(texts.ALERT_NAME.format(name=_short(name)) for name in names[:MAX_NAMES])
    more = texts.ALERT_NAMES_MORE.format(count=len(names)) if len(names) > MAX_NAMES else ""
    return texts.ALERT_HEAD.format(names=shown + more)


def _short(name: str) -> str:
    line = clean(name)
    return escape(line if len(line) <= _MAX_NAME else line[: _MAX_NAME - 1] + zh.ELLIPSIS)


def _rendered(news: News, today: date, most: int) -> str:
    lines = list(_lines(news, today))
    html = "\n".join(render_digest(DigestDraft((Block(tuple(lines)),))))
    if _units(html) <= most:
        return html
    cut = [tuple(_cut(span) for span in line) for line in lines]
    return "\n".join(render_digest(DigestDraft((Block(tuple(cut)),))))


def _lines(news: News, today: date) -> Iterator[Line]:
    item = news.item
    kind = texts.ALERT_KIND.format(kind=zh.EVENT_KINDS[news.event.kind])
    label = label_at(item, item.region.replace("/", " "))
    yield Span(kind, bold=True), Span(label)
    yield (Span(zh.BULLET + item.words),)
    if item.source is not None:
        yield source_line(item.source, today)


def _cut(span: Span) -> Span:
    if len(span.text) <= _MAX_SPAN:
        return replace(span, link=None)
    return replace(span, text=span.text[:_MAX_SPAN] + zh.ELLIPSIS, link=None)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
