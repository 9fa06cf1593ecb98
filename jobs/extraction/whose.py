"""Whose a figure is: which place it is about, and which organisation or project holds it.

A place that a sentence opens with, or names as its subject, holds until the paragraph ends. A
project or an organisation spoken of holds the figures of its own passage, not those of the place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.places_of import place_of_level
from jobs.extraction.title_holder import is_office, title_holder
from jobs.extraction.tokens import Place, Token
from jobs.extraction.work_mentions import ReadSentence
from jobs.extraction.works import Work
from storage.records import Stage

_NOT_ITS_FIGURE = re.compile(
    "(?:由|向|与|和|同|对|据|被|经|为|跟|获|给|从|在|获得|、|到|单位[：:])$"
)
_SPEAKS = re.compile(
    "^(?:[^，,。；;]{0,12}(?:表示|介绍|说|告诉|透露|指出|强调|认为|称)|获悉|了解到|统计|数据)"
)
_GOES_ON = re.compile(
    '^[“‘"]?(?:公司|该公司|该企业|企业|集团|该集团|合作社|该社|该厂|该项目|项目|该|其|此次|目前|投产后|建成后|达产后|'
    "全部|工程|预计|同时|二期|一期|届时|"
    "近年来|今年|去年|到20|20)"
)
_ITS_COMPANY = re.compile(
    '[“‘"]?(?:[去今前]年[底初]?|目前|近年来|同时)?，?(?:该|这家)?'
    "(?P<head>公司|企业|集团|合作社|厂里?)(?![数总户家职化类创自们大])"
)
_MANY = re.compile(
    "(?:重点|重大|省|市|县|区|个|战役|类|新|各|等)(?:重点)?(?:建设)?(?:项目|工程)$|^(?:项目|工程|"
    "重点工程)$"
)
_HONOURED = re.compile("[^，,。；;]{0,6}(?:列入|入选|入围|获批|获评|荣获|被评为|成为|当选|跻身)")
"""Behind a place that is named on the way, and that no figure behind it is of."""
_OF_THE_SAME_WORK = re.compile(
    "[^，,。；;]{0,3}(?:可|年|预计|将|达产|建成|投产|总?投资|占地|建筑面积|主要|一期|二期|其|该|"
    "项目|工程|公司|企业|集团|计划)"
)
_BEHIND_A_FIGURE = ("%、", "元、", "个、", "家、", "位、", "名、", "项、")
"""Before a place that a list goes on with: 甲县增长7%、乙县增长5%."""
_LISTED_WORK = re.compile("[^，,。；;、]{2,40}(?:项目|工程|建设)、")
"""Behind the owner of a work that is named in a row of works."""
_ITEM_MARKS = re.compile("^[（(]?[\\d一二三四五六七八九十]{1,3}[)）.、．]*|[。\\s]$")
_ZONE = "开发区"
_CLAUSE_MARK = re.compile("[，,。；;：:！？（）()●■]")
_OPENING = re.compile(
    "(?:其中|目前|今年|去年|全年|截至.{0,8}|据统计|\\d{4}年.{0,6}|[“‘”’].{0,4}期间[”’]?|在|位于|"
    "当前|眼下|近日|此次|近年来|.{0,6}以来|"
    ".{0,4}期间|[前上下第一二三四1-9—\\-]{1,6}(?:月份?|季度|半年)|仅.{0,10}|这个|\\s|"
    "[一二三四五六七八九]是|使|让|走进|来到)*"
)
_NOT_A_PLACE_BEHIND = re.compile(
    "、|至|到(?!20)|和|与|及|对口|援建|市?[^，,。；;]{0,6}(?:机场|大桥|铁路|高铁|高速|公路|隧道|"
    "湾|线路|国际港|特产)"
)
_LEVEL = re.compile("[全我本该][省市县区州盟旗镇乡]")
_COMMITTEE = re.compile(
    "([省市])(?:委|政府)(?:、[省市]?(?:委|政府))?(?:作出|提出|印发|确定|决定|明确)"
)
_WE_SAY = re.compile("“[^”]{0,20}(?:我们|我司|我公司|我厂)")
_LISTED_BEHIND = re.compile("等|、|和|及")
_LISTED_AHEAD = re.compile("[、和及]$")
_HOLDING_ROLE = re.compile(
    "董事长|总经理|负责人|工程师|书记|市长|县长|区长|主任|局长|主席|记者|党委|党组"
)
_RANKED_IN = re.compile(
    "[^，,。；;]{0,16}(?:中|里|内)?(?:排|位[居列]|居|名列|第[一二三四五六七八九十\\d])"
)
_GOES_ON_BELOW = re.compile("该|公司|项目(?!建设)|集团|其中")


@dataclass(slots=True)
class Owner:
    """Whom the text speaks of. `holder` is null where it is the place itself."""

    place: Place
    holder: str | None = None
    project: bool = False
    """The holder is a project: it holds capacities and outputs, not a place's statistics."""
    stage: Stage | None = None

    def on(self, place: Place) -> "Owner":
        """The same, speaking from a place."""
        return Owner(place, self.holder, self.project, self.stage)


