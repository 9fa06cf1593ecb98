"""Whose a figure is: which place it is about, and which organisation or project holds it.

A place that a sentence opens with, or names as its subject, holds until the paragraph ends. A
project or an organisation spoken of holds the figures of its own passage, not those of the place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import regex

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.tokens import Place, Token
from jobs.extraction.work_mentions import ReadSentence
from jobs.extraction.works import Work
from storage.records import Stage

_NOT_A_SUBJECT = regex.compile(
    "(?:占|比|较|高于|低于|快于|居|位居|位列|列|向|对|为|到|至|从|赴|来自|与|和|同|销往|连接|往|被|由|据|跟|距|以|第|"
    "运抵|成为|作为|是|[“‘《])$"
)
_NOT_ITS_FIGURE = regex.compile("(?:由|向|与|和|同|对|据|被|经|为|跟|获|给|从|在|获得|、|到)$")
_SPEAKS = regex.compile(
    "^(?:[^，,。；;]{0,12}(?:表示|介绍|说|告诉|透露|指出|强调|认为|称)|获悉|了解到|统计|数据)"
)
_GOES_ON = regex.compile(
    "^(?:公司|该公司|该企业|企业|集团|该集团|该项目|项目|该|其|此次|目前|投产后|建成后|达产后|全部|工程|预计|同时|二期|一期|届时|"
    "近年来|今年|去年|到20|20)"
)
_MANY = regex.compile(
    "(?:重点|重大|省|市|县|区|个|战役|类|新|各|等)(?:重点)?(?:建设)?(?:项目|工程)$|^(?:项目|工程|重点工程)$"
)
_LISTED_BEHIND = regex.compile("等|、|和|及")
_LISTED_AHEAD = regex.compile("[、和及]$")
_HOLDING_ROLE = regex.compile(
    "董事长|总经理|负责人|工程师|书记|市长|县长|区长|主任|局长|主席|记者|党委|党组"
)


@dataclass
class Owner:
    """Whom the text speaks of. `holder` is null where it is the place itself."""

    place: Place
    holder: str | None = None
    project: bool = False
    """The holder is a project: it holds capacities and outputs, not a place's statistics."""
    stage: Stage | None = None


@dataclass
class Whose:
    """Reads an article's sentences in order and keeps whom they speak of."""

    context: ArticleContext
    paragraph: int = -1
    section: Place | None = None
    owner: Owner = field(init=False)

    def __post_init__(self) -> None:
        self.owner = Owner(self.context.place)

    def enter(self, sentence: Sentence, sections: Mapping[int, Place]) -> None:
        """Begin a sentence: a new paragraph forgets its subject."""
        if sentence.paragraph_index != self.paragraph:
            kept = self.owner if self._goes_on(sentence) else None
            self.paragraph = sentence.paragraph_index
            self.section = sections.get(sentence.paragraph_index, self.section)
            self.owner = kept or Owner(self.section or self.context.place)
        elif not _GOES_ON.match(sentence.text):
            self.owner = Owner(self.owner.place)

    def _goes_on(self, sentence: Sentence) -> bool:
        return (
            sentence.paragraph_index == self.paragraph + 1
            and regex.match("该|公司|项目(?!建设)|集团|其中", sentence.text) is not None
        )

    def at(
        self,
        sentence: Sentence,
        position: int,
        floor: int,
        read: ReadSentence,
        spoken: Mapping[int, Work],
    ) -> Owner:
        """Whom a figure at `position` is about; `floor` is where the figure before it ended."""
        subjects = [(token.start, token) for token in _subjects(sentence, read, floor, position)]
        for _, token in sorted(subjects, key=lambda subject: subject[0]):
            self._turn_to(sentence, token, spoken)
        return replace(self.owner)

    def _turn_to(self, sentence: Sentence, token: Token, spoken: Mapping[int, Work]) -> None:
        text = sentence.text
        ahead = text[max(0, token.start - 6) : token.start]
        if token.kind == "place":
            if not _NOT_A_SUBJECT.search(ahead) and not _is_aside(self.context.place, token.value):
                opens = regex.search("^|[，,。；;：:]$", text[: token.start]) is not None
                self.owner.place = token.value
                if opens and not self.owner.project:
                    self.owner.holder = None
        elif token.kind == "organisation":
            if _NOT_ITS_FIGURE.search(ahead) or _is_office(token.value):
                return
            behind = text[token.end : token.end + 14]
            if _SPEAKS.match(behind) and not _HOLDING_ROLE.match(behind):
                return
            self.owner.holder, self.owner.project = token.value, False
        else:
            work = spoken.get(token.start)
            if work is None or not work.sure or _MANY.search(work.name):
                return
            if _LISTED_BEHIND.match(text, token.end) or _LISTED_AHEAD.search(ahead):
                return
            self.owner.holder, self.owner.project = work.name, True
            self.owner.place, self.owner.stage = work.place, work.stage


def _subjects(sentence: Sentence, read: ReadSentence, floor: int, position: int) -> Iterable[Token]:
    projects = read.projects
    for token in projects:
        if floor <= token.start < position:
            yield token
    for token in sentence.of_kind("place", "organisation"):
        inside = any(p.start < token.end and token.start < p.end for p in projects)
        owned = token.kind == "place" and any(
            org.start <= token.start < org.end for org in sentence.of_kind("organisation")
        )
        if floor <= token.start < position and not inside and not owned:
            yield token


def _is_aside(here: Place, named: Place) -> bool:
    """The country, or a province that the article's place lies in: named for comparison."""
    return bool(here.path) and here.path.startswith(f"{named.path}/") and named.path.count("/") < 1


def _is_office(name: str) -> bool:
    return (
        regex.search("(?:局|委|厅|办公室|指挥部|管委会|委员会|电视台|大学|银行)$", name) is not None
    )


def section_places(sentences: Sequence[Sentence]) -> dict[int, Place]:
    """Paragraphs that are headings naming a place (河南：…): the place is theirs and what follows."""
    places: dict[int, Place] = {}
    for sentence in sentences:
        if sentence.paragraph.kind != "heading":
            continue
        named = [token for token in sentence.of_kind("place") if token.start <= 2]
        if named:
            places[sentence.paragraph_index] = named[0].value
    return places
