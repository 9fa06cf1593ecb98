"""What the columns of a table of works hold, as their heads say: 项目名称, 总投资, 开工时间."""

import re
from collections.abc import Sequence
from enum import StrEnum


class Column(StrEnum):
    """What a column of a table of works holds."""

    NAME = "name"
    OWNER = "owner"
    RESPONSIBLE = "responsible"
    INVESTMENT = "investment"
    YEARLY = "yearly"
    """What is to be spent on it this year."""
    STATE = "state"
    DAY = "day"
    """When it is begun or done: 开工时间, 计划竣工时间."""
    PLACE = "place"
    OTHER = "other"
    """What tells that a table is one of works, and gives no fact: 建设内容, 建设年限."""


UNIT = re.compile("[（(]?(?:单位[：:])?(?P<unit>亿元|万元|元)[）)]?")
EVENT = re.compile(
    "(?P<planned>计划|拟|预计|预期)?(?:项目|建设)?(?P<event>开工|动工|竣工|完工|建成|投产|投用|竣工投产|建成投用|签约)"
    "(?:建设|日期|时间|年月|时限)+"
)
_NAMED = re.compile("(?:重点|建设|重大)?项目名称|工程名称")
_PLAIN_NAME = "项目"
_COLUMNS = {
    Column.OWNER: re.compile(
        "(?:项目)?(?:建设|业主|投资|实施)(?:单位|主体|方)|项目单位|项目业主|投资企业"
    ),
    Column.RESPONSIBLE: re.compile(
        "(?:责任|牵头|主管|推进)(?:单位|部门|人|领导)|包联领导|帮包领导"
    ),
    Column.INVESTMENT: re.compile(
        "(?:项目|计划|估算|概算)?(?:总投资|投资总额|投资额|投资规模)(?:额)?"
    ),
    Column.YEARLY: re.compile(
        "(?:(?:19|20)\\d\\d年|本年|年|当年|今年)(?:度)?(?:计划(?:完成)?投资|投资计划)(?:额)?|计划年度投资"
    ),
    Column.STATE: re.compile(
        "(?:建设)?性质|(?:项目|建设|形象|工程|目前|当前|最新|实施|工作|推进|施工)*(?:进展|进度|阶段|状态)(?:情况)?"
        "|(?:项目)?(?:推进|建设|完成|实施)情况"
    ),
    Column.DAY: EVENT,
    Column.PLACE: re.compile(
        "(?:项目|建设|实施)(?:地点|地址|所在地|位置)|所在(?:县区|区县|[区县地]|乡?镇)"
    ),
    Column.OTHER: re.compile(
        "(?:主要)?(?:项目)?(?:建设)?(?:规模|内容)(?:[及和与](?:主要)?(?:建设)?(?:规模|内容))?"
        "|建设(?:起止)?(?:年限|周期|工期|时间)|起止年限|项目类[别型]"
    ),
}
_FEWEST = 3
"""So many columns, and kinds of columns, has a table of works."""


def column_of(text: str) -> Column | None:
    """What a column holds by its head; None where that is no part of a table of works."""
    words = "".join(text.split())
    if words == _PLAIN_NAME:
        return Column.NAME
    for column, pattern in ((Column.NAME, _NAMED), *_COLUMNS.items()):
        if found := pattern.match(words):
            rest = words[found.end() :]
            if not rest or UNIT.fullmatch(rest):
                return column
    return None


def heads_works(texts: Sequence[str]) -> bool:
    """Whether some heads are those of a table of works.

    项目 alone heads tables of figures as well: two more of its columns must be of works.
    """
    if len(texts) < _FEWEST:
        return False
    columns = [column_of(text) for text in texts]
    if Column.NAME not in columns or len(set(columns)) < _FEWEST:
        return False
    name = "".join(texts[columns.index(Column.NAME)].split())
    others = {column for column in columns if column not in (None, Column.NAME)}
    return name != _PLAIN_NAME or len(others) > 1
