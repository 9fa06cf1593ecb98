"""Notices that ask for bids, buyers or applicants: what they count are conditions."""

import re

_NOTICE = re.compile(
    "(?:招标|采购|磋商|询价|竞价|比选|遴选|拍卖|挂牌|出让|招租|招聘|招录|招考|招募|招生|中标|成交|"
    "资格预审|评标|流标|面试|笔试|资格复?审|拟?录用|聘用|体检|报名)[^，,。；;！!]{0,10}"
    "(?:公告|公示|简章|启事|文件|须知)(?:[（(][^）)]*[）)])?$"
)


def is_notice(title: str) -> bool:
    """Whether an article is one, by its title: 某某工程施工招标公告, 公开招聘教师简章."""
    return _NOTICE.search(title.rstrip()) is not None
