"""What a project costs in all: 总投资20亿元的…项目, …项目计划总投资3.8亿元.

A year's share, a sum spent so far, a sum over several projects and foreign money are no project's
investment.
"""

from jobs.extraction.engine import Condensed, Match, Rule, Stage, compile_pattern
from jobs.extraction.quantities import Quantity, QuantityKind
from jobs.extraction.tokens import Token
from storage.records import Comparator

# 总投资50亿 leaves the 元 out.
_BARE_MONEY = 1e7
_WORD = (
    "(?<!年度|年度计划|完成|累计|到位|今年|当年|已|季度|固定资产)"
    "(?:(?:计划|预计|规划|估算|概算|概预算|初步|项目)*总投资(?:额|规模)?|(?:计划|预计|估算)*(?:[一二三]期)?(?:投资|出资)(?:总额|额)?)"
)
_ABOUT = "(?:约|近|达|达到|为|超|超过|是|：|预计|将|高达|共|概算)*"
_VERBS = (
    "(?:，|的)?(?:建设|新建|扩建|改建|兴建|实施|进行|加快|加大|推进|启动|打造|再|重点|组织|援建|加强|主要|用于|大力|着力|全面|积极|深入|继续|重点对|无偿|的|对|用于|了"
    "|，|开工|{place}){0,6}"
)
_APART = "(?:(?!{project|work-ref}|总投资|投资[额约近达]?{quantity})[^。；，])"
_NOT_OF_THE_NEXT = f"(?!的|{_VERBS}{{project|work-ref}})"


def investment_tokens(condensed: Condensed) -> list[Token]:
    """Sums that are one project's investment: tokens of the kind `investment`.

    Their value is (the project's token, 元).
    """
    return _RULES.read(condensed)


def implied_sum(condensed: Condensed) -> float | None:
    """The sum in a sentence that only gives one: 总投资18.6亿元. It is of the work before."""
    found = _IMPLIED.match(condensed.marks)
    token = condensed.token_at(found.end() - 1) if found else None
    return _yuan(token.value) if token is not None else None


def _yuan(value: Quantity) -> float | None:
    """A sum in 元; None for foreign money, ranges and what is no money."""
    short = value.kind is QuantityKind.BARE and value.value >= _BARE_MONEY
    if not short and (value.kind is not QuantityKind.MONEY or value.unit != "元"):
        return None
    return None if value.comparator is Comparator.RANGE else round(value.value, 2)


def _one_project(match: Match) -> tuple[Token, float] | None:
    project = match.token("project") or match.token("work-ref")
    money = match.token("quantity", -1)
    if project is None or money is None or _in_list(match.condensed, project):
        return None
    yuan = _yuan(money.value)
    return None if yuan is None else (project, yuan)


def _in_list(condensed: Condensed, project: Token) -> bool:
    """Whether the project is one of several that stand side by side."""
    around = (
        condensed.text[project.end : project.end + 1],
        condensed.text[project.start - 1 : project.start],
    )
    if "、" in around and any(
        token.kind == "project" and token is not project for token in condensed.tokens
    ):
        return True
    next_to = [
        token
        for token in condensed.tokens
        if token.kind == "project" and token.start - project.end in (1, 2) and token is not project
    ]
    return any(
        condensed.text[project.end : token.start] in {"和", "及", "与", "以及"} for token in next_to
    )


_IMPLIED = compile_pattern(
    f"(?:项目|工程)?(?:计划|预计|规划|估算|概算)*总投资额?{_ABOUT}{{quantity}}"
)
_RULES = Stage(
    (
        Rule(
            "project.sum-before-name",
            "investment",
            f"{_WORD}{_ABOUT}{{quantity}}(?:人民币)?{_VERBS}{{project|work-ref}}",
            _one_project,
        ),
        Rule(
            "project.sum-after-name",
            "investment",
            f"{{project|work-ref}}{_APART}{{0,4}}[，。]?(?:该|此)?(?:项目|工程|其)?{_WORD}{_ABOUT}{{quantity}}{_NOT_OF_THE_NEXT}",
            _one_project,
        ),
        Rule(
            "project.sum-in-later-clause",
            "investment",
            f"{{project|work-ref}}(?:{_APART}{{0,40}}，){{1,6}}(?:项目|工程|公司|企业)?"
            "(?:(?:计划|预计|规划|估算|概算)+投资|(?:计划|预计|规划|估算|概算)*总投资)额?"
            f"{_ABOUT}{{quantity}}{_NOT_OF_THE_NEXT}",
            _one_project,
        ),
    )
)
