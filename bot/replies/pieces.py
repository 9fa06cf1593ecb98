"""Small pieces of all replies: safe words, days, places, the line under a list."""

from datetime import date, datetime
from html import escape
from zoneinfo import ZoneInfo

from bot.keyboards import Window
from jobs.texts import bot_zh as texts
from jobs.texts import lists_zh
from storage.records import Region


def safe(text: str, limit: int = 80) -> str:
    """Words from outside, in one line, cut to `limit` characters and escaped for HTML."""
    line = " ".join(text.split())
    return escape(line if len(line) <= limit else line[: limit - 1] + "…", quote=False)


def day(on: date, today: date) -> str:
    """4月30日, with the year where it is not this one."""
    words = f"{on.month}月{on.day}日"
    return words if on.year == today.year else f"{on.year}年{words}"


def instant(at: datetime, zone: str) -> str:
    """11月22日（周日）08:30, in a chat's zone."""
    local = at.astimezone(ZoneInfo(zone))
    weekday = "一二三四五六日"[local.weekday()]
    return f"{local.month}月{local.day}日（周{weekday}）{local:%H:%M}"


def days_left(due_on: date, today: date) -> str:
    """还有 12 天, 明天, 就在今天 or 已过 3 天."""
    days = (due_on - today).days
    if days < 0:
        return lists_zh.DUE_DAYS_AGO.format(days=-days)
    if days == 0:
        return lists_zh.DUE_TODAY
    return lists_zh.DUE_TOMORROW if days == 1 else lists_zh.DUE_IN_DAYS.format(days=days)


def place_of(path: str, within: Region) -> str:
    """A path as it is said inside a place: 茌平区 inside 聊城市; a place itself by its name."""
    if path == within.path:
        return safe(within.name)
    inner = path.removeprefix(within.path + "/")
    return safe(inner.replace("/", texts.PATH_SEPARATOR))


def path_in_words(path: str) -> str:
    return safe(path.replace("/", texts.PATH_SEPARATOR), 120)


def below_list(window: Window) -> str:
    """The last line of a list: which items these are, and that numbers can be tapped."""
    if window.is_all:
        return texts.TAP_A_NUMBER
    page_of = texts.PAGE_OF_ONE if window.first == window.last else texts.PAGE_OF
    counted = page_of.format(first=window.first, last=window.last, total=window.total)
    return f"{counted}{texts.TAP_A_NUMBER}"
