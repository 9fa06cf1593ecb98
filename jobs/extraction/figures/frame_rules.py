"""The patterns that frames are read by, over sentences with quantities and periods condensed.

What is made of what they find stands in `frame_makers.py`.
"""

from jobs.extraction.figures.frame_makers import (
    DOWN,
    apart,
    change,
    doubled_since,
    grade,
    growth_behind,
    index,
    raised,
    ranked,
    regained,
    share_of,
    signed,
    speed,
    times_of,
)
from jobs.extraction.figures.frames import FrameRule
from jobs.extraction.rules.members import (
    BARE_KIND,
    MULTIPLE_KIND,
    POINTS_KIND,
    RANK_KIND,
    SHARE_KIND,
)
from jobs.extraction.rules.rule_patterns import mark
from jobs.extraction.rules.wordlist import alternation

_UP = (
    "多完成|增支|增产|增长|上涨|提高|提升|上升|增加|递增|增|攀升|扩大|高出|快于|上扬|激增|大增|猛增|增收|净增|涨|"
    "升|多放|多增|多投|多收|多|高|回升|"
    "加快|快|收窄|高于|超过|超|超额|超出|领先|↑"
)
_THAN_BEFORE = "(?<![同环占之])比[增降](?![长加幅速低])"
"""比增9.2%: more than a year before."""
_CHANGED = f"(?:{alternation((*_UP.split('|'), *DOWN.split('|')))}|{_THAN_BEFORE})"
_TO = "(?:到了?|至|为|成了?)"
_RAISED = (
    "增加|提高|提升|增长|上升|扩大|加大|发展|壮大|缩短|压缩|减少|下降|降低|降|下调|上调|调降|调高|"
    "缩小|缩减|增|升|"
    "变|减|优化|精简|整合|攀升|扩展|扩充|扩容|跃升|跃增|猛增|拓展|延伸|延长|压减|回落|上涨|涨|达"
)
RAISED = frozenset(_RAISED.split("|"))
"""The verbs of a figure that was another one before."""
_COMPARE = (
    "(?P<compare>(?:(?<!占)比(?![重例率值])|较(?![好大快高]))"
    "(?:{period}|(?:全[国省市区]、)?[^，,。；;、{quantity}]{1,14}?)的?)?"
)
_HOW = (
    "(?:同比|环比|同口径|可比口径|[扣剔]除[^，,。；;{quantity}]{1,16}?(?:因素|影响)(?:影响)?后?[，,]?|可比|（下同）|年均|年平均|两年平均|[三四五]年平均|每年|累计|平均|实际|名义|分别|则|(?<![户人亩])均|又|再|还|大幅|小幅|逆势|年度|略|微|稍|继续|已|共|约|将|可|"
    "就)*"
)
_SO_MUCH = "(?:了|幅度?为?|高达|仅为?|却|达到?|为|约|超过?|近|分别为?)*"
_SO_MUCH_ENDS = frozenset("了幅度为达仅却到约超过近别")
_OF_A_PLAN = "(?=[^，,。；;{quantity}]{0,8}(?:目标|计划(?:投资)?|任务|预算|指标)的)"

