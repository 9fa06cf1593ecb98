"""The forms in which Chinese news names stretches of time: one pattern each, groups by name.

Earlier forms win where two begin at the same character, so longer ones stand first. None of them
covers 截至, 到 before or 以来, 前 behind: those turn any form into an open period.
"""

import re

from jobs.extraction.rules.pattern_openings import Finder, first_characters, openings

_NOT_IN_NUMBER = r"(?<![0-9.])"
_YEAR = (
    r"(?:(?<![0-9.])(?:19|20)[0-9]{2}年度?|[一二][〇零一二三四五六七八九]{3}年度?"
    r"|今年度?|本年度?|当年|去年度?|上年度?|上一年|前年|明年|来年|后年|同年|次年|翌年)"
)
_MONTH = r"(?:(?<![0-9.])(?:1[0-2]|0?[1-9]))"
_HAN_MONTH = r"(?:十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_HAN_DAY = r"(?:三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"(?:[—\-~]{1,2}|至|到)"
_HOUR = r"(?:当天|当日)?(?:上午|下午|晚间|晚上|晚|凌晨|清晨|早上|早晨|中午|傍晚)?"
_BARE_MONTH = r"(?:1[0-2]|0?[1-9])"
_BARE_YEAR = r"(?:19|20)[0-9]{2}"
_PART = r"(?:上中旬|中下旬|[上中下]旬|[上下]半月|底|末|初)"
_NO_DAY = r"(?![0-9]{1,2}(?:[日号—\-~至到、.]|$))"
"""Behind a month: 8月500万元以上… is no day of it."""
_COUNT = r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3}|几|数)"
_DEPTH = 6
_LASTING = r"个?[年月](?:左右|以?内|来|间)(?:时间)?"
_SPELL = rf"{_COUNT}(?:[到至—~-]{_COUNT})?"

FORMS: dict[str, str] = {
    "years": rf"{_NOT_IN_NUMBER}(?P<a>{_BARE_YEAR})年?{_TO}(?P<b>{_BARE_YEAR})年(?!度?[1-9])",
    "plan": r"[“‘\"](?P<n>九|十[一二三四五六七]?)五[”’\"](?P<part>期末|末|期间|时期)?"
    r"|(?<![一二三四五六七八九])(?P<m>十[一二三四五六七])五(?P<more>期末|末|期间|时期|(?=以来))",
    "months": rf"(?P<y>{_YEAR})?的?(?P<a>{_MONTH}|(?<![0-9万亿千美欧日])元)"
    rf"(?:月份?)?{_TO}(?P<z>{_YEAR})?(?P<b>{_BARE_MONTH})月份?{_NO_DAY}",
    "days": rf"(?P<y>{_YEAR})?(?:(?P<m>{_MONTH})月)?(?<![0-9.])(?P<a>{_DAY})日?{_TO}"
    rf"(?P<y2>{_YEAR})?(?:(?P<n>{_BARE_MONTH})月)?(?P<b>{_DAY})日",
    "first_months": rf"(?P<y>{_YEAR})?的?(?<!提)前(?P<n>[0-9]{{1,2}}|{_HAN_MONTH}|两)个?月份?",
    "quarters": rf"(?P<y>{_YEAR})?的?前(?P<n>[二三两23])个?季度?",
    "quarter": rf"(?P<y>{_YEAR})?的?第?(?P<n>[一二三四首1-4])季(?:度(?:末|底)?|(?![度节稻青豆茶]))",
    "half": rf"(?P<y>{_YEAR})?的?(?P<n>[上下])半年",
    "iso": rf"{_NOT_IN_NUMBER}(?P<y>{_BARE_YEAR})(?P<s>[-/.])(?P<m>{_BARE_MONTH})(?P<t>[-/.])"
    rf"(?P<d>{_DAY})(?![0-9])",
    "day": rf"(?P<y>{_YEAR})?(?P<m>{_MONTH})月(?P<d>{_DAY})日{_HOUR}"
    rf"|(?P<y2>{_YEAR})?(?P<m2>{_HAN_MONTH})月(?P<d2>{_HAN_DAY})日{_HOUR}",
    "month": rf"(?P<y>{_YEAR})?的?(?<!提前)(?P<m>{_MONTH})月(?:份|{_NO_DAY})(?P<part>{_PART})?"
    rf"|(?P<y2>{_YEAR})(?P<m2>{_HAN_MONTH}|元)月份?(?P<part2>{_PART})?"
    rf"|(?<![一二三四五六七八九十])(?P<m3>{_HAN_MONTH})月(?:份|(?=[底末初上中下]))"
    rf"(?P<part3>{_PART})?",
    "near_month": rf"(?P<w>本月|当月|这个月|上个?月|下个?月|次月)"
    rf"(?:(?P<d>{_DAY})日{_HOUR}|份?(?P<part>{_PART})?)",
    "loose_part": r"(?<![0-9一二三四五六七八九十个每本上下当月岁])"
    r"(?P<part>(?<!正)月初|月底|月末|上旬|中旬|下旬)(?!一)",
    "year_end": rf"(?P<y>{_YEAR})?(?P<w>年底|年末|年终|底|末)(?![线片梢]|下(?!闸))",
    "year_part": rf"(?P<y>{_YEAR})?"
    "(?P<w>年内|年初(?![一二三四五六七八九十](?![期号标个座条台栋家]))|内|初)",
    "past_year": r"(?:刚刚|在)?过去的?一年|一年来",
    "year": rf"(?P<y>{_YEAR})(?:全年)?(?![级前]届)",
    "whole_year": r"(?<!半)全年(?!龄)",
    "spell": rf"(?:近|未来|今后|过去|最近|接下来的?){_SPELL}多?个?[年月]"
    r"(?:多来|来|内|里|间|左右|时间)*"
    rf"|(?<![0-9第]){_COUNT}{_LASTING}"
    rf"|(?<![0-9第]){_COUNT}[到至—~-]{_COUNT}{_LASTING}",
    "now": r"截[至止]到?(?:目前|当前|现在|发稿)|到目前为止|迄今(?:为止)?"
    r"|近(?:些|几)?年来|多年来",
    "near_day": r"今天|今日|昨天|昨日|前天|(?<![目此先之日以提])前日(?=[上下中早晚，])|明天|明日",
    "holiday": r"(?P<y>今年|去年)?“?(?P<w>国庆|五一|十一|元旦)”?(?:、?中秋)?"
    r"(?:长假|假期|小长假|黄金周|节假日|期间)"
    r"|(?P<y2>今年|明年|去年)?“?(?P<w2>国庆节?|“?五一”?劳动节|五一|十一|元旦)”?(?=[之以]?前(?![夕一三五七]))",
    "loose_day": r"(?<![0-9.月第年-])(?P<d>3[01]|[12][0-9]|[1-9])日"
    rf"(?![内间均产照常报本游程元]){_HOUR}",
}
"""Name of the form to its pattern."""

