"""What a project costs in all: 总投资20亿元的…项目, …项目计划总投资3.8亿元.

A year's share, a sum spent so far, a sum over several projects and foreign money are no project's
investment.
"""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.rules.condensed import Condensed
from jobs.extraction.rules.engine import Match, Rule, Stage
from jobs.extraction.rules.quantity import Quantity, QuantityKind
from jobs.extraction.rules.rule_patterns import compile_pattern, mark
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import alternation, words
from storage.records import Comparator

Sums = tuple[tuple[Token, float], ...]
"""Projects' tokens, each with what it costs, in 元."""

# 全长31公里，概算投资7.2亿元: what stands before the sum describes the same work.
_IMPLIED_REACH = 40
_PLANNED = "(?:计划|预计|预估|规划|估算|概算|概预算|初步|项目|协议|合同|批复|意向)"
_WORD = (
    "(?<!年度|年度计划|完成|完成工程|累计|到位|当年|已|季度|固定资产)"
    f"(?:{_PLANNED}*总投资(?:额|规模)?"
    "|(?<!{period}(?:计划|预计|需|将)*)(?:计划|预计|估算)*(?:[一二三]期)?(?<!计划|预计|估算)"
    "(?:投资|出资)(?:总额|额)?"
    "|投资(?:概算|估算|预算|规模)(?:额|总额)?"
    "|(?<!完成|{period}|[市县区])固定资产投资(?=约?{quantity}的{project})"
    "|(?<!{period}(?:需|将)*)(?:计划|预计|估算)+(?:[一二三]期)?(?:投资|出资)(?:总额|额)?)"
)
_ABOUT = "(?:约|近|达|达到|￥|¥|人民币|为|超|超过|是|：|预计|将|高达|共|概算)*"
_VERB = alternation(
    words(
        """
        建设 新建 扩建 改建 兴建 实施 进行 加快 加大 推进 启动 打造 再 重点 组织 援建 加强 主要
        开建 新上 设立 用于 大力 着力 全面 积极 深入 继续 无偿 对 开工 开展 进一步
        """
    )
)
# What may stand between a sum and the name of what it is for.
_SIZE = (
    "(?:[、，](?:总?(?:占地|建筑|用地)(?:面积)?|全长|总长|规划(?:面积|用地)?|总?装机(?:容量)?)"
    "约?{quantity})"
)
_GOES_ON = (
    f"(?:{_VERB}|的|了|{{place}}|一[条座个处]|{{quantity}}(?={{project}})|年产值{{quantity}}的)"
)
_THERE = (
    "(?:在{project}(?=(?:投资)?(?:建设|新建|兴建|设立|打造|实施))|在?{place}|在[^，。；]{1,14}?(?=建设|新建|兴建|设立|打造|实施)"
    "|在[渝沪京津川湘鄂皖赣闽粤桂黔滇陕甘鲁豫冀])"
)
_OF_ITS_OWNER = "(?:{organisation}{1,2}|{place}(?:投资)?建设)"
_FOR = f"(?:人民币)?{_SIZE}{{0,2}}(?:的{_OF_ITS_OWNER}?|，?(?:{_VERB}|{_THERE}){_GOES_ON}{{0,4}})?"
_APART = "(?:(?!{project|work-ref}|总投资|投资[额约近达]?{quantity})[^。；，])"
_NOT_OF_THE_NEXT = f"(?!的|{_FOR}{{project|work-ref}})"
# 该项目由某某集团兴建，总投资5亿元，主要建设加工车间: what it is made of.
_NOT_OF_A_NEW_ONE = f"(?!的|(?!{_SIZE}{{0,2}}，主要建设){_FOR}{{project|work-ref}})"
_ROW_END = compile_pattern(
    "(?:、|和|及|与|以及)[{organisation}{place}]*(?:{project}|[^，,。；;]{1,48}等{quantity})"
)
_ROW_START = compile_pattern("{project}(?:、|和|及|与|以及)[{organisation}{place}]*$")
_IMPLIED = compile_pattern(
    "(?:(?:^|(?<=，))(?:批复|概算)?(?:项目|工程)?)(?:(?:计划|预计|规划|估算|概算)*总投资|(?:计划|预计|概算|估算|协议|合同|批复)投资|投资(?:概算|估算|规模))额?"
    f"{_ABOUT}{{quantity}}"
)


def may_cost(sentence: Sentence) -> bool:
    """Whether a sentence may tell what a project costs: it has a sum, and a word for investing, or
    brackets.
    """
    text = sentence.text
    if not sentence.quantities or not ("投资" in text or "出资" in text or "（" in text):
        return False
    return any(_is_money(token.value) for token in sentence.quantities)


def _is_money(value: Quantity) -> bool:
    return value.kind is QuantityKind.MONEY and value.unit == "元"


def investment_tokens(condensed: Condensed) -> list[Token]:
    """Sums that are projects' investments: tokens of the kind `investment` (value: `Sums`)."""
    return _RULES.read(condensed)


def implied_sum(condensed: Condensed, *, anywhere: bool = False) -> float | None:
    """The sum in a sentence that only gives one: 总投资18.6亿元. It is of the work before.

    `anywhere`: whatever stands before the sum, the sentence tells of that work.
    """
    found = _IMPLIED.search(condensed.marks, 0, _IMPLIED_REACH)
    if found and not anywhere and _SOMEBODY_ELSE.search(condensed.marks, 0, found.start()):
        return None
    token = condensed.token_at.get(found.end() - 1) if found else None
    return _yuan(token.value) if token is not None else None


