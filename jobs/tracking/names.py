"""Names as keys: the same thing named twice, a little differently, gets the same name here.

Precision goes before recall: two things wrongly joined would tell a county something untrue, two
names of one thing only stand in two lines.
"""

import re

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_NOISE = re.compile(r"[\s“”‘’\"'「」『』《》〈〉【】\[\]·•|]+")
_DASHES = re.compile(r"[—–―－−~～]+")

_PHASE = re.compile(r"\(?第?([一二三四五六七八九十\dⅠⅡⅢⅣIV]+)期\)?")
_PHASE_NUMBERS = {
    **{numeral: str(number) for number, numeral in enumerate("一二三四五六七八九十", start=1)},
    **dict(zip(("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "I", "II", "III", "IV"), "12341234", strict=True)),
}
_KIND_OF_WORK = re.compile(r"(?:建设)?(?:项目|工程)$")
_COMPANY = re.compile(r"^.{2,24}?(?:(?:股份|责任|集团)?有限(?:责任)?公司|集团公司|集团|公司)")
_COMPANY_FORM = re.compile(r"(?:股份|集团|责任)*有限(?:责任)?公司$|(?:集团)?公司$|集团$")
_COMMON_WORDS = re.compile(
    "扩建|改建|新建|技术改造|技改|改造|提升|升级|提标|智能化|数字化|自动化|搬迁|生产线|生产|"
    "产业园|产业|基地|园区|中心|建设|项目|工程|配套|厂房|车间|研发|总部|设施|综合"
)

_EAGER = re.compile(
    "^(?:力争|确保|预计|计划|争取|将|实现|正式|全部|全面|提前|如期|顺利|建成并|建成后|竣工并)+"
)
_SAME_EVENT = {
    "开工": "开工 开工建设 动工 动工建设 启动 启动建设 破土动工 奠基",
    "完工": "完工 竣工 建成 建设完成 竣工验收 建成完工",
    "投产": "投产 建成投产 竣工投产 投产达效 投产运营 投产使用 建成投用 投用 投入使用 投入运营 "
    "投入生产 投运 建成投运 交付使用 通车 建成通车 竣工通车 开业 运营",
}
_EVENT_NAMES = {word: name for name, words in _SAME_EVENT.items() for word in words.split()}


def plain_name(name: str) -> str:
    """A name without quotation marks, blanks and brackets of title, in half width."""
    return _DASHES.sub("-", _NOISE.sub("", name.translate(_WIDE)))


def project_name(name: str, owner: str | None = None) -> str:
    """The name that joins: owner in front and 项目/工程 at the end taken off, the phase kept.

    The owner stays where too little would remain to tell one work from another (甲公司扩建项目).
    `项目(二期)` and `二期项目` are one; 一期 and 二期 are two.
    """
    whole = plain_name(name)
    phases: list[str] = []

    def keep_phase(match: re.Match[str]) -> str:
        phases.append(_PHASE_NUMBERS.get(match[1], match[1]))
        return ""

    bare = _without_kind(_PHASE.sub(keep_phase, whole).replace("()", ""))
    bare = _without_owner(bare, plain_name(owner or ""))
    return "".join([bare or whole, *(f"#{phase}" for phase in phases)])


def _without_kind(name: str) -> str:
    while (shorter := _KIND_OF_WORK.sub("", name)) and shorter != name:
        name = shorter
    return name


def _without_owner(name: str, owner: str) -> str:
    short = _COMPANY_FORM.sub("", owner)
    fronts = [front for front in (owner, short) if front and name.startswith(front)]
    company = _COMPANY.match(name)
    if company:
        fronts.append(company[0])
    if not fronts:
        return name
    front = max(fronts, key=len)
    rest = name[len(front) :].lstrip("的-")
    if len(_COMMON_WORDS.sub("", rest)) < 3:
        return _COMPANY_FORM.sub("", front) + rest
    return rest


def event_name(event: str) -> str:
    """建成投产, 正式投产 and 投产 are one event of a work; 基础工程完工 is its own."""
    name = plain_name(event)
    bare = _EAGER.sub("", name)
    return _EVENT_NAMES.get(name) or _EVENT_NAMES.get(bare) or bare or name
