"""What a work consists of is no work of its own: 占地百亩，新上两条生产线; 主要建设门诊楼."""

import re

from jobs.extraction.rules.pattern_needs import beginning
from jobs.extraction.rules.pattern_openings import first_characters
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_claims import CAPACITY

_CONTENTS = beginning(
    "(?:主要|重点)建设|主要包括|建有|设有|内设|(?:^|[并步还将、及])配套(?!与)|[一二三四首]期(?:工程|项目)?(?:主要|拟|将|计划)?(?:建设|新建)"
)
# 占地百亩，新上两条生产线: what a project consists of, behind its size or its sum.
_SIZE_TOLD = re.compile("占地|用地|投资|面积|规划|工期")
_NEWLY = re.compile(
    "(?:主要|可|将|计划|拟|并|共)*(?:新上|新建|新增|购置|建设|安装|引进|改造)(?:了)?$"
)
# 总投资2亿元，规划建设教学楼、宿舍楼; 包括客运索道、酒店等子项目
_ROW_OF_PARTS = re.compile(
    "(?:主要|可|将|计划|规划|拟|并|共)*(?:新上|新建|新增|建设|改造|包括|包含)(?:了)?(?:[^，。；]*、)?$"
)
# Under its own heading: 总投资230万元，完成景墙、步道等建设.
_COMPLETED = re.compile("(?:现?已|共)?完成了?(?:[^，。；]*、)?$")
# 室内水上乐园、美食街等区域已完工
_PARTS_BEHIND = re.compile(
    "(?:、[^，。；、]{1,12})*等[0-9]*个?(?:区域|部分|部位|单体|建筑|楼栋|工序|分项|子项|功能区|板块)"
)
# 该项目已建成370亩蔬菜基地、冷库
_BUILT_BY_IT = re.compile(
    "[该本](?:项目|工程)(?:目前|现|已经|已|共|累计|主要|将)*(?:建成|完成|新建|建有|建设|包括)了?"
    "(?:[0-9.]+[^，。；、0-9]{1,3})?(?:[^，。；]*、)?"
)
_HEAD_WORD = re.compile("内容|任务|规模")
_BUILDING = re.compile(
    "(?!.*(?:中学|小学|学校|学院|大学|医院|公司))(?:[A-Z]?[0-9]+[号#至—~-]*)*[^0-9，。；、]{0,10}(?:车间|厂房|仓库|宿舍楼|办公楼|食堂|锅炉房)"
)
# 该项目总投资3亿元。主要建设冷库、交易中心等
_GOES_ON = re.compile(
    "(?:该?项目|工程)?(?:主要|规划|拟|包括)+(?:建设|新建|改造)|其中，?(?:主要)?包括"
)
# 甲项目。总投资3亿元，建设生产线
_SUM_OPENS = re.compile("(?:计划|预计|概算|估算|批复)*总?投资|总?(?:占地|用地|建筑面积)")
_SUM_BEGINS = first_characters(_SUM_OPENS.pattern)
_OF_ITS_OWN = ("项目", "工程", "园", "园区", "基地", "小镇", "公园")
_OPEN_ITS_CONTENTS = first_characters(_GOES_ON.pattern)
# 甲项目包括标准厂房、物流中心三大板块
_MADE_UP_OF = re.compile("(?:分为|由|包括|包含|涵盖)(?:[^，。；]*、)?$")
_PARTS = re.compile("[^。；，]{0,30}(?:板块|组成|子项目|部分|分项|功能区)")
_WATERS = re.compile("水库|水利枢纽|电站")
_OF_WATERS = re.compile(
    "(?:城市|左岸|右岸|上游|下游)?(?:导流|放空|泄洪|泄水|取水|输水|引水|借水|发电|排沙|灌溉|兼|工程)+(?:隧洞|管道|洞)"
    "|(?:拦河)?(?:大坝|主坝|副坝|溢洪道)|(?:库区|库周|淹没区|移民)[^，。；]{2,16}"
)
_CONTENT_HEAD = re.compile(
    "(?:建设|改造|主要|施工)(?:的)?(?:内容|任务|规模)(?:包括|为|是|有|：)+[^。]*$"
)


