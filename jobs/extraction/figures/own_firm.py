"""How a text goes on about the firm that it named last: 该公司, 公司董事长介绍, “我们…”."""

import re

from jobs.extraction.names.title_holder import is_called
from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.tokens import Token

GOES_ON = re.compile(
    '^[“‘"]?(?:这是|这[家个座]|公司|该公司|该企业|企业|集团|该集团|合作社|该社|该厂|该项目|项目|该|其|此次|目前|投产后|建成后|达产后|'
    "全部|工程|预计|同时|二期|一期|届时|"
    "近年来|今年|去年|到20|20)"
)
"""How a sentence begins that goes on about the one before it."""
_AT_THE_START = re.compile(
    '[“‘"]?(?:[今去前上下半年月季度底初末截至止目近来以同时此外据悉了解\\d一二三四、—-]{1,12}，)?(?:该|这家)?'
    "(?P<head>公司|企业|集团|合作社|厂里?|(?<=该)行)(?![业动为政数总户家职化类创自们大])"
)
_WITHIN = re.compile(
    "(?:[，,]|得知|获悉|了解到)(?:(?:该|这家)(?P<head>公司|企业|集团|合作社|厂|行(?![业动为政]))|公司(?=[上下]半年|全年|现有|实现|完成|累计|[去今]年|年产|"
    "总资产|产值|产品|销售|营收|出口|每年)|集团(?=每年|现有|实现|完成|累计|[去今]年))"
    "|(?:^|[，,”]|该)(?:公司|企业|集团|厂里?)?(?:董事长|总经理|厂长|(?:公司|企业|集团)[^，,。；;“”]{0,4}负责人)"
    "[^，,。；;：:“”]{0,8}(?:介绍|说|表示|告诉|透露|坦言)"
)
_WE_SAY = re.compile("“[^”]{0,20}(?:我们|我司|我公司|我厂)")
_SPEAKERS = beginning("公司|该|这家|事长|经理|厂长|负责人")
_NOT_ITS_FIGURE = re.compile(
    "(?:由|向|与|和|同|对|据|被|经|为|跟|获|给|从|在|获得|、|到|来自|单位[：:])$"
)
_WITH_IT = ("由", "向", "与", "和", "同", "对", "被", "为", "跟", "给", "来自", "、")
"""Before an organisation that the firm spoken of only deals with."""
_SPEAKS = re.compile(
    "^(?:[^，,。；;]{0,12}(?:表示|介绍|说|告诉|透露|指出|强调|认为|称)|获悉|了解到|统计|数据)"
)
_HOLDING_ROLE = re.compile(
    "董事长|总经理|总裁|厂长|理事长|社长|负责人|工程师|书记|市长|县长|区长|主任|局长|主席|记者|党委|党组"
)


def may_go_on(text: str) -> bool:
    """Whether a sentence holds a word that may tell of the firm named last."""
    return _SPEAKERS.search(text) is not None


def begins_with(text: str, firm: str) -> bool:
    """Whether a sentence begins with what the firm is called for short: 该公司, 厂里."""
    its = _AT_THE_START.match(text)
    return its is not None and is_called(firm, its["head"])


def turns_to(text: str, firm: str, floor: int, position: int) -> bool:
    """Whether the text turns to the firm between two positions: ，该公司; 厂长李强介绍."""
    its = _WITHIN.search(text, floor, position)
    return its is not None and is_called(firm, its["head"] or "公司")


def quotes_us(text: str) -> bool:
    """Whether somebody speaks of 我们 in quotation marks."""
    return "我" in text and _WE_SAY.search(text) is not None


def is_dealt_with(text: str, named: Token) -> bool:
    """Whether the firm spoken of only deals with an organisation: 与甲公司签约."""
    return text.endswith(_WITH_IT, 0, named.start)


def tells_of_others(text: str, named: Token) -> bool:
    """Whether an organisation is only who told of something, or to whom it was done."""
    if _NOT_ITS_FIGURE.search(text[max(0, named.start - 6) : named.start]):
        return True
    behind = text[named.end : named.end + 14]
    return _SPEAKS.match(behind) is not None and not _HOLDING_ROLE.match(behind)