FRAME_RULES = (
    FrameRule(
        "figure.index",
        "(?<=[指系]数)(?:为|达到?|是|(?:[由从]{quantity})?提[高升][到至]|稳定在)?{quantity}",
        index,
        words=("指数", "系数"),
    ),
    FrameRule(
        "figure.grade", "(?:迈向|冲刺|迈上|挺进|跃上)(?:了)?{grade}", grade, words=(mark("grade"),)
    ),
    FrameRule(
        "figure.from-to",
        f"[由从](?:{{period}}|"
        f"[^，,。；;{{quantity}}])*?{{quantity}}[^，,。；;{{quantity}}]{{0,6}}?"
        f"(?P<verb>{_RAISED})(?:{_TO}(?:{{period}}的?|目前的|现在的|如今的|最快)?(?:每年|年)?|"
        "{period}的?){quantity}",
        raised,
        opens="由从",
    ),
    FrameRule(
        "figure.from-few-to",
        f"[由从][^，,。；;{{quantity}}]{{1,16}}?(?P<verb>{_RAISED}){_TO}"
        "(?:{period}的?|目前的|现在的|最快)?{quantity}",
        raised,
        opens="由从",
    ),
    FrameRule(
        "figure.turned",
        f"[由从][^，,。；;{{quantity}}]{{0,10}}?(?:{_UP}|{DOWN}){{quantity}}"
        f"(?:转为|变为|转向|扭转为)(?P<compare>)(?P<how>)(?P<verb>{_UP}|{DOWN}){{quantity}}",
        change,
        opens="由从",
    ),
    FrameRule(
        "figure.raised-to",
        f"(?P<verb>{_RAISED}){_TO}(?:最快|目前的|现在的|如今的)?(?:每年|年)?{{quantity}}",
        raised,
        ends=frozenset("到了至为成快的年"),
    ),
    FrameRule(
        "figure.change",
        f"{_COMPARE}(?P<how>{_HOW})(?P<verb>{_CHANGED}){_SO_MUCH}{{quantity}}",
        change,
        ends=frozenset(word[-1] for word in (_UP + "|" + DOWN).split("|")) | _SO_MUCH_ENDS,
    ),
    FrameRule(
        "figure.change-from",
        f"(?P<compare>[比较]{{period}}(?:同期|完成数|决算数)?的?){{quantity}}[，,]?"
        f"(?P<how>{_HOW})(?P<verb>{_CHANGED}){_SO_MUCH}{{quantity}}",
        change,
        opens="比较",
    ),
    FrameRule(
        "figure.change-beside",
        "[与同和](?P<compare>(?:{period}|[^，,。；;、{quantity}]{1,14}?)相比)[，,]?"
        f"(?P<how>{_HOW})(?P<verb>{_CHANGED}){_SO_MUCH}{{quantity}}",
        change,
        words=("相比",),
    ),
    FrameRule(
        "figure.doubled-since",
        "[比较](?:{period}|[^，,。；;、{quantity}]{1,10}?)(?:实现|预计|将|已|可|有望)*{quantity}",
        doubled_since,
        kinds=frozenset((MULTIPLE_KIND,)),
        in_clause=True,
    ),
    FrameRule(
        "figure.apart-from",
        "(?P<verb>高于|快于|低于|慢于|高出|优于|好于|超过?|领先)(?P<whole>[^，,。；;{quantity}]{1,12}?)"
        "(?:{quantity}的(?:目标|水平|增速|平均水平))?{quantity}",
        apart,
        kinds=frozenset((POINTS_KIND, BARE_KIND)),
    ),
    FrameRule(
        "figure.growth-behind",
        "{quantity}(?:的(?:正|高速|快速)?(?:增长|增速|增幅)|[↑↓])",
        growth_behind,
        kinds=frozenset((SHARE_KIND,)),
    ),
    FrameRule(
        "figure.signed",
        "(?:同比|环比)?[ ：]*[+]{quantity}",
        signed,
        kinds=frozenset((SHARE_KIND,)),
        ends=frozenset("+"),
    ),
    FrameRule(
        "figure.speed",
        "(?:[比较](?:{period}|去年|上年)(?:同期)?的?|同比|环比|年均|年平均|平均|累计|实际|名义|复合)*"
        "(?P<word>增速|增幅|涨幅|降幅|跌幅|(?<!自然)(?<!人口)增长率|增长速度)"
        f"(?:必?须|要|应|力争|预计|将|保持在|控制在|稳定在|维持在|(?:收窄|缩小|扩大|回落|回升|提高|提升)[到至])*{_SO_MUCH}{{quantity}}",
        speed,
        kinds=frozenset((SHARE_KIND, BARE_KIND)),
        ends=frozenset("速幅率度须要应争计将在到至") | _SO_MUCH_ENDS,
    ),
    FrameRule(
        "figure.share-of",
        f"(?:占到?(?!比|有率|地(?!区|方))|(?:为|是|达到?了?){_OF_A_PLAN}|"
        "完成了?(?=[^，,。；;{quantity}]{0,16}(?:目标|计划|任务|预算|指标)|{quantity}的?[^，,。；;{quantity}]{0,4}(?:目标|计划|任务))"
        "(?:{quantity}的?)?)"
        "(?P<whole>[^，,。；;{quantity}]{1,24}?)?(?:[（(]{quantity}[）)]的|{quantity}的)?"
        f"(?:的?(?:比重|比例|份额))?(?:[由从](?:(?:{{period}}|[去上]年同期|[年期]初)的?)?{{quantity}}(?:{_RAISED}|优化){_TO})?"
        "(?:力争|争取|[要须应]|均|都|始终|一直|分别|到达|为|达到?|约|(?:提[高升]|上升|增加|扩大|下降|降低|[升降增])[到至为]|保持在|稳定在|控制在|维持在|的|仅)*{quantity}",
        share_of,
        kinds=frozenset((SHARE_KIND,)),
    ),
    FrameRule(
        "figure.times-of",
        "(?:约?[是为]|相当于)(?P<whole>[^，,。；;{quantity}]{1,16}?)的{quantity}",
        times_of,
        kinds=frozenset((MULTIPLE_KIND,)),
        ends=frozenset("的"),
    ),
    FrameRule(
        "figure.regained",
        "恢复(?:{period}|[到至]了?[^，,。；;{quantity}]{2,10}?)(?:同期|水平)*的{quantity}",
        regained,
        kinds=frozenset((SHARE_KIND,)),
        ends=frozenset("的"),
    ),
    FrameRule(
        "figure.ranked",
        "(?:在?(?P<place>全[省市国区县旗州盟](?:{quantity}[^，,。；;、{quantity}]{1,8}?(?:[（(][县市区旗、]+[）)])?)?|(?:[一二三四五六七八九十]{1,3}|{quantity})个?(?:县市区|县区|县市|区县|市县|市州))[中内]?"
        "(?:继续|仍然?)?(?=排|位|居|列|名|均))?"
        "(?:进入|重返|进位至|升至|前移至|跻身于?|迈入|迈进|挺进|挤进|稳?居|位居|位列|列|排名?|排在|名列|跃居|跻身|保持|[连持]续[^，,。；;全]{1,6}?|(?<![人户亩地])均|位次|均居|"
        "荣?获得?|夺得|斩获|稳居|分别|分(?=[居列])|为)+"
        "(?P<whole>(?:[^，,。；;、{quantity}]{0,6}{quantity}(?=[^，,。；;、{quantity}]{0,8}[县市区旗州镇乡])|全[省市国区县]{quantity})"
        "[^，,。；;、{quantity}]{1,12}?(?:[（(][县市区旗、]+[）)])?|"
        "全国[^，,。；;、{quantity}]{2,8}|全[省市国区县]|[^，,。；;{quantity}]{2,6}?(?:[县市区][（(][县市区旗、]+[）)])?)?(?:(?<![高初])[中里内])?{quantity}",
        ranked,
        kinds=frozenset((RANK_KIND,)),
        in_clause=True,
    ),
)
