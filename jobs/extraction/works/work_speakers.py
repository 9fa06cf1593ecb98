"""Paragraphs that leave the work spoken of, by how they open.

Speech whose speaker is named behind it, “…，6月底前封顶。”某某项目经理说, tells of that work.
"""

import re
from collections.abc import Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.works.work_mentions import ReadSentence
from jobs.extraction.works.works import Work

Told = tuple[ReadSentence, dict[int, Work], Work | None]
"""A sentence with the works that it speaks of and the one spoken of before it."""

_SPEAKER = re.compile(
    "”(?P<whose>[^，。；“”]{2,30}?(?:项目|工程|大桥|隧道|基地|产业园|项目部))(?:建设|现场|施工|生产|技术)*"
    "(?:负责人|经理|总工|指挥长|总监|专员|主任|[^，。；“”]{0,8}(?:负责人|经理|总工程师))"
    "[^，。；“”]{0,12}?(?:说|介绍|表示|告诉|坦言)"
)
# 某某水利EPC项目, 施工单位项目: who builds for others is named, and not the work.
_BUILDER = re.compile("EPC|总承包|标段|公司|集团|局|单位|[^，。]方(?=项目)|^该|^项目")
_OF_ALL = re.compile(
    "[^。；]{0,20}?(?:安排|实施|铺排|谋划|梳理|推进|储备|共有|现有)[^，。；0-9]{0,12}(?:项目|工程)[0-9]{2,}[个项]"
)
"""今年全县共安排重点项目132个: none of them is spoken of."""
_REACH = 400
_KERNEL = 3


def leaves_the_work(sentence: Sentence, current: Work) -> bool:
    """Whether a paragraph opens with the speech of somebody who builds another work than the one
    spoken of, or with how many works there are in all.
    """
    if sentence.start or not sentence.text.startswith("“"):
        return sentence.start == 0 and _OF_ALL.match(sentence.text) is not None
    speaker = _SPEAKER.search(sentence.text[-1:] + sentence.following(_REACH))
    if speaker is None or _BUILDER.search(speaker["whose"]):
        return False
    whose, name = speaker["whose"], current.name.removesuffix("项目").removesuffix("工程")
    kernels = [name[at : at + _KERNEL] for at in range(max(1, len(name) - _KERNEL + 1))]
    return not any(kernel in whose for kernel in kernels)


def given_to_speakers(sentences: Sequence[Told]) -> tuple[Told, ...]:
    """The sentences of a speech go on with the work of the speaker that is named behind it, unless
    they name works themselves.
    """
    told = list(sentences)
    for at, (read, spoken, _) in enumerate(sentences):
        sentence = read.sentence
        if not spoken or not sentence.start or _names_a_speaker(sentence.text) is None:
            continue
        work = spoken.get(read.projects[0].start)
        first = at
        while first and told[first - 1][0].sentence.paragraph_index == sentence.paragraph_index:
            first -= 1
        if work is None or not told[first][0].sentence.text.startswith("“"):
            continue
        for index in range(first, at):
            speech, named, _ = told[index]
            told[index] = (speech, named, work if not named else told[index][2])
    return tuple(told)


def _names_a_speaker(text: str) -> re.Match[str] | None:
    return _SPEAKER.match(text if text.startswith("”") else f"”{text}")
