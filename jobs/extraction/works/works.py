"""The projects of an article as it tells of them: a work, and all works read of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct, field

from jobs.extraction.context import Sentence
from jobs.extraction.rules.tokens import Place, Token
from jobs.extraction.works.project_sameness import Naming
from jobs.extraction.works.project_tables import Record
from jobs.extraction.works.stages import furthest
from jobs.extraction.works.work_mentions import ReadSentence
from storage.records import Stage

# 18个项目竣工 says nothing of one that is promised for a day to come.
_BEGUN = (Stage.SIGNED, Stage.STARTED)
_SUBJECT_REACH = 3
# 学校 is the 新校区 spoken of, 大桥 a 跨线桥.
_BY_ITS_KIND = ("学校", "大桥", "医院")


class Work(Struct, eq=False):
    """A project as the article tells of it. `sentence` and `token` are the mention it is cited by.

    `sure` tells that its name, its list or its building makes it a project.
    """

    name: str
    owner: str | None
    sure: bool
    place: Place
    naming: Naming
    """How it is named: what it is told from others by."""
    sentence: Sentence
    token: Token
    stages: list[Stage] = field(default_factory=list)
    promised: bool = False
    set_up: bool = False
    """Nothing but 建设 or 扩建 before its name tells how far it is: the headline knows better."""
    intended: bool = False
    """Somebody is going to build it: 拟投资3亿元，在某县建设…."""
    whole: "Work | None" = None
    """The work that this one is a phase of."""
    heads: bool = False
    """A heading consists of its name: what stands under it is of this work."""
    in_headline: bool = False
    """Only the headline has named it so far."""
    a_kind: bool = False
    """The text counts it among kinds of works: …等七大类."""
    gathered: Stage | None = None
    """What the article's headline tells of all that it then names: 26个项目集中开工."""
    investment: float | None = None
    money: Token | None = None
    responsible: list[str] = field(default_factory=list)
    record: Record | None = None
    """The row of a table, or the form, that tells of it."""

    @property
    def stage(self) -> Stage | None:
        told = furthest(self.stages) if self.stages else None
        if told is None and self.promised and self.gathered not in _BEGUN:
            return Stage.BUILDING
        if told or self.gathered:
            return told or self.gathered
        if self.set_up:
            return Stage.BUILDING
        return Stage.LEAD if self.intended else None

    @property
    def phase(self) -> str:
        return self.naming.phase


@dataclass(frozen=True)
class ReadWorks:
    """The works of an article and, sentence by sentence, which token speaks of which work."""

    works: tuple[Work, ...]
    sentences: tuple[tuple[ReadSentence, dict[int, Work], Work | None], ...]
    """With each sentence: start of a project's token in its text → the work it speaks of; and the
    work spoken of before the sentence."""


def is_of_kind(name: str, kind: str) -> bool:
    """Whether a bare word calls a work so: not 园区 that of 园区道路提升工程, which lies there."""
    return name.find(kind) > 0 or (kind in _BY_ITS_KIND and kind[-1] in name)


def named_so(works: Sequence[Work], current: Work, kind: str) -> Work | None:
    """The work that ends in a word which the name of the one spoken of only holds: 机场, where that
    is 甲机场高速公路.
    """
    if current.name.endswith((kind, "项目", "工程")) or current.name.find(kind) <= 0:
        return None
    held = (work for work in reversed(works) if work.sure and work.name in current.name)
    return next((work for work in held if work.name.endswith(kind)), None)


def last_spoken(read: ReadSentence, spoken: dict[int, Work], before: Work | None) -> Work:
    """The work that a next sentence goes on with: the last sure one, or the subject.

    Where none was sure before, any will do: what follows may show that it is a project.
    """
    works = list(spoken.values())
    first = read.projects[0]
    subject = spoken.get(first.start)
    if subject is not None and subject.sure and read.sentence.text.startswith("是", first.end):
        return subject  # 甲中心是为加快乙景区建设而…的项目
    sure = [work for work in works if work.sure]
    if sure:
        return sure[-1]
    if before is None or not before.sure:
        return works[0]
    return works[0] if read.projects[0].start <= _SUBJECT_REACH else before
