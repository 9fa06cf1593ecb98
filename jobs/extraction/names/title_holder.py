"""The organisation that an article's title opens with: its figures and its works are its own."""

import re

from jobs.extraction.context import ArticleContext
from jobs.extraction.rules.members import TITLE

_OFFICE = re.compile("(?:局|委|厅|办公室|指挥部|管委会|委员会|电视台|大学|人民银行|海关)$")
_BUILDS = re.compile(
    "[^，,。；;]{0,40}(?:项目|工程|生产线|基地)(?!建设|攻坚|推进)|^(?:建设|发展|改革|培育)"
)


_INTRODUCED = re.compile(
    "(?:[（(][^）)]{2,20}[）)])?(?:自|于)?(?:(?:19|20)\\d\\d年)?(?:\\d+月)?"
    "(?:成立|始建|创建|创办|创立|组建|建厂|坐落|专注|专业从事|主营|主要从事|是(?:一家|国内|全国|我国|国家|专业|集|全球|世界))"
)
_OUR_PLACE = re.compile("[全我][省市县区州]|[省市县区]委")
_SELDOM = 1
"""So many sentences of a firm's portrait speak of its place."""


def title_holder(context: ArticleContext) -> str | None:
    """Its name, where it is an enterprise; None where the title speaks of one work of its."""
    for sentence in context.sentences:
        if sentence.paragraph.kind is TITLE:
            named = [token for token in sentence.organisations if token.start <= 2]
            behind = sentence.text[named[0].end :] if named else ""
            if named and not is_office(named[0].value) and not _BUILDS.match(behind):
                return str(named[0].value)
    return None


def portrayed(context: ArticleContext) -> str | None:
    """The enterprise that an article introduces and goes on about, and hardly about any other."""
    firm, own, others = None, 0, 0
    for sentence in context.sentences:
        if sentence.paragraph.kind is TITLE and sentence.places:
            return None
        for token in sentence.organisations:
            if is_office(token.value):
                continue
            if firm is None and _INTRODUCED.match(sentence.text, token.end):
                firm = str(token.value)
            same = firm is not None and set(token.value) <= set(firm)
            own, others = own + same, others + (not same)
    if firm is None or own <= max(1, 2 * others):
        return None
    ours = sum(_OUR_PLACE.search(sentence.text) is not None for sentence in context.sentences)
    return firm if ours <= _SELDOM else None


def is_office(name: str) -> bool:
    """Whether an organisation is no enterprise: 市水利局."""
    return _OFFICE.search(name) is not None


def is_called(enterprise: str | None, head: str) -> bool:
    """Whether 合作社, 厂 or 行 may be short for an organisation; 公司 is for any."""
    if head in {"公司", "企业", "集团"}:
        return True
    heads = ("行", "社") if head == "行" else head.removesuffix("里")
    return enterprise is not None and enterprise.endswith(heads)
