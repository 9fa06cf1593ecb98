"""Projects that head the items of a report: 二、某某客运站。总投资3200万元，主体已完工."""

import re
from collections.abc import Sequence

from jobs.extraction.name_bounds import name_start
from jobs.extraction.project_claims import own_words
from jobs.extraction.project_names import ProjectName, plain
from jobs.extraction.tokens import Token

ITEM = "project.heads-an-item"

_NUMBERED = re.compile(
    r"(?:\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])"
    "(?P<name>[^，。；：、（(]{4,30})(?:（[^）]*）)?[。，：；]?"
)
# What only a report on a project goes on with.
_TOLD_OF_A_PROJECT = re.compile(
    "^[^。；]{0,12}(?:总投资|概算|估算投资|计划投资|责任单位|业主单位|建设单位|牵头单位|占地|全长|装机|主体|竣工|完工"
    "|开工|封顶|工程进度|形象进度|投入运营|投入使用|建设规模|建设内容)"
)


def item_heads(
    text: str, following: str, tokens: Sequence[Token], named: Sequence[Token]
) -> list[Token]:
    """The project that an item of a list begins with, as a token of the kind `project`.

    `following` is what the paragraph says after the sentence; `named` are the names known already.
    """
    found = _NUMBERED.match(text)
    if found is None or not _TOLD_OF_A_PROJECT.match(text[found.end() :] + following):
        return []
    start, end = found.span("name")
    known = [token for token in named if token.start < end and start < token.end]
    if known:
        first = known[0]
        value = ProjectName(first.value.name, first.value.owner)
        return [Token("project", first.start, first.end, value, ITEM, (first,))]
    if (
        text[end - 1] in "名率况"
        or name_start(text, end, start) != start
        or len(own_words(text, start, end, tokens)) < 2
    ):
        return []
    value = ProjectName(plain(text[start:end]))
    return [Token("project", start, end, value, ITEM)]
