"""Whether the outbox, the log of events and the server's ledger agree."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.botapi.html import parse_html
from bot.botapi.records import Accepted

Query = Callable[[str], list[Any]]
"""Asks the database."""


def complaints(query: Query, ledger: Sequence[Accepted]) -> list[str]:
    """What they don't agree on."""
    return [*_sendings(query, ledger), *_gaps(query)]


def _sendings(query: Query, ledger: Sequence[Accepted]) -> Iterator[str]:
    accepted = Counter((line.chat_id, line.text) for line in ledger)
    by_id = {(line.chat_id, line.message_id): line.text for line in ledger}
    wanted: Counter[tuple[int, str]] = Counter()
    rows = "SELECT id, chat_id, text, state, message_id FROM deliveries"
    for id_, chat_id, html, state, message_id in query(rows):
        text = parse_html(html).text.strip()
        wanted[chat_id, text] += 1
        if state == "sent" and by_id.get((chat_id, message_id)) != text:
            yield f"delivery {id_} is called sent and never came"
        if state not in {"sent", "uncertain"}:
            yield f"delivery {id_} was left {state}"
    for key, times in accepted.items():
        if times > wanted[key]:
            yield f"chat {key[0]} got {key[1][:20]!r} {times} times for {wanted[key]}"


def _gaps(query: Query) -> Iterator[str]:
    """Each subscription's digests must cover the log without a hole, with all their parts."""
    digests = {
        row[0]: row[1:]
        for row in query(
            "SELECT id, after_event_id, upto_event_id, json_array_length(parts) FROM digests"
        )
    }
    subscriptions = "SELECT id, last_event_id FROM subscriptions"
    for subscription_id, last_event_id in query(subscriptions):
        told = 0
        for digest_id, parts in query(
            "SELECT digest_id, count(*) FROM deliveries "
            f"WHERE subscription_id = {subscription_id} GROUP BY digest_id ORDER BY digest_id"
        ):
            after, upto, all_parts = digests[digest_id]
            if after != told:
                yield f"subscription {subscription_id}: events {told} to {after} are lost"
            if parts != all_parts:
                yield f"digest {digest_id} has {parts} of {all_parts} parts"
            told = upto
        if told != last_event_id:
            yield f"subscription {subscription_id}: {told} told, moved on to {last_event_id}"
