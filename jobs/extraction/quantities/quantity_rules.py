"""The rules that read quantities: the second of two stages.

The first finds bare numbers and the digits that only name, date or order something
(`number_rules.py`), and the words that bound them (`bound_rules.py`); the second joins numbers with
their units and the words about them into `quantity` tokens. Bare numbers go no further: 一 stands
in many a word. What a match is worth is said in `quantity_values.py`.
"""

from jobs.extraction.quantities.bound_rules import AFTER, BEFORE
from jobs.extraction.quantities.number_rules import ORDERED
from jobs.extraction.quantities.quantity_patterns import (
    ALL_OF,
    BEHIND_CHANGE,
    BEHIND_MONEY,
    BEHIND_RATIO,
    GREAT,
    MONEY_WORD,
    PEOPLE,
    PER,
    SCOPE,
)
from jobs.extraction.quantities.quantity_values import (
    among_first,
    bare_money,
    count,
    doubled,
    extent,
    fraction,
    great_count,
    half,
    half_hour,
    hundred_millions,
    in_unit,
    money,
    people,
    percent,
    rank,
    redoubled,
    tenths,
    worth,
)
from jobs.extraction.quantities.units import COUNTERS, CURRENCIES, EXTENTS, TIMES, any_of
from jobs.extraction.rules.engine import Rule
from jobs.extraction.rules.quantity import Quantity, QuantityKind
from storage.records import Comparator

_LOW = r"(?:(?P<low>{n})(?:[亿万]?元|公?斤|[%个家名人吨亩])?[-—–－~～至到]{1,2})?"
_PLAIN = f"{BEFORE}{_LOW}(?P<n>{{n}})"
_MINUS = "(?<![\\d.%‰])[-－−]"