FIRST = re.compile(
    r"[0-9]{1,4}(?:[年月日季\-—~至到/.]|个?月)|[一二][〇零一二三四五六七八九]{3}年"
    r"|[一二两三四五六七八九十廿几数]{1,3}(?:[年月季五到至—~-]|个月)|第.季|首季|[今去前明来后本当同次翌]年|上一?年"
    r"|年[底末终内初]|[近前未今过最接迄多]|全年|[上下]半年|[本当次]月|这个月|[上下]个?月|月[初底末]|[上中下]旬"
    r"|[昨明]|截[至止]|到目前|刚刚过去|在过去|国庆|元旦|元月?[—\-~至到][0-9]|五一|[“‘\"][九十五国元]"
)
"""What a form begins with, looser than the forms: of those that begin otherwise none is taken."""
STARTS = Finder([openings(pattern, _DEPTH, any_digit=True) for pattern in FORMS.values()])
"""Finds in `digits_alike` text where a form may begin; a form's number is its place in `FORMS`."""

DETAIL = [
    (name, f"period.{name.replace('_', '-')}", re.compile(pattern))
    for name, pattern in FORMS.items()
]
"""Of each form its name, that of its rule, and its pattern."""

SINCE = re.compile(r"以来(?!的)|开始|起(?![步点草重飞伏来])|来(?=[，、：。])|至今")
BEFORE = re.compile(
    r"[之以]?前(?![景列茅往后期沿瞻来进去夕提]|所未|不久|[一二三两]个?季"
    r"|[0-9一二三四五六七八九十两]个?月|[几十]强|[0-9])"
)
PLANNED = re.compile(
    r"的?(?:预算|确定|制[定订]|计划|目标|安排|部署|下达|提出|承诺|预期|上?报|人代会|既定)"
)
"""Behind 年初: what was planned then is told of the year."""
CUMULATED = re.compile(r"，?[^，。；：0-9]{0,20}累计")
"""Behind a month: the sum of the year up to its end."""
UP_TO = re.compile(r"为?止")
DURING = re.compile(r"期间|之?内|当天|当日")
TAIL_STARTS = frozenset().union(
    *(first_characters(tail.pattern) for tail in (SINCE, BEFORE, UP_TO, DURING))
)
"""The characters that begin what turns a form into an open period."""
UNTIL_WORDS = re.compile(
    r"(?:截[至止]到?|(?<![看感受遇得收听想达找迟长前])到|(?<![甚以乃直])(?<!延续)(?<![延迟期前])至)$"
)
UNTIL_ENDS = frozenset("止到至")
"""The characters that those words end with."""
TURNED = re.compile("目前|如今|现已|将[于在]|预计|力争|有望|计划[于在今明年]|下一步|就能")
"""Between two forms: the text has turned from a year gone by to its own day."""
EVERY = re.compile(r"[每历逐连](?:年的?)?$")
"""Before a form: what recurs is no period."""
EVERY_ENDS = frozenset("每历逐连年的")
"""The characters that those end with."""
COMPARED = re.compile(r"(?:(?<!占)比|[较与同和]|[高低优多少大小快慢等当]于)$")
"""Before a form: what a figure is compared with says nothing of what follows."""
COMPARED_ENDS = frozenset("比较与同和于")
"""The characters that those end with."""
AHEAD = re.compile(r"今年|将|力争|确保|预期|争取|誓")
"""In a text that speaks of what is to come."""