# 急诊大楼 of a hospital, 3号宿舍楼 of a school, 干渠隧洞 of an irrigation district.
_OF_WHOLES = (
    (
        re.compile(
            "(?:[A-Z0-9一二三四五六七八九十]+[号#栋]?)?[^市县区镇]{0,5}"
            "(?:大楼|(?:[诊院学舍训政研修公]楼)?[主副辅裙附]楼|[诊院学舍训政研修公技房合验]楼|厂房|车间|食堂|体育馆|图书馆|公寓)"
        ),
        re.compile("医院|院区|分院|学校|学院|小学|中学|[高初职]中|校区|产业园|园区|基地"),
    ),
    (
        re.compile(
            "(?:[主副总东西南北左右]|[首末]端)?(?:分?干渠|支渠|输水|引水|导流|泄洪|发电)?"
            "(?:隧洞|干渠|支渠|泵站|大坝|[主副]坝|管道|管线|厂房)(?:工程)?"
            "|(?:首部|渠首|枢纽|挡水|拦河|大|主|副|坝|溢洪道|围堰|泄洪|泄水|导流|输水|引水|灌溉|放水|取水|隧洞|洞|塔|渠道|干渠|管道|泵站|闸|厂房|上坝|道路)+工程"
        ),
        re.compile("水库|灌区|枢纽|电站|[引供调输]水"),
    ),
)
_ENDS_OF_PARTS = frozenset("楼房间堂馆寓洞渠站坝道线程")


def is_part_of(name: str, current: str) -> bool:
    """Whether a building or a canal is one of the institution or the waters spoken of."""
    return name[-1] in _ENDS_OF_PARTS and any(
        part.fullmatch(name) is not None and whole.search(current) is not None
        for part, whole in _OF_WHOLES
    )


def is_its_part(name: str, current: str) -> bool:
    """Whether a workshop or the like is a part of the project spoken of: 板材加工车间正在装修,
    导流隧洞 of a reservoir.
    """
    if current.endswith(("项目", "工程")) and _BUILDING.fullmatch(name) is not None:
        return True
    if is_part_of(name, current):
        return True
    return _OF_WATERS.fullmatch(name) is not None and _WATERS.search(current) is not None


def is_contents(
    text: str, clause: str, token: Token, *, spoken: bool, told: bool, heads: bool
) -> bool:
    """Whether what a token of a sentence names is what the work spoken of consists of.

    `clause` is what its clause says before it; `spoken` tells that the sentence has named a work,
    `told` that the work spoken of is one for sure, `heads` that the section is about one.
    """
    start, end = token.start, token.end
    opens = told and not spoken and text[0] in _SUM_BEGINS and _SUM_OPENS.match(text) is not None
    spoken = spoken or (opens and not token.value.name.endswith(_OF_ITS_OWN))
    if spoken and _is_listed_in_it(text, clause, end):
        return True
    if told and text[end : end + 1] in "、等" and _PARTS_BEHIND.match(text, end):
        return True
    if told and _HEAD_WORD.search(text, 0, start) and _CONTENT_HEAD.search(text[:start]):
        return True
    if told and spoken and _BUILT_BY_IT.fullmatch(clause):
        return True
    goes_on = told and not spoken and text[0] in _OPEN_ITS_CONTENTS and _GOES_ON.match(text)
    if goes_on and not _has_capacity(token.value.name):
        return True
    told_so = (heads and _COMPLETED.fullmatch(clause)) or (spoken and _is_part(clause, token))
    return bool(told_so and _SIZE_TOLD.search(text, 0, start - len(clause)))


def _is_part(clause: str, token: Token) -> bool:
    """Whether the clause before a name says that it is newly had, or lists it with others."""
    if _NEWLY.fullmatch(clause):
        return True
    return _ROW_OF_PARTS.fullmatch(clause) is not None and not _has_capacity(token.value.name)


def _has_capacity(name: str) -> bool:
    return name.endswith(("项目", "工程")) and CAPACITY.search(name) is not None


def _is_listed_in_it(text: str, clause: str, end: int) -> bool:
    """Whether a clause that names a work lists what it consists of: 主要建设…, 包括…三大板块."""
    if not clause.endswith("的") and _CONTENTS.search(clause):
        return True
    return _MADE_UP_OF.search(clause) is not None and _PARTS.match(text, end) is not None
