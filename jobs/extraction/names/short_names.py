"""Short names of enterprises: 华宇电器 is one where the article names 滨州华宇电器股份有限公司.

A short name alone has no word that tells it from others, so it is read only where the same article
gives the long one, before it or behind.
"""

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from jobs.extraction.names.organisations import BY_ITS_OFFICER
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.wordlist import alternation, words

SHORT_NAME = "organisation.short-name"
"""The rule that finds them."""
_FORM = re.compile(
    "(?:集团)?(?:控股)?(?:股份|有限责任|有限|集团|控股)*(?:总|分|子)?公司$|(?:控股)?集团$"
)
_BRACKET = re.compile("[（(][^（）()]*[）)]")
_PLACE = re.compile("^[\u4e00-\u9fff]{2,3}?[省市县区]")
_COMMON = words(
    """
    农业 发展 投资 建设 科技 水务 城市 城乡 实业 交通 文旅 文化 旅游 开发 国有 资产 经营 贸易 物流
    食品 机械 化工 电子 材料 新材料 新能源 生物 医药 环保 建筑 工程 信息 技术 智能 装备 制造 电力
    供水 产业 能源 服务
    热力 燃气 置业 运营 管理 工业 商贸 金融 供应链 粮食 中国 国家 现代 数字 乡村 生态
    """
)
_ONLY_COMMON = re.compile(f"(?:{alternation(_COMMON)})+.?")
_CALLED = re.compile(
    '(?:公司|集团|银行|医院|大学|学院)[（(](?:以下)?简称[：:]?[“"]?([^”"，,。；;）)]{2,8})[”"]?[）)]'
)
_start = attrgetter("start")
_SHORTEST, _LONGEST, _BRAND = 3, 6, 4


def with_short_names(
    texts: Sequence[str],
    places: Sequence[Sequence[Token]],
    organisations: Sequence[Sequence[Token]],
) -> Sequence[Sequence[Token]]:
    """The organisations of an article's sentences, and with them the short names that stand there.

    New ones are of the kind `organisation`, apart from those that are known, in the order of the
    sentence.
    """
    names = {
        name
        for row, named in zip(places, organisations, strict=True)
        for token in named
        for name in _short(token, row)
    }
    names.update(name for text in texts if "简称" in text for name in _CALLED.findall(text))
    if not names:
        return organisations
    return [
        sorted([*named, *_found(text, named, names)], key=_start)
        if any(map(text.__contains__, names))
        else named
        for text, named in zip(texts, organisations, strict=True)
    ]


def _short(organisation: Token, places: Iterable[Token]) -> list[str]:
    """What an enterprise may be called for short; nothing where that would be a common word."""
    name: str = organisation.value
    if organisation.rule == BY_ITS_OFFICER:
        return [name]
    form = _FORM.search(name) if "公司" in name else None
    if form is None:
        return []
    start = max(
        (place.end - organisation.start for place in places if _leads(place, organisation)),
        default=0,
    )
    core = _PLACE.sub("", _BRACKET.sub("", name[start : form.start()]))
    return [
        short
        for short in (core, core[:_BRAND], core[:2] + core[-2:])
        if _SHORTEST <= len(short) <= _LONGEST and not _ONLY_COMMON.fullmatch(short)
    ]


def _leads(place: Token, organisation: Token) -> bool:
    return place.start == organisation.start and place.end < organisation.end


def _found(text: str, named: Sequence[Token], names: Iterable[str]) -> list[Token]:
    known = [(token.start, token.end) for token in named]
    tokens: list[Token] = []
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not any(start < end and at < stop for start, stop in known):
                known.append((at, end))
                tokens.append(Token("organisation", at, end, name, SHORT_NAME))
            at = text.find(name, end)
    return tokens