@dataclass
class Whose:
    """Reads an article's sentences in order and keeps whom they speak of."""

    context: ArticleContext
    paragraph: int = -1
    section: Place | None = None
    enterprise: str | None = None
    """The organisation named last, whose people say 我们 in quotation marks."""
    item: bool = False
    """Whether the paragraph is a list's item that begins with the name of a work."""
    zones: dict[str, Place] = field(default_factory=dict)
    """The zones named so far with a longer name, by their place: what 开发区 means there."""
    ground: Place = field(init=False)
    """The place that the text itself turned to last, whatever works stand elsewhere."""
    owner: Owner = field(init=False)
    home: Owner = field(init=False)
    """Whom the article itself is about: its place, or the organisation its title opens with."""

    def __post_init__(self) -> None:
        self.home = Owner(self.context.place, title_holder(self.context))
        self.owner = self.home.on(self.home.place)
        self.ground = self.home.place

    def enter(self, sentence: Sentence, sections: Mapping[int, Place]) -> None:
        """Begin a sentence: a new paragraph forgets its subject."""
        for token in sentence.of_kind("place"):
            self._zone(token.value)
        if sentence.paragraph_index != self.paragraph:
            kept = self.owner if self.owner.holder and self._goes_on(sentence) else None
            self.paragraph = sentence.paragraph_index
            self.section = sections.get(sentence.paragraph_index, self.section)
            self.item = False
            self.ground = self.section or self.home.place
            self.owner = kept or self.home.on(self.ground)
        elif not self.item and not _GOES_ON.match(sentence.text):
            self.owner = self.home.on(self.ground)
        its = _ITS_COMPANY.match(sentence.text) if self.enterprise else None
        if its and _is_called(self.enterprise, its["head"]):
            self.owner = Owner(self.owner.place, self.enterprise)

    def _goes_on(self, sentence: Sentence) -> bool:
        return (
            sentence.paragraph_index == self.paragraph + 1
            and _GOES_ON_BELOW.match(sentence.text) is not None
        )

    def at(
        self,
        sentence: Sentence,
        said: Token,
        floor: int,
        read: ReadSentence,
        spoken: Mapping[int, Work],
    ) -> Owner:
        """Whom a figure is about; `floor` is where the figure before it ended."""
        held = floor
        for token in _subjects(sentence, read, floor, said.start):
            before = self.owner.holder
            self._turn_to(sentence, token, said.start, spoken)
            held = held if self.owner.holder == before else token.end
        if self.owner.project and _is_of_the_next(sentence.text, held, said.start):
            self.owner = self.home.on(self.ground)
        said_by_us = _WE_SAY.search(sentence.text) and (self.owner.project or not self.owner.holder)
        if said_by_us and self.enterprise:
            return Owner(self.owner.place, self.enterprise)
        if told := _COMMITTEE.search(sentence.text, floor, said.start):
            self.owner.place = place_of_level(self.context.place, told[1])
        behind = [
            token
            for token in read.projects
            if token.kind == "project" and 1 <= token.start - said.end <= 2
        ]
        if behind and sentence.text[said.end] == "的" and behind[0].start in spoken:
            work = spoken[behind[0].start]
            return Owner(work.place, work.name, True, work.stage)
        return self.owner.on(self.owner.place)

    def pass_over(
        self, sentence: Sentence, floor: int, read: ReadSentence, spoken: Mapping[int, Work]
    ) -> None:
        """Take in the subjects behind a sentence's last figure."""
        end = len(sentence.text)
        for token in _subjects(sentence, read, floor, end):
            if token.kind != "place" or _HONOURED.match(sentence.text, token.end) is None:
                self._turn_to(sentence, token, end, spoken)
        head = _items_head(sentence, read) if floor == 0 else None
        if head is not None and head.start in spoken:
            work = spoken[head.start]
            self.item = True
            self.owner = Owner(work.place, work.name, True, work.stage)

    def _turn_to(
        self, sentence: Sentence, token: Token, position: int, spoken: Mapping[int, Work]
    ) -> None:
        text = sentence.text
        ahead = text[max(0, token.start - 6) : token.start]
        if token.kind == "place":
            self._turn_to_place(sentence, token)
        elif token.kind == "organisation":
            if not is_office(token.value):
                self.enterprise = token.value
            if _NOT_ITS_FIGURE.search(ahead) or is_office(token.value):
                return
            if _LISTED_WORK.match(text, token.end):
                return
            behind = text[token.end : token.end + 14]
            if _SPEAKS.match(behind) and not _HOLDING_ROLE.match(behind):
                return
            self.owner.holder, self.owner.project = token.value, False
        else:
            if token.kind == "work-ref" and self.owner.holder and not self.owner.project:
                return
            work = spoken.get(token.start)
            if work is None or not work.sure or _MANY.search(work.name):
                return
            if (
                0 <= position - token.end <= 1
                or _LISTED_BEHIND.match(text, token.end)
                or _LISTED_AHEAD.search(ahead)
            ):
                return
            self.owner.holder, self.owner.project = work.name, True
            self.owner.place, self.owner.stage = work.place, work.stage

    def _turn_to_place(self, sentence: Sentence, token: Token) -> None:
        text, place = sentence.text, token.value
        clause = _CLAUSE_MARK.split(text[: token.start])[-1]
        if clause.endswith(_BEHIND_A_FIGURE):
            clause = ""
        opens = _OPENING.fullmatch(clause) is not None
        if not opens or _NOT_A_PLACE_BEHIND.match(text, token.end):
            return
        if _is_aside(self.context.place, place):
            return
        if clause.endswith("在") and _RANKED_IN.match(text, token.end):
            return
        level = _LEVEL.match(text, token.start)
        if level and token.end - token.start == 2 and self.owner.place != self.context.place:
            # 全省 after 甘肃 is 甘肃, whatever the article's own place is.
            return
        if not self._near(place) and token.start > 3 and not _with_province(text, token):
            return
        self.owner.place = self.ground = self._zone(place)
        if not self.owner.project or level or not clause.endswith(("在", "位于")):
            self.owner.holder, self.owner.project, self.owner.stage = None, False, None

    def _zone(self, place: Place) -> Place:
        """The zone that 开发区 is short for, where the article named one of its place before."""
        above, _, name = place.path.rpartition("/")
        if not name.endswith(_ZONE):
            return place
        if name == _ZONE:
            return self.zones.get(above, place)
        self.zones[above] = place
        return place

    def _near(self, place: Place) -> bool:
        """Whether a place lies in the article's, or the article's in it."""
        here = self.context.place.path
        if not here or not place.path:
            return True
        wide, deep = sorted((here, place.path), key=len)
        return f"{deep}/".startswith(f"{wide}/")


