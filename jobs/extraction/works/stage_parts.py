"""What tells only of a part that it is complete, or only what its completion is good for."""

import re

from jobs.extraction.works.stage_words import PART
from storage.records import Stage

# 建成投产后, 开工前: a condition or a time, not a statement.
_GOOD_FOR = re.compile("[^，。；]{0,4}(?:将|是为|可[^，]|能|有利于|有助于|有望|必将|会)")
# 建成两栋教学楼: parts of it.
_SOME_BUILDINGS = re.compile(
    "了?(?:[0-9一二两三四五六七八九十]+余?[栋幢座条层孔跨]|[^，。；、0-9]{2,8}[0-9]+余?[栋幢]"
    "|[0-9.]+[余多万]*(?:亩|平方米|套|户|间|个|处|口))"
)
_PART_IN_USE = re.compile("(?:大楼|综合楼|宿舍楼?|厂房|车间|食堂|部分).{0,8}$")
_PARTIAL = re.compile(f"{PART}.{{0,8}}$")
_OF_THE_WHOLE = re.compile(
    "^[”）]?(?:建设|施工|改造|整治|治理|修复|提升|扩建|加固|拓宽|工程|项目|任务|整体|全线|(?:目前|现在|均|都|也|就|日前|近日|已经|已|于|全部|全面|基本|顺利|提前|如期|正式))*$"
)
_FIRST_OF_IT = re.compile("(?:首[台批条组片]|[0-9]号机组|部分)[^，。；]{0,12}$")


def is_of_a_part(stage: Stage, before: str, cue: str, after: str) -> bool:
    """Whether a cue of completion is of a part of the work: 主墩承台全部浇筑完成, 首台机组投产发电.

    `before` and `after` are what its clause says around it.
    """
    return bool(
        ("完成" in cue and not _OF_THE_WHOLE.search(before))
        or (stage is Stage.FINISHED and _PARTIAL.search(before))
        or before.endswith("进入")
        or _PART_IN_USE.search(before)
        or _SOME_BUILDINGS.match(after)
        or (cue != "下线" and _FIRST_OF_IT.search(before))
    )


def is_its_good(before: str, clause: str, end: int) -> bool:
    """该校区的建成将使…: what its completion is good for, whether or not it has come."""
    if clause.startswith(("时间", "目标", "里程数"), end):
        return True  # 通车时间将缩短
    return before.endswith("的") and _GOOD_FOR.match(clause, end) is not None
