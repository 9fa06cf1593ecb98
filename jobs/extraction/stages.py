"""How far a project is, read from the words around its name.

A word of completion speaks of the future after 将, 预计, 力争 …, and of a condition before 后
(建成后): neither says that the project is complete.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from storage.records import Stage, Status

_FUTURE = re.compile(
    "将(?!军)|即将|预计|计划|力争|争取|确保|有望|拟|尽快|早日|推动|推进|年内|年底前|月底前|目标|倒计时"
    "|要(?!求)|待|可(?!以)|早|准备|快"
)
# Parts of a work: their completion is not the work's.
_PART = (
    "(?:主体|基础|路基|桥梁|洞口|首台|机组|厂房|宿舍|设备|土建|结构|部分|段|通风洞|施工|管网|桩基|钢梁|跑道|投资"
    "|桥面|主跨|总工程量|工程量|进度|年度)"
)
# What comes before building: it is no building yet.
_BEFORE_BUILDING = (
    "(?:征地|征迁|征拆|勘界|拆迁|设计|招标|评审|勘察|手续|立项|备案|审批|前期|可研|报批|环评|审查|复审|核准|批复|研究报告"
    "|规划(?!床位|建筑|用地|面积|总|占地|设置|设计|布局)|摘牌|拿地|选址)"
)
# What a word says of the project; of two that stand in one clause the later stage counts.
_CUES: tuple[tuple[Stage, "re.Pattern[str]"], ...] = (
    (
        Stage.LEAD,
        re.compile(
            "谋划|储备项目|在谈|洽谈|招引|拟(?:建|重点|新建|投资)|选址于|可行性研究|规划建设|论证|合作意向|申报"
            f"|随即跟上|待建|{_BEFORE_BUILDING}|计划(?:新建|建设|开工|启动)"
            "|(?:将|即将|计划|拟)(?:全面|正式)?(?:启动|开工)"
        ),
    ),
    (Stage.SIGNED, re.compile("签约|签订|签署|签下")),
    (Stage.STARTED, re.compile("开工|奠基|启动|动工|破土|开建")),
    (
        Stage.BUILDING,
        re.compile(
            "(?:加快|加速|提速|正在|加紧|抓紧|全力|全面|有序|稳步|持续|推进|推动).{0,6}(?:建设|施工|推进|安装)"
            "|施工(?!图)|在建|建设(?:现场|中|进度|顺利|取得|工地|正|已|进入)|推进|安装|掘进|平整|清表|打桩|调试|续建|装修|砌筑|封顶"
            "|进展(?:较快|顺利|迅速|良好|明显)|(?:有序|全面|加快)(?:实施|展开)|合龙|贯通|如火如荼|收尾|进场|吊装|浇筑|开挖|工地|忙碌|复工|复建|铺轨|铺设|填筑|架设|架梁|盾构|始发|转体|试飞|土建|拔地而起|初具|雏形|热火朝天|塔吊|(?:进度|工程量).{0,8}[0-9]+%"
            f"|{_PART}.{{0,8}}(?:完工|完成|建成|竣工|封顶)|完成.{{0,6}}{_PART}"
        ),
    ),
    (
        Stage.FINISHED,
        re.compile(
            "竣工|完工|建成|(?:竣工|交工|完工)?验收|试生产|试投产|试车|试产|(?:已|全部|基本|顺利)?完成了?(?=并|$)|试运行|落成"
        ),
    ),
    (
        Stage.OPERATING,
        re.compile(
            "投产|投用|投运|投入(?:使用|运行|运营|营业|生产)|建成(?:运行|使用)|启用|通车|通航|开通|运营|开业|达产|达效|上线"
            "|开园|开馆|并网(?:发电)?|开街|下线|通水|通气|通电|送电|首航|入住|(?:对外|正式)开放|试营业|开门迎客|开诊|形成.{0,8}产能|交付|点火|投料|量产|满产"
        ),
    ),
)
_ORDER = {stage: place for place, stage in enumerate(Stage)}
_AHEAD_OF_START = re.compile("(?:将|即将|拟|计划|预计)[^，。]{0,10}$")
# 拟投资12亿元建设…: nobody builds yet. 将加快推进…建设 speaks of what is being built.
# 加快建成某产业园 is at work on it.
_HURRIED = re.compile("(?:加快|加紧|加速|抓紧|尽快|早日|力争|争取|确保|推动)[^，。]{0,3}$")
# 加快建设总投资7亿元的…: the sum keeps no verb from its project.
_SUM_BEFORE = re.compile(r"(?:计划|概算|估算)?总?投资约?[\d.]+[万亿]+元的?$")
_TO_BUILD = re.compile("建设|新建|扩建|改建|兴建")
_INTENDED = re.compile("(?:拟|计划|将|预计|准备)[^，。；]{0,16}$")
_FIRST_PLAN = re.compile("原定|原计划")
_COMPLETE = re.compile("完成|完工|建成|竣工")
_COMPLETION = re.compile(
    f"{_CUES[-2][1].pattern}|{_CUES[-1][1].pattern}|达到[^，。]{{2,8}}(?:条件|要求)"
)
# 建成投产后, 开工前: a condition or a time, not a statement.
_CONDITION = re.compile(".{0,3}(?:后|前(?!景|期)|以来)")
_PARTIAL = re.compile(f"{_PART}.{{0,8}}$")
_PREPARING = re.compile(f"{_BEFORE_BUILDING}.{{0,10}}$")
_PREPARED = re.compile(f"完成.{{0,10}}{_BEFORE_BUILDING}")
_NOT_YET = re.compile("(?:未|没有|未能)[^，。；]{0,4}$")
_SOON = re.compile(
    "(?:将|拟|计划|准备|即将|要|确保|力争|争取|可望|有望|尽快|年内|抓紧)[^，。]{0,3}$"
)
_WHOLE_EVENT = re.compile(
    "(?:全部|全线|全面|整体|均|正式|顺利|基本|已经|已|成功|如期|提前|实现|通过|[一二三]期)*"
    f"(?:{_CUES[-2][1].pattern}|{_CUES[-1][1].pattern}|验收)"
)
_OF_THE_WHOLE = re.compile(
    "^[”）]?(?:建设|施工|改造|工程|项目|任务|整体|全线|(?:目前|现在|均|都|也|就|日前|近日|已经|已|于|全部|全面|基本|顺利|提前|如期|正式))*$"
)
_FIRST_OF_IT = re.compile("(?:首[台批条组片]|[0-9]号机组|部分)[^，。；]{0,12}$")
# 县人民医院开通绿色通道, 社区启动志愿服务: what they do, not how far they are.
_TRANSITIVE = frozenset(("启动", "开通", "启用"))
_OBJECT = re.compile(
    "(?!建设|运营|运行|仪式|试|使用|以来|之?[后前]|并|了|通车|[一二三]期|工作|程序|实施|在|于|至|时|以?来)[\u4e00-\u9fff]{2,}"
)
_COUNTED_ONES = re.compile("项目[0-9]")
_BEGINNINGS = (Stage.SIGNED, Stage.STARTED)
_IN_PHASES = re.compile(r"分(?:[一二两三四五]|\d)(?:期|个?阶段)[^，。；]{0,4}$")
_NEAR = 36
_CLAUSES = re.compile("[，,；;。]")
# A later clause with a subject of its own tells nothing of the project.
_OUR_PLACE = re.compile("[我本][省市县区]|两地|全[省市县区]")
OTHER_SUBJECT = re.compile(
    "两地|全[省市县区国]|[我本各][省市县区地]|[0-9]+(?:个(?!多?月)|[条座家])|企业|公司"
)

# 甲铁路开工，加快推进乙路改造: a clause of something else.
_OWN_OBJECT = re.compile(
    "(?:要|并|继续|加快|推进|推动|全力|实施|开工建设|启动|新建|争取|谋划)+"
    "(?!建设|施工|进度|主体|前期|并|后|投|通|安装|设备|厂房|工程|验收|该|项目|二期|三期|各项)[^，。；]{5,}"
)

_VERBS_BEFORE: tuple[tuple[Stage, "re.Pattern[str]"], ...] = (
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


def stage_after(words: str, ahead: Sequence[int] = ()) -> Stage | None:
    """The stage that the words behind a project's name tell.

    Of several clauses the one that leads furthest counts (开工…，现已投产). `ahead` holds where
    days to come stand in the words (negative: before them): nothing in their clauses is complete
    yet that is not marked by 已.
    """
    best: Stage | None = None
    for start, clause in _clauses(words):
        if start and (OTHER_SUBJECT.search(clause) or _OWN_OBJECT.match(clause)):
            break
        stage = _stage_of_clause(clause, _dated(ahead, start, clause))
        if stage is not None and (best is None or _ORDER[stage] > _ORDER[best]):
            best = stage
    return best


def stage_before(words: str) -> Stage | None:
    """The stage that a verb right before a project's name tells: 加快…, 开工的…, 谋划….

    `words` must not reach over punctuation.
    """
    words = _SUM_BEFORE.sub("", words)
    for stage, verbs in _VERBS_BEFORE:
        if found := verbs.search(words):
            lead = words[: found.start()]
            if _FIRST_PLAN.search(lead):
                return None
            if stage in (Stage.FINISHED, Stage.OPERATING) and _HURRIED.search(lead):
                return Stage.BUILDING
            if stage is not Stage.BUILDING and _SOON.search(lead):
                return Stage.LEAD
            if _TO_BUILD.match(found[0]) and _INTENDED.search(lead):
                return Stage.LEAD
            return stage
    return None


def tells_at_once(words: str, ahead: Sequence[int] = ()) -> bool:
    """Whether the first two clauses behind a name already tell a stage."""
    ends = [found.start() for found in _CLAUSES.finditer(words)]
    near = words[: min(ends[1] if len(ends) > 1 else len(words), _NEAR)]
    return stage_after(near, ahead) is not None or is_promised(near, ahead)


def is_promised(words: str, ahead: Sequence[int] = ()) -> bool:
    """Whether words promise a completion, so that the work must be under way: 将于年底通车."""
    for start, clause in _clauses(words):
        dated_ahead = _dated(ahead, start, clause)
        for found in _COMPLETION.finditer(clause):
            if _CONDITION.match(clause, found.end()):
                continue
            if dated_ahead or _FUTURE.search(clause[: found.start()]):
                return True
    return False


def stage_of_event(words: str, status: Status, measured: bool) -> Stage | None:
    """How far a project is of which an event is told; `measured`: it has a degree or a sum.

    Only what happened to the whole completes it: 泵站主体完工 leaves the reservoir in building.
    """
    if status is Status.PLANNED or _PREPARING.search(words):
        return None
    told = _stage_of_clause(words, dated_ahead=False)
    if status is Status.UNDERWAY or measured or told is None:
        return Stage.BUILDING
    complete = told in (Stage.FINISHED, Stage.OPERATING)
    return Stage.BUILDING if complete and not _WHOLE_EVENT.match(words) else told


def _clauses(words: str) -> Iterator[tuple[int, str]]:
    """The clauses of words, each with where it starts."""
    start = 0
    for clause in _CLAUSES.split(words):
        yield start, clause
        start += len(clause) + 1


def _dated(ahead: Sequence[int], start: int, clause: str) -> bool:
    first = start == 0
    return any((first and at < 0) or start <= at < start + len(clause) for at in ahead)


def furthest(stages: Iterable[Stage]) -> Stage | None:
    """The stage that lies furthest on the way from 谋划 to 投产."""
    return max(stages, key=_ORDER.__getitem__, default=None)


def _stage_of_clause(clause: str, dated_ahead: bool) -> Stage | None:
    if clause.strip() == "新开工":
        return Stage.LEAD  # in a list of what the year is to bring
    best: Stage | None = None
    for stage, cue in _CUES:
        for found in cue.finditer(clause):
            before, following = clause[: found.start()], clause[found.end() : found.end() + 1]
            if following == "项" and _COUNTED_ONES.match(clause, found.end()):
                continue  # 某园区新开工项目15个 tells of those
            conditional = _CONDITION.match(clause, found.end())
            if (conditional and not before.endswith(("正式", "已"))) or following == "率":
                continue
            if found[0] in _TRANSITIVE and _OBJECT.match(clause, found.end()):
                continue
            if following == "的" and stage in (Stage.FINISHED, Stage.OPERATING):
                continue
            prepared = stage is Stage.BUILDING and _PREPARED.match(clause, found.start())
            if prepared or _OUR_PLACE.search(before):
                continue
            read = _read_cue(stage, before, found[0], dated_ahead)
            if read is not None and (best is None or _ORDER[read] > _ORDER[best]):
                best = read
    return best


def _read_cue(stage: Stage, before: str, cue: str, dated_ahead: bool) -> Stage | None:
    """What a cue says after the words before it: planned completion is none, nor is 未开工."""
    if _NOT_YET.search(before):
        return Stage.LEAD if stage is Stage.STARTED else None
    ahead = (dated_ahead or _FUTURE.search(before)) and "已" not in before
    if stage in (Stage.FINISHED, Stage.OPERATING):
        if ahead or _PREPARING.search(before) or _IN_PHASES.search(before):
            return None
        # 主墩承台全部浇筑完成, 首台机组投产发电: a part of the work.
        of_a_part = "完成" in cue and not _OF_THE_WHOLE.search(before)
        of_a_part = of_a_part or (stage is Stage.FINISHED and _PARTIAL.search(before) is not None)
        of_a_part = of_a_part or (cue != "下线" and _FIRST_OF_IT.search(before) is not None)
        return Stage.BUILDING if of_a_part else stage
    if stage is Stage.BUILDING and (_PREPARING.search(before) or (ahead and _COMPLETE.search(cue))):
        return None
    soon = dated_ahead or _AHEAD_OF_START.search(before)
    entered = cue in ("进场", "复工") or (cue == "施工" and before.endswith("进场"))
    if soon and (stage in _BEGINNINGS or entered):
        return Stage.LEAD
    return stage
