"""How far the projects of a list are, by the words before it: 签约项目中，投资额较大的有…."""

import re

from storage.records import Stage

_STAGES_OF_LISTS = {
    "签约": Stage.SIGNED,
    "开工": Stage.STARTED,
    "在建": Stage.BUILDING,
    "续建": Stage.BUILDING,
    "竣工": Stage.FINISHED,
    "投产": Stage.OPERATING,
    "储备": Stage.LEAD,
    "谋划": Stage.LEAD,
}
_STAGE_WORDS = "|".join(_STAGES_OF_LISTS)
# 签约项目中，投资额较大的有…: what follows is of that stage.
_LISTED_AS = re.compile(
    f"(?P<stage>{_STAGE_WORDS})的?项目(?:中，[^。；]{{0,12}}|[^，。；]{{0,8}})(?:有|包括|为|：)"
)
_COUNTED_AS = re.compile(f"(?P<stage>{_STAGE_WORDS})的?项目[^，。；]{{0,16}}，")


def stage_of_list(text: str, end: int, *, loosely: bool = False) -> Stage | None:
    """The stage that the words before a list give all its projects.

    `loosely`: a count of projects of that stage before it will do, if nothing tells more.
    """
    opening = text.rfind("；", 0, end) + 1 if loosely else 0
    found = list((_COUNTED_AS if loosely else _LISTED_AS).finditer(text, opening, end))
    return _STAGES_OF_LISTS[found[-1]["stage"]] if found else None