def _yuan(value: Quantity) -> float | None:
    """A sum in 元; None for foreign money, ranges and what is no money."""
    exact = _is_money(value) and value.comparator is not Comparator.RANGE
    return round(value.value, 2) if exact else None


def _one_project(match: Match) -> Sums | None:
    project = match.token("project") or match.token("work-ref")
    before = project is not None and match.start < project.start
    if before and match.tokens[-1].kind == "project":
        project = match.tokens[-1]  # 投资2亿元，在甲产业园建设|乙项目
    # 投资3亿元、占地200亩的…: before a name the sum stands first, behind one last.
    money = match.token("quantity", 0 if before else -1)
    if project is None or money is None or _in_a_row(match.condensed, project):
        return None
    if not before and _OF_MANY.search(match.condensed.text[project.end : money.start]):
        return None
    yuan = _yuan(money.value)
    return None if yuan is None else ((project, yuan),)


def _its_own(match: Match) -> Sums | None:
    """甲基地（50亿元）、乙项目（80亿元）: each has its own in brackets."""
    project, money = match.token("project"), match.token("quantity")
    yuan = None if money is None else _yuan(money.value)
    return None if project is None or yuan is None else ((project, yuan),)


def _in_turn(match: Match) -> Sums | None:
    """分别为3亿元和5亿元的甲项目和乙项目: to each its own."""
    projects = [token for token in match.tokens if token.kind == "project"]
    sums = [_yuan(token.value) for token in match.tokens if token.kind == "quantity"]
    if len(projects) != len(sums):
        return None
    return tuple(
        (project, yuan) for project, yuan in zip(projects, sums, strict=True) if yuan is not None
    )


def _in_a_row(condensed: Condensed, project: Token) -> bool:
    """Whether the project is one of several that stand side by side, before one sum."""
    at = condensed.to_marks(project.start)
    follows = _ROW_END.match(condensed.marks, at + 1)
    return follows is not None or _ROW_START.search(condensed.marks, 0, at) is not None


_AND = "(?:、|和|及|与|以及)"
# 某某产业园已签约入驻企业16家，总投资44亿元: theirs; 甲项目等14个项目，总投资43亿元: of them all.
_OF_MANY = re.compile(
    "(?:入驻|签约|落户|引进)[^，。；]{0,8}[0-9]+余?[家个]|^[^，。；、]{0,12}等[0-9]+余?[个项条]"
)
# What stands before the sum in its sentence then costs it.
_SOMEBODY_ELSE = compile_pattern("{place|organisation|project|work-ref}|项目|工程")
_SEVERAL_SUMS = f"{{quantity}}(?:{_AND}{{quantity}})+"
_SEVERAL = f"{{project}}(?:{_AND}[{{organisation}}{{place}}]*{{project}})+"
_RULES = Stage(
    (
        Rule(
            "project.sum-before-name",
            "investment",
            f"{_WORD}{_ABOUT}{{quantity}}{_FOR}{{project|work-ref}}",
            _one_project,
        ),
        Rule(
            "project.sum-right-behind-name",
            "investment",
            # 某基地总投资2亿元，主要建设某生产线: what follows is its contents.
            f"{{project|work-ref}}，?(?:计划|预计)*总投资(?:额|规模)?{_ABOUT}{{quantity}}(?=[，。；])",
            _one_project,
        ),
        Rule(
            "project.sum-after-name",
            "investment",
            f"{{project|work-ref}}{_APART}{{0,4}}[，。；（]?(?:该|此)?(?:项目|工程|其)?"
            f"{_WORD}{_ABOUT}{{quantity}}{_NOT_OF_THE_NEXT}",
            _one_project,
        ),
        Rule(
            "project.sum-of-its-builder",
            "investment",
            "{project|work-ref}，?由(?:(?!{quantity})[^，。；]){1,24}投资约?{quantity}(?:建设|兴建|实施|打造|$|，)",
            _one_project,
            ("由",),
        ),
        Rule(
            "project.sum-in-brackets",
            "investment",
            "{project}（(?:总?投资)?约?{quantity}[）、，]",
            _its_own,
            ("（",),
        ),
        Rule(
            "project.sums-of-a-row",
            "investment",
            f"{_WORD}{_ABOUT}{{quantity}}的{{project}}(?:{_AND}(?:{_WORD})?约?{{quantity}}的{{project}})+",
            _in_turn,
            (f"{mark('quantity')}的{mark('project')}",),
        ),
        Rule(
            "project.sum-in-later-clause",
            "investment",
            f"{{project|work-ref}}(?:{_APART}{{0,40}}，){{1,6}}(?:项目|工程|公司|企业)?"
            "(?:(?:计划|预计|规划|估算|概算|协议|合同|批复|意向)+投资|(?:计划|预计|规划|估算|概算|协议|合同|批复)*总投资|投资(?:概算|估算)"
            f"|投资(?={_ABOUT}{{quantity}}[，。；]))额?{_ABOUT}{{quantity}}{_NOT_OF_A_NEW_ONE}",
            _one_project,
        ),
        Rule(
            "project.sums-in-turn",
            "investment",
            f"总?投资额?分别(?:为|是|达)?{_SEVERAL_SUMS}的?{_SEVERAL}"
            f"|{_SEVERAL}[^，。；]{{0,8}}(?:，|的)?(?:(?:计划|预计|概算)?总?投资额?分别(?:为|是|达)?"
            f"|分别(?:计划|预计)?总?投资约?){_SEVERAL_SUMS}",
            _in_turn,
            ("投资分别", "投资额分别", "分别投资", "分别总投资", "分别计划", "分别预计"),
        ),
    )
)
