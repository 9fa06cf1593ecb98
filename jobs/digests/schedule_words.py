"""Schedules as people write them."""

import re

from jobs.texts import zh
from storage.records import Cadence, Schedule

USUAL_HOUR, USUAL_MINUTE = 8, 30
"""When a schedule names no time: before the day's work."""

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_QUIET = re.compile(
    r"[,、;(\s]*(?:无事不发|(?:有事|有变化|有消息|有新消息)才发|"
    r"(?:没有?|无)(?:新?变化|新?消息|新闻|事)?(?:时|就)?(?:不发|不要发|不用发|别发))\)?$"
)
_GAP = r"[,\s]*(?:的|在)?\s*"
_NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十廿]{1,3})"
_WEEKDAY = r"(?:[一二三四五六日天]|(?<!\d)[1-7](?![\d:点时]))"
_WEEK = r"(?:周|星期|礼拜)"
_DAYS = (
    rf"(?P<every>每一?[天日]|天天|每(?=早|晚))"
    rf"|(?:每个?)?(?P<work>工作日|上班日)"
    rf"|(?:每个?)?{_WEEK}(?:(?P<from>{_WEEKDAY})(?:到|至|~|-|—)+{_WEEK}?(?P<to>{_WEEKDAY})"
    rf"|(?P<weekend>末)|(?P<weekdays>{_WEEKDAY}(?:(?:[、,和及] *)?{_WEEK}?{_WEEKDAY})*))"
    rf"|(?:每个?)?月(?:(?P<first>初)|(?P<last>底|末))|每个?月的?(?:(?P<end>最后一天)"
    rf"|(?P<dates>{_NUMBER}[号日]?(?:[、,和及 ]*{_NUMBER}[号日]?)*(?<=[号日])|))"
)
_PARTS = {
    **dict.fromkeys(("早上", "早晨", "清晨", "早间", "上午", "早"), (8, 30)),
    **dict.fromkeys(("中午", "正午"), (12, 0)),
    "下午": (15, 0),
    **dict.fromkeys(("傍晚", "晚间"), (18, 0)),
    **dict.fromkeys(("晚上", "夜里", "晚"), (20, 0)),
    "凌晨": (0, 0),
}
"""Parts of the day, and what is meant where they stand without an hour."""
_TIME = (
    rf"(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})?的?\s*"
    rf"(?:(?P<hour>{_NUMBER}|[01]?\d|2\d|零|〇)\s*(?:[:点时]\s*"
    rf"(?:(?P<minute>\d{{1,2}}|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])分?"
    rf"|(?P<half>半)|(?P<quarter>[一三])刻)?)整?)?"
)
_FILLER = r"\s*(?:给我)?(?:都)?(?:发|推送|发送|提醒|看)?(?:我)?(?:一次|一份)?\s*"
_DAYS_THEN_TIME = re.compile(rf"(?:{_DAYS})?{_GAP}{_TIME}{_FILLER}", re.A)
_TIME_THEN_DAYS = re.compile(rf"{_TIME}{_GAP}(?:{_DAYS}){_FILLER}", re.A)
_WEEKDAYS_APART = re.compile(rf"(?<=[一二三四五六日天]) (?={_WEEK}[一二三四五六日天])")
_TIME_IN_DIGITS = re.compile(
    r"(?<![\d.:点时])([01]\d(?=\.?\d\d)|2[0-3](?=\.)|\d(?=\.))\.?([0-5]\d)(?![\d.:点时号日])"
)
_LATER = frozenset({"下午", "傍晚", "晚间", "晚上", "夜里", "晚"})
_DIGITS = {word: number for number, word in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_WEEKDAYS = {word: number for number, word in enumerate(zh.WEEKDAYS, 1)} | {"天": 7}


class ScheduleError(ValueError):
    """The words name no schedule; the message tells the reader how to write one."""


def parse_schedule(words: str) -> Schedule:
    """Read 每天8点半, 工作日早上, 每周一三五 20:00, 周末 9点, 每月1号. Raises ScheduleError.

    Without a time it is 08:30, without days every day. 无事不发 or the like at the end: no digest
    at all when there is nothing new.
    """
    text = _as_usual(" ".join(words.translate(_WIDE).replace("〜", "~").split()))
    silence = _QUIET.search(text)
    text = text[: silence.start()].strip() if silence else text
    found = _DAYS_THEN_TIME.fullmatch(text) or _TIME_THEN_DAYS.fullmatch(text)
    if found is None or not (silence or any(found.groups())):
        raise ScheduleError(zh.SCHEDULE_UNCLEAR.format(words=words))
    hour, minute = _clock(found, words)
    cadence, days = _days(found, words)
    return Schedule(cadence=cadence, hour=hour, minute=minute, days=days, quiet=silence is not None)


def _as_usual(text: str) -> str:
    """周一 周三 8.30 and 0830 as 周一、周三 8:30."""
    text = _WEEKDAYS_APART.sub("、", text)
    return _TIME_IN_DIGITS.sub(r"\1:\2", text)


def schedule_in_words(schedule: Schedule) -> str:
    """每天 08:30, 每周一三五 20:00, 每月1、15日 09:00，无事不发; `parse_schedule` reads it back."""
    at = f"{schedule.hour:02}:{schedule.minute:02}"
    quiet = zh.IF_QUIET if schedule.quiet else ""
    match schedule.cadence:
        case Cadence.DAILY:
            return zh.EVERY_DAY.format(time=at) + quiet
        case Cadence.WORKDAYS:
            return zh.EVERY_WORKDAY.format(time=at) + quiet
        case Cadence.WEEKLY:
            days = "".join(zh.WEEKDAYS[day - 1] for day in schedule.days)
            return zh.EVERY_WEEK.format(days=days, time=at) + quiet
        case Cadence.MONTHLY:
            days = zh.LIST_COMMA.join(str(day) for day in schedule.days)
            return zh.EVERY_MONTH.format(days=days, time=at) + quiet


def _clock(found: re.Match[str], words: str) -> tuple[int, int]:
    """The hour and the minute."""
    part = found["part"]
    if found["hour"] is None:
        return _PARTS[part] if part else (USUAL_HOUR, USUAL_MINUTE)
    hour = _number(found["hour"])
    if found["half"]:
        minute = 30
    elif found["quarter"]:
        minute = 15 * _number(found["quarter"])
    else:
        minute = _number(found["minute"] or "0")
    if hour == 12 and part in _LATER:
        # The night belongs to two days; whose midnight is meant, only the reader knows.
        raise ScheduleError(zh.SCHEDULE_MIDNIGHT.format(words=words))
    if (part in _LATER and hour < 12) or (part in {"中午", "正午"} and hour < 3):
        hour += 12
    elif part == "凌晨" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        raise ScheduleError(zh.SCHEDULE_BAD_TIME.format(words=words))
    return hour, minute


def _days(found: re.Match[str], words: str) -> tuple[Cadence, tuple[int, ...]]:
    if found["work"]:
        return Cadence.WORKDAYS, ()
    if weekdays := _weekdays(found):
        return Cadence.WEEKLY, tuple(sorted(weekdays))
    dates = _dates(found)
    if found["dates"] == "" or not all(1 <= day <= 31 for day in dates):
        raise ScheduleError(zh.SCHEDULE_BAD_DAY.format(words=words))
    return (Cadence.MONTHLY, tuple(sorted(dates))) if dates else (Cadence.DAILY, ())


def _weekdays(found: re.Match[str]) -> set[int]:
    if found["weekend"]:
        return {6, 7}
    if found["from"]:
        first, last = _weekday(found["from"]), _weekday(found["to"])
        return {(first - 1 + after) % 7 + 1 for after in range((last - first) % 7 + 1)}
    return {_weekday(each) for each in re.findall(_WEEKDAY, found["weekdays"] or "")}


def _dates(found: re.Match[str]) -> set[int]:
    """The days of a month; 31 is the last one of any."""
    if found["first"]:
        return {1}
    if found["last"] or found["end"]:
        return {31}
    return {_number(each) for each in re.findall(_NUMBER, found["dates"] or "")}


def _weekday(word: str) -> int:
    return _WEEKDAYS.get(word) or int(word)


def _number(word: str) -> int:
    """8, 八, 十, 十五, 二十, 廿一, 二十三."""
    if word.isdecimal() and word.isascii():
        return int(word)
    tens, ten, ones = word.replace("廿", "二十").partition("十")
    if not ten:
        return int("".join(str(_DIGITS[each]) for each in word))
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
