"""The rules that find bare numbers, and digits that only name or order (第三届, 5G, 1+838)."""

from jobs.extraction.engine import Match, Rule
from jobs.extraction.numerals import NUMBER, read_few, read_number
from jobs.extraction.record import record
from jobs.extraction.units import COUNTERS, CURRENCIES, EXTENTS, TIMES


@record
class Number:
    """`words` as written, `value` what they are worth; `low` the lower end of 两三."""

    words: str
    value: float
    low: float | None = None


def _number(match: Match) -> Number | None:
    words = match.text("number")
    if few := read_few(words):
        return Number(words, few[1], few[0])
    value = read_number(words)
    return None if value is None else Number(words, value)


def _name(_: Match) -> str:
    return ""


ORDERED = "届次批期年个天季家座条例代书产轮号章节篇部方阶步"
_MODEL = r"(?!GDP|CPI|PPI|PMI|LED|FDI|TEU)[A-Za-z]++-?\d++(?![.\d]*[万亿%.])[A-Za-z\d-]*"
# Chinese numerals stand in many a word (一般, 三农): only before one of these are they numbers.
_AFTER_NUMBER = (
    "".join(
        sorted(
            {
                word[0]
                for word in (*COUNTERS, *EXTENTS, *TIMES, *CURRENCIES)
                if word[0] not in "-\\]^"
            }
        )
    )
    + "成分半大倍番级至到百千万亿%‰~—–－～\\-"
)
NUMBER_RULES = (
    Rule("number.plain", "n", rf"(?=\d)(?P<number>{NUMBER})", _number),
    Rule(
        "number.in-words",
        "n",
        rf"(?<![数几])(?<![数几][十百千])(?!\d)(?P<number>{NUMBER})(?=[{_AFTER_NUMBER}])|(?<=[第之前])(?!\d)(?P<number>{NUMBER})",
        _number,
    ),
    Rule("number.ordinal", "name", rf"第[零〇一二两三四五六七八九十百\d]+[{ORDERED}]", _name),
    Rule("number.per-so-many", "name", r"每[十百千万亿]+(?=[人户名个亩])", _name),
    Rule(
        "number.of-ten-thousand-people",
        "name",
        r"(?<![\d零一二两三四五六七八九十百千万亿几多余数近约上过超])万人(?=有效|发明|高价值|拥有)",
        _name,
    ),
    Rule("number.fine-dust", "name", r"PM\s?(?:2\.5|10)(?!\d)", _name),
    Rule("number.framework", "name", r"\d++(?:[+×xX*]\d++)+[万亿]?(?:[+×xX]N)*", _name),
    Rule("number.model", "name", _MODEL, _name),
    Rule("number.letter", "name", r"\d++[GDKABCS](?![A-Za-z])", _name),
    Rule("number.telephone", "name", r"\d{3,4}-\d{7,8}", _name),
    Rule("number.road", "name", r"\d{2,4}(?:国道|省道|县道|线(?!路)|复线)", _name),
    Rule("number.clock", "name", r"\d{1,2}:\d{2}(?!\d)", _name),
    Rule("number.ratio", "name", r"\d[\d.]*(?:[:∶]\d[\d.]*+)+", _name),
    Rule(
        "number.plan", "name", r"[一二三四五六七八九十]{1,2}五(?=[”’\"]|规划|期间|时期|末)", _name
    ),
)
