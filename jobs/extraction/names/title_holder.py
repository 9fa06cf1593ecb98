"""The organisation that an article's title opens with: its figures and its works are its own."""

import re

from jobs.extraction.context import ArticleContext
from jobs.extraction.rules.members import TITLE

_OFFICE = re.compile("(?:局|委|厅|办公室|指挥部|管委会|委员会|电视台|大学|人民银行|海关)$")
_BUILDS = re.compile(
    "[^，,。；;]{0,40}(?:项目|工程|生产线|基地)(?!建设|攻坚|推进)|^(?:建设|发展|改革|培育)"
)


def title_holder(context: ArticleContext) -> str | None:
    """Its name, where it is an enterprise; None where the title speaks of one work of its."""
    for sentence in context.sentences:
        if sentence.paragraph.kind is TITLE:
            named = [token for token in sentence.organisations if token.start <= 2]
            behind = sentence.text[named[0].end :] if named else ""
            if named and not is_office(named[0].value) and not _BUILDS.match(behind):
                return str(named[0].value)
    return None


def is_office(name: str) -> bool:
    """Whether an organisation is no enterprise: 市水利局."""
    return _OFFICE.search(name) is not None


def is_called(enterprise: str | None, head: str) -> bool:
    """Whether 合作社, 厂 or 行 may be short for an organisation; 公司 is for any."""
    if head in {"公司", "企业", "集团"}:
        return True
    heads = ("行", "社") if head == "行" else head.removesuffix("里")
    return enterprise is not None and enterprise.endswith(heads)
