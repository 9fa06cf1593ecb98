"""What is said of works by how far they are: the words for `stages.py`, as patterns."""

import re

from jobs.extraction.spotter import Spotted
from storage.records import Stage

# Parts of a work: their completion is not the work's.
PART = (
    "(?:主体|基础|路基|桥梁|洞口|首台|机组|厂房|宿舍|设备|土建|结构|部分|段|通风洞|施工|管网|桩基|钢梁|跑道|投资"
    "|桥面|主跨|总工程量|工程量|进度|年度)"
)
# What comes before building: it is no building yet.
BEFORE_BUILDING = (
    "(?:征地|征迁|征拆|勘界|拆迁|设计|招标|评审|勘察|手续|立项|备案|审批|前期|可研|报批|环评|审查|复审|核准|批复|研究报告"
    "|规划(?!床位|建筑|用地|面积|总|占地|设置|设计|布局)|摘牌|拿地|选址)"
)
# What a word says of the project; of two that stand in one clause the later stage counts.
CUES: tuple[tuple[Stage, Spotted], ...] = (
    (
        Stage.LEAD,
        Spotted(
            "谋划|储备项目|在谈|洽谈|招引|拟(?:建|重点|新建|投资)|选址于|可行性研究|规划建设|论证|合作意向|申报"
            f"|随即跟上|待建|{BEFORE_BUILDING}|计划(?:新建|建设|开工|启动)"
            "|(?:将|即将|计划|拟)(?:全面|正式)?(?:启动|开工)"
        ),
    ),
    (Stage.SIGNED, Spotted("签约|签订|签署|签下")),
    (Stage.STARTED, Spotted("开工|奠基|启动|动工|破土|开建")),
    (
        Stage.BUILDING,
        Spotted(
            "(?:加快|加速|提速|正在|加紧|抓紧|全力|全面(?!开工)|有序|稳步|持续|推进|推动).{0,6}(?:建设|施工|推进|安装)"
            "|施工(?!图)|在建|建设(?:现场|中|进度|顺利|取得|工地|正|已|进入)|推进|安装|掘进|平整|清表|打桩|调试|续建|装修|砌筑|封顶"
            "|进展(?:较快|顺利|迅速|良好|明显)|(?:有序|全面|加快)(?:实施|展开)|合龙|合拢|贯通|打通(?!堵|渠道|环节|路径|通道|壁垒|最后)|结顶|进尺|充水|联[调通]联试|如火如荼|收尾|进场|吊装|浇筑|开挖|工地|忙碌|复工|复建|铺轨|铺设|填筑|架设|架梁|盾构|始发|转体|试飞|土建|拔地而起|初具|雏形|热火朝天|塔吊|(?:进度|工程量).{0,8}[0-9]+%|完成[了总近约超过]{0,2}[0-9.]+%"
            f"|{PART}.{{0,8}}(?:完工|完成|建成|竣工|封顶)|完成.{{0,6}}{PART}"
        ),
    ),
    (
        Stage.FINISHED,
        Spotted(
            "竣工|完工|建成|(?:竣工|交工|完工)?验收|试生产|试投产|试车|试产|(?:已|全部|基本|顺利)?完成了?(?=并|$)|试运行|落成"
        ),
    ),
    (
        Stage.OPERATING,
        Spotted(
            "投产|投用|投运|投入(?:使用|运行|运营|营业|生产)|建成(?:运行|使用)|启用|通车|通航|开通|运营|开业|达产|达效|上线"
            "|开园|开馆|并网(?:发电)?|开街|下线|通水|通气|通电|送电|首航|入住|(?:对外|正式)开放|试营业|开门迎客|开诊|形成.{0,8}产能|交付|点火|投料|量产|满产"
        ),
    ),
)
COMPLETION = Spotted(f"{CUES[-2][1].pattern}|{CUES[-1][1].pattern}|达到[^，。]{{2,8}}(?:条件|要求)")
# What a verb right before a name tells of it.
VERBS_BEFORE: tuple[tuple[Stage, "re.Pattern[str]"], ...] = (
    (
        Stage.LEAD,
        re.compile(
            "(?:谋划|储备|申报|招引|洽谈|规划建设|拟(?:重点)?建设?|计划建设|拟投资|引进|在谈|推介)[^，。]{0,4}$"
        ),
    ),
    (Stage.SIGNED, re.compile("(?:签约|签订|签署)(?:了|的)?[^，。]{0,4}$")),
    (Stage.OPERATING, re.compile("(?:投用|投产|启用|运营|开通|使用)了?的?[^，。]{0,4}$")),
    (Stage.FINISHED, re.compile("(?:(?<!规划)建成|完成|竣工|完工)(?:了|的)?[^，。]{0,4}$")),
    (
        Stage.STARTED,
        re.compile(
            "(?:开工(?:建设)?|启动|动工|奠基)(?:了|的)?(?:项目)?[^，。在于]{0,4}$"
            "|开工(?:仪式|活动)?[^，。；]{0,4}(?:会场|现场)设(?:立)?在$"
            "|开工的项目(?:有|包括|为)[^，。]{0,30}$"
        ),
    ),
    (
        Stage.BUILDING,
        re.compile(
            "(?:加快|加速|加紧|加大|推进|推动|续建|实施|在建|建设(?!一)|新建|扩建|改建|兴建)[^，。]{0,8}$"
        ),
    ),
)
