"""Whose a statement is where the text names no place but a level: 市委, 省政府, 全县."""

import re

from jobs.extraction.rules.tokens import Place

_SPEAKERS = re.compile("(?<![^\\W_]市|[^\\W_]区|[^\\W_]县)([省市县区])(?:委(?!员|会|托)|政府)")
_PROVINCE = re.compile("省$|自治区$|^(?:北京|天津|上海|重庆)市$|特别行政区$")
_CITY = re.compile("市$|自治州$|地区$|盟$")
_LEVELS = {"省": 0, "市": 1}


def speaking_level(words: str) -> str | None:
    """The level of the committee or government named last: 市 for 紧紧围绕市委的部署."""
    found = _SPEAKERS.findall(words)
    return str(found[-1]) if found else None


def place_of_level(here: Place, level: str) -> Place:
    """The place of a level (省, 市) that `here` lies in; `here` itself where none is known.

    The codes of GB/T 2260 nest: 371602 lies in 371600, which lies in 370000.
    """
    parts = here.path.split("/") if here.path else []
    depth = _LEVELS.get(level)
    if depth is None or not parts or not _PROVINCE.search(parts[0]):
        return here
    if depth == 1 and (len(parts) < 2 or not _CITY.search(parts[1])):
        return here
    if len(parts) <= depth + 1:
        return here
    code = here.code[: 2 * depth + 2].ljust(6, "0") if here.code else None
    return Place("/".join(parts[: depth + 1]), code)
