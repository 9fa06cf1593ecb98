"""One meaning, many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.digests import ScheduleError, parse_schedule, schedule_in_words

SPELLINGS = {
    "每天 08:30": [
        "每天8点半",
        "每日 8：30",
        "每天早上",
        "天天8点30分",
        "早上八点半",
        "8:30",
        "8.30",
        "0830",
        "每天",
    ],
    "每天 20:00": ["每天晚上8点", "每晚8点", "每晚", "晚上八点", "每天 20时", "每天晚8点整"],
    "每天 20:45": ["晚上八点三刻", "每天 20点45", "每天20:45发一次"],
    "每天 18:05": ["每天 18.05", "1805", "每天1805"],
    "每天 12:00": ["每天中午", "每天中午12点", "每天 十二点"],
    "每天 13:00": ["每天中午一点", "每天下午1点"],
    "每天 00:00": ["每天 0点", "每天凌晨", "每天 零点", "凌晨12点"],
    "每天 08:30，无事不发": ["有变化才发", "每天 无事不发", "每天早上，没有新消息就不发"],
    "工作日 08:30": ["工作日", "每个工作日早上", "工作日 8点半", "上班日 8:30"],
    "每周六日 09:00": ["周末 9点", "每周末9点", "周六和周日 9点", "每周六、日 9：00"],
    "每周一二三四五 18:00": ["周一到周五 18:00", "每周一至周五晚上6点", "每周1-5 18:00"],
    "每周一五六日 08:30": ["周五到周一"],
    "每周一三五 20:00": ["每周一三五 20:00", "周一、三、五晚上8点", "周一 周三 周五 20.00"],
    "每周三 05:00": ["每周三五点", "星期三5点"],
    "每周日 15:15": ["每星期日下午3点15分", "礼拜天下午三点一刻"],
    "每月1日 09:00": ["每月1号 9点", "每月初 9点", "每个月1日9:00", "每月一号九点"],
    "每月15、25日 08:30": ["每月15号和25号", "每月15、25日", "每个月十五、二十五日早上"],
    "每月31日 18:00": ["每月最后一天 18:00", "月底 18点", "每月末傍晚"],
}


@pytest.mark.parametrize(
    ("meaning", "words"),
    [(meaning, words) for meaning, spelled in SPELLINGS.items() for words in spelled],
)
def test_a_meaning_has_many_spellings(meaning: str, words: str) -> None:
    assert schedule_in_words(parse_schedule(words)) == meaning


@pytest.mark.parametrize(
    "words",
    ["隔天", "每小时", "每两周 8点", "每天8", "周一到", "尽快", "，", "每"],
)
def test_what_is_not_understood_is_answered_with_all_that_is(words: str) -> None:
    with pytest.raises(ScheduleError) as told:
        parse_schedule(words)
    for example in ("每天 08:30", "工作日", "每周一三五", "周末", "每月1号"):
        assert example in str(told.value)
        assert parse_schedule(example)


def test_the_midnight_of_a_night_is_asked_about() -> None:
    with pytest.raises(ScheduleError, match="哪一天的零点"):
        parse_schedule("每周五晚上12点")


PIECES = [*"每天日周月号一二五十廿两零128点半刻:分末到、和 ，٣", "31", "30"]
LONGER = ["早上", "晚上", "中午", "凌晨", "工作日", "无事不发"]


@given(st.lists(st.sampled_from([*PIECES, *LONGER]), max_size=9).map("".join))
def test_any_words_name_a_schedule_that_reads_back_or_none(words: str) -> None:
    try:
        schedule = parse_schedule(words)
    except ScheduleError:
        return
    assert parse_schedule(schedule_in_words(schedule)) == schedule
