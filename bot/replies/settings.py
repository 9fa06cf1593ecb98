"""A chat's settings, on one card."""

from collections.abc import Sequence

from bot.replies.pieces import safe
from jobs.texts import settings_zh as texts
from jobs.texts import zh
from storage.records import Chat, NewsGroup, Subscription


def settings_card(chat: Chat, held: Sequence[Subscription]) -> str:
    """All settings of a chat as they are."""
    shown = [zh.NEWS_GROUPS[group] for group in NewsGroup if group not in chat.filter.muted]
    return texts.SETTINGS.format(
        zone=zone_in_words(chat.zone),
        quiet=quiet_in_words(chat),
        empty=_empty(held),
        groups=zh.LIST_COMMA.join(shown) if chat.filter.muted else texts.ALL_GROUPS,
        only=words_in_words(chat.filter.only),
        without=words_in_words(chat.filter.without),
    )


def zone_in_words(zone: str) -> str:
    """北京（Asia/Shanghai)."""
    name = texts.ZONES.get(zone)
    return f"{name}{zh.IN_BRACKETS.format(words=zone)}" if name else safe(zone)


def quiet_in_words(chat: Chat) -> str:
    """22:00–07:00 不发，到 07:00 再发."""
    if chat.quiet_from is None or chat.quiet_until is None:
        return texts.NOT_SET
    return texts.QUIET_HOURS.format(start=clock(chat.quiet_from), end=clock(chat.quiet_until))


def words_in_words(words: Sequence[str]) -> str:
    return safe(zh.LIST_COMMA.join(words), 200) if words else texts.NOT_SET


def clock(minute: int) -> str:
    """A minute of the day as 07:30."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _empty(held: Sequence[Subscription]) -> str:
    quiet = {each.schedule.quiet for each in held}
    if not quiet:
        return texts.EMPTY_NO_SUBSCRIPTION
    if len(quiet) == 2:
        return texts.EMPTY_MIXED
    return texts.EMPTY_KEPT if quiet.pop() else texts.EMPTY_TOLD
