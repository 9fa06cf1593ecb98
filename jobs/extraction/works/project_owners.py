"""Whose a project is by its name or right before it: 某某公司…项目, 某某公司投资15亿元的…项目."""

import re
from collections.abc import Sequence

from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.names.short_names import SHORT_NAME
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import one_of
from jobs.extraction.works.project_claims import CAPACITY, own_words
from jobs.extraction.works.project_words import GENERIC

_FEWEST_OWN = 2
SHORTEST_REST = 4
"""Characters that a name has at least without its owner."""
_GENERIC = re.compile(one_of(GENERIC))
_INVESTING = re.compile(
    r"(?:计划|拟|将|总)*投资约?[\d.]+[万亿]+元?"
    "(?:(?:建设|实施)?的|，?(?:在[^，。；]{1,8})?(?:建设|新建|兴建|设立|打造)(?:的)?)"
    "|(?:计划|拟|将)?(?:新增|新上|扩建|投建)|(?:全额|独家)?投资的"
)
# 华丰科技拟投资3亿元，在某县建设…
_BRAND_INVESTS = re.compile(
    r"(?:^|[，。；：])(?P<brand>[^，。；：、的了在由为与将“”（）\d]{2,8}?)(?:[与同和][^，。；]{2,10}签[约订署][^，。；]{0,10}，)?(?:计划|拟|将|总)*投资约?[\d.]+[万亿]+(?:美|欧)?元?"
    "，?(?:在[^，。；]{1,10})?(?:(?:建设|新建|兴建|设立|打造|实施|新上|扩建)(?:的|了)?|(?<=元)的)$"
)
_SUM_REACH, _INVESTING_REACH = 30, 44
_NO_FIRM = re.compile("项目|工程|[市县区省镇村乡局委州政府社户人家期园体上地年月]$")
_NO_BRAND = re.compile(r"[市县区省镇]$|\W|\d|设计|时速|段$")
_NO_OWNERS = ("医院", "学校", "小学", "中学", "研究院", "学院")
_LONGEST_BRAND = 8


def whole_organisation(start: int, end: int, organisations: Sequence[Token]) -> Token | None:
    """The organisation whose name alone stands before 项目: 某某集团项目."""
    for token in organisations:
        if token.rule != SHORT_NAME and token.start <= start and end - 2 <= token.end < end:
            return None if token.value.endswith(_NO_OWNERS) else token
    return None


def is_in_a_company(start: int, end: int, organisations: Sequence[Token]) -> bool:
    """Whether a name is only the beginning of a company's: 江苏园区|科技有限公司."""
    return any(
        token.start <= start and end < token.end and token.value.endswith("公司")
        for token in organisations
    )


def split_owner(
    text: str, start: int, end: int, organisations: Sequence[Token]
) -> tuple[str | None, int]:
    """An organisation that the name begins with is its owner, unless the rest names nothing or the
    work only begins there: 某某学院至….
    """
    for organisation in organisations:
        if organisation.value.endswith(_NO_OWNERS) or text.startswith("至", organisation.end):
            continue
        starts_it = organisation.start <= start < organisation.end
        if starts_it and end - organisation.end >= SHORTEST_REST:
            # A short name stays: 华宇电器产业园 is called so.
            if organisation.rule == SHORT_NAME:
                return organisation.value, start
            owner, behind = _with_its_branch(organisation, organisations)
            return (owner, behind) if end - behind >= SHORTEST_REST else (owner, organisation.end)
    return None, start


def _with_its_branch(owner: Token, organisations: Sequence[Token]) -> tuple[str, int]:
    """某某集团 of 某某集团甲市分公司: the branch that follows it at once belongs to the name."""
    for branch in organisations:
        if branch.start == owner.end and branch.value.endswith("分公司"):
            return f"{owner.value}{branch.value}", branch.end
    return str(owner.value), owner.end


def investor(
    text: str, start: int, organisations: Sequence[Token], places: Sequence[Token]
) -> str | None:
    """某某公司投资15亿元的…项目: who puts in the sum owns it."""
    for organisation in organisations:
        if organisation.end < start and _INVESTING.fullmatch(text, organisation.end, start):
            return str(organisation.value)
    if "资" not in text[start - _SUM_REACH if start > _SUM_REACH else 0 : start]:
        return None
    # 华丰科技拟投资3亿元建设…: a firm without a word for its form
    found = _BRAND_INVESTS.search(text, max(0, start - _INVESTING_REACH), start)
    if found is None or _NO_FIRM.search(found["brand"]):
        return None
    begin, end = found.span("brand")
    named = len(own_words(text, begin, end, places)) >= _FEWEST_OWN
    return found["brand"] if named and name_start(text, end, begin) == begin else None


def brand(name: str) -> str | None:
    """A few letters before a capacity are who builds it: 某某新能源16亿安时…项目."""
    capacity = CAPACITY.search(name)
    if capacity is None or not 2 <= capacity.start() <= _LONGEST_BRAND:
        return None
    before = name[: capacity.start()]
    known = _GENERIC.sub("", before)
    return None if len(known) < 2 or _NO_BRAND.search(before) else before
