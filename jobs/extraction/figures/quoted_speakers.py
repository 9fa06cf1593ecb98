"""Whom a text quotes, where the name stands behind the words: “…。”甲公司总经理王强说."""

import re
from collections.abc import Iterator, Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.names.title_holder import is_office

_SAYS = re.compile(
    "[^，,。；;“”]{0,6}?(?:董事长|经理|厂长|理事长|负责人|社长|创始人|总裁|总监|主管|掌门人|老板)"
    "[^。；;“”]{0,12}?(?:说|表示|介绍|告诉|坦言|感慨|道|称|自信满满|信心[满十]|充满信心|难掩)"
)
_NO_HEAD = re.compile("(?:学院|学校|医院|研究院|研究所|协会|商会|联合会)$")
"""Those of whom it tells what they do elsewhere: a college's team in a village."""
_A_CUSTOMER = re.compile(
    "[^，,。；;“”]{0,14}?(?:村民|农民|农户|种植户|养殖户|大户|贫困户|脱贫户|客户|居民|市民|游客|业主|顾客|患者|家长|群众)"
    "[^，,。；;“”]{0,8}?(?:说|表示|介绍|告诉|坦言|感慨|道|称|笑|高兴|开心|算)"
)
NO_FIRM = ""
"""Who says it where a farmer or a customer does, and not the firm that is told of."""
_LONGEST = 12
"""So many sentences a quote has at most: where it begins is looked for no further back."""
_LEADS = re.compile(
    "(?:[谈说提][及到起][^。；;：:“”]{2,20}[，,])?(?:在[^，,。；;：:“”]{2,16}[，,])?[^，,。；;：:“”]{0,8}"
)
"""What may stand between the words and the name: 来自博兴的."""


def quoted_speakers(sentences: Sequence[Sentence]) -> dict[int, str]:
    """The organisation whose head says them, or `NO_FIRM`, by the places of the sentences so
    quoted.
    """
    speakers: dict[int, str] = {}
    closed_in = -1
    for index, sentence in enumerate(sentences):
        text = sentence.text
        # Whether the sentence before ends a quote in the same paragraph.
        closed = closed_in == sentence.paragraph_index
        closed_in = sentence.paragraph_index if text.endswith("”") else -1
        if closed and _A_CUSTOMER.match(text):
            for each in _quoted(sentences, index, -1):
                speakers.setdefault(each, NO_FIRM)
        if not sentence.organisations:
            continue
        for token in sentence.organisations:
            closes = text.rfind("”", 0, token.start)
            if closes < 0 and not closed:
                continue
            said = _LEADS.fullmatch(text, closes + 1, token.start) and _SAYS.match(text, token.end)
            if said and not is_office(token.value) and _NO_HEAD.search(token.value) is None:
                for each in _quoted(sentences, index, closes):
                    speakers.setdefault(each, token.value)
    return speakers


def _quoted(sentences: Sequence[Sentence], index: int, closes: int) -> Iterator[int]:
    """The sentences of the quote that ends in one before `closes`, or with the one before it."""
    if closes >= 0:
        yield index
        if "“" in sentences[index].text[:closes]:
            return
    paragraph = sentences[index].paragraph_index
    for place in range(index - 1, max(-1, index - 1 - _LONGEST), -1):
        if sentences[place].paragraph_index != paragraph:
            return
        yield place
        if "“" in sentences[place].text:
            return
