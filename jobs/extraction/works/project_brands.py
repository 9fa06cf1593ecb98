"""Works that only their brand names: 总投资6000万元的某某家纺已投产; 某某陶瓷主体厂房已封顶.

No last word gives such a name away. What makes it a work is the sum that stands right before it, or
the buildings that go up for it.
"""

import re
from collections.abc import Iterator, Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import alternation, words
from jobs.extraction.works.project_claims import own_words
from jobs.extraction.works.project_names import ProjectName

PAID_BRANDS = Spotted(
    "(?:亿|万)元的(?P<name>(?![0-9])[^，。；：、的了和及与（）“”]{3,16}?)"
    "(?=[里内]?[、，和及与等]|(?:目前|现|也|均|都|全部|全面|顺利|相继|先后|基本)*"
    "(?:已|正|将|即将|建成|投产|开工|动工|签约|落户|落地|竣工|完工|启动|奠基|封顶))"
)
_SUM_BEFORE = re.compile(r"投资(?:总?额|规模)?(?:约|近|超|超过|达|为)?[\d.]+$|、[\d.]+$")
# What an enterprise sells stands last in its brand.
_SOLD = alternation(
    words(
        """
        陶瓷 制造 科技 电子 材料 服饰 服装 食品 药业 医药 纺织 机械 家具 家居 包装 能源 建材 化工
        重工 汽配 光电 电器 电气 电机 牧业 木业 鞋业 钢构 铝业 铜业 钢铁 水泥 纸业 酒业 饲料 电缆
        轴承 五金 照明 光伏 锂电 模具 塑业 塑胶 装备 精密 智能 家纺 印染 管业 石材
        """
    )
)
BUILT_BRANDS = Spotted(
    "(?:主体|厂房|车间|办公楼|宿舍楼|设备|钢结构|桩基|基础)[^，。；]{0,12}"
    "(?:完成|建成|封顶|安装|施工|调试|完工|浇筑|竣工|吊装|装修)"
)
_BUILT_BRAND = re.compile(
    f"(?P<name>[^，。；：、的了在是有为将和及与（）“”0-9]{{2,10}}?(?:{_SOLD}))"
    "(?=(?:目前|已经|已|正在|正|全部|基本|[第0-9一二三四五六七八九十]+[号栋期#、])*"
    "(?:主体|厂房|车间|办公楼|宿舍楼|设备|钢结构|桩基|基础|完成[^，。；]{0,12}(?:建设|设施|厂房)|进行[^，。；]{0,8}(?:安装|施工)))"
)
_PARTS_END = re.compile("[；。]")
_FEWEST_OWN = 2
_REACH = 20


def brand_tokens(sentence: Sentence, known: Sequence[Token]) -> Iterator[Token]:
    """The works that a sentence names by their brands, as tokens of the kind `project`."""
    text = sentence.text
    if PAID_BRANDS in sentence.spots:
        for found in sentence.matches(PAID_BRANDS):
            if _SUM_BEFORE.search(text, max(0, found.start() - _REACH), found.start()):
                yield from _brand(sentence, found.span("name"), known, "project.paid-for-brand")
    if BUILT_BRANDS in sentence.spots:
        for opening in (0, *(mark.end() for mark in _PARTS_END.finditer(text))):
            if built := _BUILT_BRAND.match(text, opening):
                yield from _brand(sentence, built.span("name"), known, "project.built-brand")


def _brand(
    sentence: Sentence, span: tuple[int, int], known: Sequence[Token], rule: str
) -> Iterator[Token]:
    start, end = span
    text = sentence.text
    if any(token.start < end and start < token.end for token in known):
        return
    if name_start(text, end, start) not in {start, end}:
        return
    if len(own_words(text, start, end, sentence.places)) >= _FEWEST_OWN:
        yield Token("project", start, end, ProjectName(text[start:end]), rule)