def _is_called(enterprise: str | None, head: str) -> bool:
    """Whether 合作社 or 厂 may be short for an organisation; 公司 is for any."""
    if head in {"公司", "企业", "集团"}:
        return True
    return enterprise is not None and enterprise.endswith(head.removesuffix("里"))


def _is_of_the_next(text: str, held: int, position: int) -> bool:
    """Whether a semicolon parts a figure from the work before it: a list's next entry."""
    mark = text.rfind("；", held, position)
    return mark >= 0 and _OF_THE_SAME_WORK.match(text, mark + 1) is None


def _items_head(sentence: Sentence, read: ReadSentence) -> Token | None:
    """The work whose name is all that a sentence says: 1.甲工程。"""
    length = len(_ITEM_MARKS.sub("", sentence.text))
    heads = [token for token in read.projects if length - (token.end - token.start) <= 1]
    return heads[0] if heads and heads[0].kind == "project" else None


def _subjects(sentence: Sentence, read: ReadSentence, floor: int, position: int) -> list[Token]:
    """Places, organisations and projects that begin in a stretch, in order."""
    organisations = sentence.of_kind("organisation")
    found = [token for token in read.projects if floor <= token.start < position]
    for token in (*sentence.of_kind("place"), *organisations):
        if not floor <= token.start < position:
            continue
        covers = organisations if token.kind == "place" else read.projects
        if not any(c.start < token.end and token.start < c.end for c in covers):
            found.append(token)
    return sorted(found, key=lambda token: token.start)


def _with_province(text: str, named: Token) -> bool:
    """Whether a place is named together with its province: 广西北海市."""
    province, _, below = named.value.path.partition("/")
    return bool(below) and text.startswith(province[:2], named.start)


def _is_aside(here: Place, named: Place) -> bool:
    """The country, or a province that the article's place lies in: named for comparison."""
    return bool(here.path) and here.path.startswith(f"{named.path}/") and named.path.count("/") < 1


def section_places(sentences: Sequence[Sentence]) -> dict[int, Place]:
    """Paragraphs that are headings naming a place (河南：…), which holds for what follows."""
    places: dict[int, Place] = {}
    for sentence in sentences:
        if sentence.paragraph.kind != "heading":
            continue
        named = [token for token in sentence.of_kind("place") if token.start <= 2]
        if named:
            places[sentence.paragraph_index] = named[0].value
    return places
