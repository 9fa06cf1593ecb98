"""Names of enterprises, institutes and offices, known by their last word and read backwards.

They say whose a figure or a project is (`holder`, `owner`). A place within a name is part of it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.rules.spotter import Spots, Spotted
from jobs.extraction.rules.surnames import SURNAMES
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import alternation, words

_ENTERPRISES = words(
    """
    股份有限公司 有限责任公司 集团有限公司 控股集团有限公司 有限公司 总公司 分公司 子公司 公司
    控股集团 集团 总厂 酒厂 制造厂 药厂 纸业 药业 酒业 重工 铁路局 工程局 中铁局 银行
    信用社 信用联社 合作联社 支行 分行 农商行 商会 协会 联合会 合作社 研究院 研究所 设计院 勘测院
    科学院 大学 学院 学校 医院 电视台 日报社
    """
)
_OFFICES = words(
    """
    发展改革委 发改委 国资委 经信委 商务厅 财政厅 统计局 交通局 水利局 商务局 财政局 工信局 税务局
    能源局 教育局 卫健委 生态环境局 自然资源局 农业农村局 住建局 监管局 管理局 管委会 管理委员会
    指挥部 办公室 海关
    """
)
HEAD = Spotted(
    "银行(?:股份有限公司)?[\u4e00-\u9fff]{2,7}?[分支]行"
    f"|(?:{alternation(_ENTERPRISES)})(?!舍|(?<=大学)城)(?:集团(?!总))?(?:(?:股份|控股)?(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司)?"
    f"|{alternation(_OFFICES)}"
    "|(?:控股|股份)(?=营收|销售|利润|实现|完成|[去今]年|[上下]半年|前三季度|[一二三四]季度)"
    "|(?P<officer>副?(?:总经理|董事长)|总裁)(?=[\u4e00-\u9fff]{2,3})(?![说表介告的在是向带与和兼也])"
    r"|(?P<listed>[（(][036]\d{5}(?:\.S[ZH])?[）)])"
)
# 中铁十五局, 中建八局: their head is a number and one character.
_BUREAU = Spotted(
    "中(?:国)?(?:铁|建|交|水|电建|冶|铁建)[一二三四五六七八九十]{1,3}(?:局|公司|航局)"
)
_BRACKET = re.compile("[（(][^（）()]{1,8}[）)]$")
_NOT_ALONE = words(
    """
    本 该 总 分 子 母 各 原 新 老 大 小 两 家 省 市 县 区 上市 国有 民营 龙头 骨干 外资 央企 企业
    这家 一家 我们 其他 其它 相关 有关 中小 大型 跨国 旗下 所属 控股 多家 高等 职业 普通 中等 全国
    重点 建设 项目 商业 政策性 省级 市级 国家级 独立 民办 公立 中心 技工 农村 城市 上级 主管 各级
    全市 全县 下属 专业 农民 农民专业 农业 股份 股份经济 经济 供销 种植 养殖 农机
    发展 培育 成立 组建 创办 领办 新建 引进 培养 壮大 牵头 改扩建 改建 扩建 迁建 续建 改造 薄弱
    公办 公立 民办 寄宿制 义务教育 乡镇 乡村 平台 投融资 融资 剥离
    城区 新建 辖内 辖区 基层 县域 分 村镇 国有大型 大型国有 地方 法人 股份制
    带动 带领 周边 当地
    提升 创建 打造 扶持 示范 特色 优质 标准化
    下辖 下设 中职 高职 中专 职校 党支部 村党支部 党组织 村集体
    """
)
_COMMON = re.compile(f"(?:{alternation(_NOT_ALONE)})+")
BY_ITS_OFFICER = "organisation.by-its-officer"
"""The rule that finds a firm by who stands behind its brand."""
_OF_MANY = ("当地", "全省", "全市", "全县", "全区", "辖内", "辖区", "同类", "各家", "多家", "首家")
"""Before a last word: one of many of a place, 居当地银行第一."""
_SHORTEST, _BRAND_LENGTH = 2, 3
_COUNTED = re.compile(r"[约近]?\d+[余多]?[家所](?=[，,。；;、（(]|$)")
"""Behind those that are counted: 省级示范社12家."""
_BRAND = re.compile(
    "(?!.*[的一二三四两几多])[\u4e00-\u9fffA-Za-z]{2,8}(?<![部室处科会区园线组级司团目业])"
)
"""What an officer's title stands behind, where the firm is called by its brand: 华丰纺织董事长."""


def organisation_tokens(text: str, spots: Spots, periods: Sequence[Token]) -> list[Token]:
    """Organisations named in a text, as tokens of the kind `organisation` (value: the name), in
    order and apart.

    `periods` are the time tokens found in the same text, in order and apart: no name reaches over
    one of them.
    """
    tokens = _by_last_word(text, spots[HEAD], periods) if HEAD in spots else []
    if _BUREAU not in spots:
        return tokens
    bureaus = [
        Token("organisation", found.start(), found.end(), found[0], "organisation.bureau")
        for found in _BUREAU.matches_at(spots[_BUREAU], text)
        if not _in_one(tokens, found.start())
    ]
    return sorted([*tokens, *bureaus], key=lambda token: token.start) if bureaus else tokens


def _by_last_word(text: str, starts: Sequence[int], periods: Sequence[Token]) -> list[Token]:
    """The names whose last word begins at one of some places."""
    ends = [token.end for token in periods]
    tokens: list[Token] = []
    for found in HEAD.matches_at(starts, text):
        before = bisect_right(ends, found.start())
        floor = max(ends[before - 1] if before else 0, tokens[-1].end if tokens else 0)
        start = name_start(text, found.start(), floor)
        core = text[start : found.start()]
        if tokens and tokens[-1].end == start and core[:1] in {"(", "（"}:
            start = tokens.pop().start
            core = text[start : found.start()]
        officer, listed = found.lastgroup == "officer", found.lastgroup == "listed"
        if _COUNTED.match(text, found.end()):
            continue
        if _named(core) and (not (officer or listed) or _BRAND.fullmatch(core)):
            if officer and len(core) < _BRAND_LENGTH and not _opens_with_brand(text, start, found):
                continue
            end = found.start() if officer or listed else found.end()
            rule = BY_ITS_OFFICER if officer else "organisation.by-last-word"
            tokens.append(Token("organisation", start, end, text[start:end], rule))
    return tokens


def _opens_with_brand(text: str, start: int, officer: re.Match[str]) -> bool:
    """Whether a title opens with a brand of two characters, an officer's and his own name."""
    return not start and text[officer.end() : officer.end() + 1] in SURNAMES


def _in_one(tokens: list[Token], position: int) -> bool:
    """Whether a position lies in one of some tokens, which are in order and apart."""
    before = bisect_right(tokens, position, key=lambda token: token.start)
    return before > 0 and position < tokens[before - 1].end


def _named(core: str) -> bool:
    bare = _BRACKET.sub("", core)
    if len(bare) < _SHORTEST or bare in _NOT_ALONE or bare.endswith(_OF_MANY):
        return False
    return not _COMMON.fullmatch(bare)
