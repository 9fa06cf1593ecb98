"""Notices and rules, which tell no news: what they count are conditions and arrangements."""

import re
from enum import StrEnum

_ASKING = re.compile(
    "(?:招标|采购|磋商|询价|竞价|比选|遴选|拍卖|挂牌|出让|招租|招聘|招录|招考|招募|招生|中标|成交|"
    "资格预审|评标|流标|面试|笔试|资格复?审|拟?录用|聘用|体检|报名)[^，,。；;！!]{0,10}"
    "(?:公告|公示|简章|启事|文件|须知)(?:[（(][^）)]*[）)])?$"
)
_ARRANGING = re.compile(
    "(?:通知|通告|公告|公示|启事|声明|提示|须知|倡议书|征求意见稿)(?:如下)?(?:[（(][^）)]*[）)])?$"
)
_RULING = re.compile(
    "(?:(?:管理|考核|奖励|奖惩|评价|评定|评选|认定|扶持|补助|补贴|申报|验收|使用|实施)(?:暂行|试行)?办法"
    "|细则|(?:申报|准入|认定|入选|创建|评选|验收)(?:条件|标准|要求|指南)"
    "|(?:评分|评价|考核|补助|补贴|收费|奖补|奖励)标准|若干(?:政策|规定)|管理规定|条例)"
    "[》”]?(?:[（(][^）)]*[）)])?(?:的通知)?$"
)
_PLANNING = re.compile("印发|下达|公布|方案|计划|规划|要点|任务|目标|清单|报告|公报|实事")
"""In the title of a notice: what it brings with it is worth reading."""


class Notice(StrEnum):
    """What a notice is there for."""

    ASKING = "asking"
    """For bids, buyers or applicants."""
    ARRANGING = "arranging"
    """For holidays, closed roads, names put up for objections."""


def is_notice(title: str) -> bool:
    """Whether an article asks for bids, buyers or applicants, by its title: 某某施工招标公告."""
    return _ASKING.search(title.rstrip()) is not None


def lays_down_rules(title: str) -> bool:
    """Whether an article is a text of rules, by its title: its figures are what they ask of whom
    they fit, and what they offer him: 某某县工业奖励办法.
    """
    return _RULING.search(title.rstrip()) is not None


def notice_of(title: str) -> Notice | None:
    """What notice an article is, by its title: 招聘教师简章, 关于国庆放假的通知; None if none."""
    if is_notice(title):
        return Notice.ASKING
    is_arranging = _ARRANGING.search(title.rstrip()) and not _PLANNING.search(title)
    return Notice.ARRANGING if is_arranging else None