QUANTITY_RULES = (
    Rule(
        "quantity.money",
        "quantity",
        f"{_PLAIN}(?P<unit>{any_of(CURRENCIES)}){PER}{AFTER}",
        money,
    ),
    Rule(
        "quantity.money-counted",
        "quantity",
        f"{_PLAIN}个亿元?{AFTER}",
        hundred_millions,
    ),
    Rule(
        "quantity.money-without-its-unit",
        "quantity",
        f"(?:{BEHIND_MONEY}{_PLAIN}|{_PLAIN}(?=的?{MONEY_WORD}|大关|台阶|关口)){AFTER}",
        bare_money,
    ),
    Rule(
        "quantity.percent",
        "quantity",
        rf"(?P<minus>{_MINUS})?{_PLAIN}(?P<unit>[%‰])(?!点){AFTER}",
        percent,
    ),
    Rule(
        "quantity.fraction",
        "quantity",
        f"{BEFORE}(?P<whole>{{n}})分之?(?P<n>{{n}})(?!点){AFTER}"
        f"|(?<=[的近约])(?P<n>{{n}})/(?P<whole>{{n}})(?=[强多左以，,。；;、]|$)",
        fraction,
    ),
    Rule(
        "quantity.tenths",
        "quantity",
        f"{BEFORE}(?P<n>{{n}})成(?P<ones>[半一二三四五六七八九])?{AFTER}(?![立为功员果长都熟交分品型本套])",
        tenths,
    ),
    Rule(
        "quantity.half",
        "quantity",
        f"{BEFORE}(?P<over>[过超])?(?:(?P<n>{{n}})半|半数){AFTER}|(?P<over>过半)(?![年个天])",
        half,
    ),
    Rule(
        "quantity.points",
        "quantity",
        f"{_PLAIN}个?(?P<unit>[百千]分点){AFTER}",
        in_unit(QuantityKind.POINTS),
    ),
    Rule(
        "quantity.basis-points",
        "quantity",
        f"{_PLAIN}个?(?:BP|bp|基点){AFTER}",
        lambda match: worth(match, QuantityKind.POINTS, "基点"),
    ),
    Rule(
        "quantity.count",
        "quantity",
        f"{_PLAIN}(?P<more>[多余几])?(?P<half>个?半(?!年))?(?P<unit>{any_of(COUNTERS)})(?<!台(?=阶))(?<!项(?=目)){AFTER}",
        count,
    ),
    Rule("quantity.people", "quantity", f"{_PLAIN}(?={PEOPLE})", people),
    Rule("quantity.great-count", "quantity", f"(?<!第)(?P<n>{{n}})大{GREAT}", great_count),
    Rule(
        "quantity.extent",
        "quantity",
        f"{_PLAIN}(?P<unit>{any_of(EXTENTS)})(?![A-Za-z]|面){PER}{AFTER}",
        extent,
    ),
    Rule(
        "quantity.time",
        "quantity",
        f"{_PLAIN}(?P<half>个?半)?(?P<more>个?多)?(?P<unit>{any_of(TIMES)}){AFTER}",
        in_unit(QuantityKind.TIME),
    ),
    Rule("quantity.half-hour", "quantity", f"{BEFORE}半个?小时{AFTER}", half_hour),
    Rule(
        "quantity.rank",
        "quantity",
        rf"(?:{SCOPE}(?:各市|同类|同行业)?(?:排名|位次|排位)?的?)?(?<![、“”，]争)第(?P<n>{{n}})"
        r"(?:[位名]|(?=[,，。;；、)）的和]|$)(?!、(?:{n|quantity}|[二三四五六])|[、和及](?:第{n}[、和及])?(?:第{n}产|{name})业))",
        rank,
    ),
    Rule(
        "quantity.rank-before-a-noun",
        "quantity",
        rf"{SCOPE}第(?P<n>{{n}})(?:[位名])?(?![{ORDERED}])(?![、和及](?:第{{n}}[、和及])?(?:第{{n}}产|{{name}})业)",
        rank,
    ),
    Rule(
        "quantity.among-the-first",
        "quantity",
        rf"{SCOPE}?前(?P<n>{{n}})[位名强](?!的?企业)"
        rf"|(?:(?<=跻身|位居|稳居|重返|进入|保持|排名|排在|挺进|冲刺|力争)|{ALL_OF})"
        rf"前(?P<n>{{n}})(?=[,，。;；、]|行列|$)",
        among_first,
    ),
    Rule(
        "quantity.top",
        "quantity",
        rf"(?:{SCOPE}(?:同类)?)?(?<!放在|摆在|置于)(?:首位(?![产度担战城])|榜首|(?<=[市县区省国域])之首)",
        rank,
    ),
    Rule(
        "quantity.doubled",
        "quantity",
        f"{BEFORE}(?:翻番|翻倍|倍增(?!效应|效益|计划|行动|工程|战略|企业|政策|方案|任务|试点"
        "|目标|要素|工作|服务|措施|专班|培育|攻坚|三年|五年|“|”|’|》"
        "|(?:、[^，,。；;、]{2,8})*[、和]?[^，,。；;、]{2,8}?[”“]{0,2}{n}大))",
        doubled,
    ),
    Rule("quantity.redoubled", "quantity", f"{BEFORE}翻了?(?:{{bound}})?(?P<n>{{n}})番", redoubled),
    Rule(
        "quantity.multiple",
        "quantity",
        f"{_PLAIN}(?P<unit>倍){AFTER}",
        in_unit(QuantityKind.MULTIPLE),
    ),
    Rule(
        "quantity.ratio",
        "quantity",
        f"(?:{BEHIND_RATIO}|(?<=[:∶：]{{n}}(?:缩小|下降|降低)[到至为])|(?<=[:∶：]{{n}}降[到至为]))(?P<n>{{n}})(?:[:∶：]{{n}})?{AFTER}(?=[,，。;；、)）]|$)",
        lambda match: worth(match, QuantityKind.MULTIPLE, "倍"),
    ),
    Rule(
        "quantity.bare",
        "quantity",
        f"{BEHIND_CHANGE}(?P<n>{{n}}){AFTER}(?=[,，。;；、)）和及]|$|(?<=系数[由从]{{n}})提[高升])|(?<=系数[由从]{{n}}提[高升][到至])(?P<n>{{n}})|(?P<n>{{n}})(?=[、和]{{n}}个百分点)",
        lambda match: (
            worth(match, QuantityKind.BARE, "") if match.value("n").words[0].isdigit() else None
        ),
    ),
    Rule(
        "quantity.grade",
        "grade",
        "(?P<n>{n})(?:元|吨)?级",
        lambda match: Quantity(
            QuantityKind.MONEY, match.value("n").value, "元", Comparator.AT_LEAST
        ),
    ),
)
