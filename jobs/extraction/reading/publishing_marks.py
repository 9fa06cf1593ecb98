"""Lines that say when, where and by whom a page was published: 2024-03-02 09:30 来源：县报社.

They stand between headline and text, often without an empty line, and go on with neither.
"""

import re

from jobs.extraction.rules.pattern_openings import first_characters

_DAY = (
    r"(?:(?:19|20)\d{2}\s?(?:年|[-/.])\s?\d{1,2}\s?(?:月|[-/.])\s?\d{1,2}(?!\d)\s?日?"
    r"|\d{2}\.\d{2}\.20\d{2}(?!\d))"
)
_CLOCK = r"(?:[\sT]*\d{1,2}[:：时]\d{2}(?:[:：]\d{2}|分)?(?:\+\d\d[:：]\d\d)?)?"
_PAPER = (
    "[\u4e00-\u9fff]{1,10}(?:报|网|网站|电视台|广播电视台|客户端|中心|发布|政府|局|委"
    "|办公室|时讯|资讯|快讯)"
)
_NAMED = (
    "(?:发布|发表|发稿|发文|更新|成文|公开|刊发|录入|上传|信息|文章|稿件)?(?:时间|日期|来源)|发[布表]于|发布(?=[:：])|更新于|稿源|作者|来自|发布者|发布人|"
    "信息源|索 ?引 ?号|浏览|点击|阅读|编辑|责编|责任编辑|审核|记者|字[号体]|分享|打印|"
    "星期[一二三四五六日天]?|周[一二三四五六日]"
)
_REST = rf"\s*(?:$|[|｜/\]）)】［\[【(（]|{_NAMED}|第?\s?[A-Z]?\d{{1,2}}版|{_PAPER}\s*$)"
_SITE = r"(?:https?://)?[\w.-]{3,40}\.(?:com|cn|net|org)\b"
_DAY_FIRST = re.compile(rf"(?:[\[（(【]|[□■○●]\s?)?\s*{_DAY}{_CLOCK}{_REST}")
_DAY_LATER = re.compile(
    rf"[\[（(【]?\s*(?:(?:{_NAMED})[:：\s】]|{_PAPER}[^\u4e00-\u9fff]|{_SITE}[\s？]).*?{_DAY}"
)
_FURNITURE = re.compile(
    r"(?:(?:您?(?:当前|现在|所在)的?)?位置(?=\s?[:：]\s?(?:网站)?首页)|当前位置|您的位置|首页|网站首页)\s?[:：>》＞/›-]|版权所有|主办(?:单位|方)?[:：]|承办(?:单位)?[:：]|网站地图|网站标识码|技术支持[:：]"
    r"|Copyright|copyright|©|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP备"
)
"""What leads through a site, and what stands at its foot."""
_FURNITURE_BEGINS = first_characters(_FURNITURE.pattern)
_LABEL = re.compile(
    r"通版阅读请点击|展开通版|收缩通版|当前版[:：]|本版列表新闻|[标版][题面]导航|版面概览|上一版|~{2,}|【打印】|(?:原标题|主题词|朗读|声明|免责声明)[:：]"
    r"|(?:稿件|本文|文章|新闻)来源[:：]|(?:发布机构|信息分类|公开形式|公开方式)[:：]|全文共\d|点击上方|！?\[\](?:（|$)|您的浏览器"
    r"|[□■◎○●◆]?\s?[\u4e00-\u9fff]{0,8}记者[\s:：]?(?![从在获了昨今近日来走])[\u4e00-\u9fff]{2,4}"
    r"(?:[\s、/]+(?:通讯员|记者|实习生)?\s?[\u4e00-\u9fff]{2,4})*$"
)
"""Other lines that a site or a paper puts around an article, and who reported it."""
_TRAIL = re.compile(r"[^。，；]{2,80}> ?(?:正文|内容|详情|详细)(?:内容|页)?$")
"""A path through a site that leads to what is shown."""
_TRAIL_GOES_ON = (":", "：", ">", "》", "＞", "›", "-", "/")
_SAYS = re.compile("[，。；！？]")
_SITES = ("www.", "http")
_WIDTH = 120
"""More characters than any such line has."""


def is_mark(line: str) -> bool:
    """Whether a line belongs to the page and not to what is printed on it."""
    if len(line) > _WIDTH:
        return False
    if line[:1] in _FURNITURE_BEGINS and _FURNITURE.match(line):
        return not line.endswith(_TRAIL_GOES_ON)
    if _LABEL.match(line) or (">" in line and _TRAIL.match(line)):
        return True
    return tells_day_of_printing(line)


def tells_day_of_printing(line: str) -> bool:
    """Whether a line is a publishing mark with a day in it, and no part of a sentence."""
    if "20" not in line and "19" not in line:
        return False
    if _SAYS.search(line) and not (
        line.startswith(_SITES) and not _SAYS.search(line.replace("？", ""))
    ):
        return False
    return _DAY_FIRST.match(line) is not None or _DAY_LATER.match(line) is not None
