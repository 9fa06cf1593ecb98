"""What in a sentence speaks of a project: its name, an item of a list, 该项目, 一期."""

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter

from msgspec import Struct

from jobs.extraction.context import Sentence
from jobs.extraction.rules.condensed import Condensed, choose
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token, clashing
from jobs.extraction.rules.value import Value
from jobs.extraction.rules.wordlist import alternation, one_of
from jobs.extraction.works.project_brands import BUILT_BRANDS, PAID_BRANDS, brand_tokens
from jobs.extraction.works.project_items import BEGIN_A_NUMBER, WORK_ALONE, item_heads
from jobs.extraction.works.project_lists import IN_LIST, LISTING, listed_projects
from jobs.extraction.works.project_money import investment_tokens, may_cost
from jobs.extraction.works.project_names import HEADS, ProjectName, project_tokens
from jobs.extraction.works.project_replies import ABOUT, asked_for
from jobs.extraction.works.project_roads import ROAD_LISTS, ROADS, road_tokens
from jobs.extraction.works.project_rows import between, shared_plants
from jobs.extraction.works.project_visits import VISITS, visited_projects
from jobs.extraction.works.project_words import PLANT_HEADS

# What turns such a word into another one, or says something of it alone.
_NOT_BARE = (
    "(?!化|库|组|制|部|资本|法人|经理|建设规模|建设项目|质量|技术|机械|车|师|量|款|区[^域]"
    "|内|上|里|外|是|为|有|的)"
)
DEEDS = "(?:建设|改造|改扩建|扩建|新建|迁建|重建|拆除|除险|加固|整治|治理|修复|提升|升级)+"
_POINTED = Spotted(
    "这(?:个|一|项)[^，。；、]{0,14}的项目"
    f"|(?:该|此|本|整[个座条]|这[个项条座]?)(?:项目|工程|(?:{alternation(PLANT_HEADS)})(?:{DEEDS}(?:项目|工程))?|道路)"
    "|(?:^|(?<=[，,。；;：:“])|(?<=目前))该(?:桥|路|线|站|园|院|校|馆|厂|库|港|楼|枢纽|隧道|基地)(?![上里内外段点区])"
    f"|(?:^|(?<=[，,。；;：:“—的])|(?<=目前|现在|其中))全线{_NOT_BARE}"
)
# The last word of a name by itself, where a clause or the like begins.
_BARE = re.compile(f"(?:{one_of(('项目', '工程', *PLANT_HEADS))}){_NOT_BARE}")
_BEFORE_BARE = frozenset("，,。；;：:“—的前在中")
_WORDS_BEFORE_BARE = ("目前", "现在", "其中")
_PHASE = Spotted(
    "(?:^|(?<=[，,。；;：:、“])|(?<=其中|此次|公司|企业|目前|扩建)|(?<=公司的)|(?<=亿元的)|(?<=万元的))(?P<phase>[一二三四首]期)(?:工程|项目|工厂|厂房|生产线)?"
    r"(?:[\d.]+[A-Za-z万千瓦吨]+项目|[^，,。；;、的]{2,12}段)?"
)

_NAMING = frozenset((ROADS, ROAD_LISTS, PAID_BRANDS, BUILT_BRANDS))
"""Without one of them or of `HEADS`, a sentence names a work only as the head of an item."""
_REFERRING = frozenset((_PHASE, _POINTED))


class WorkRef(Value, frozen=True):
    """A project spoken of without its name: by a word for its kind, or as one of its phases."""

    head: str
    phase: str = ""


class Group(Value, frozen=True):
    """One project or several in a row; `before` is of their clause, `after` of their sentence."""

    tokens: tuple[Token, ...]
    before: str
    after: str


class ReadSentence(Struct, eq=False, gc=False):
    """A sentence with its project tokens (`project`, `work-ref`).

    All its tokens, and the sentence condensed, are made once somebody asks for them: of most
    sentences without projects nobody does.
    """

    sentence: Sentence
    projects: Sequence[Token] = ()
    investments: Sequence[Token] = ()
    """What projects cost: tokens of the kind `investment`."""
    groups: Sequence[Group] | None = None
    """Its projects as they stand together, once `work_groups.groups` has found them."""
    _tokens: Sequence[Token] | None = None
    _condensed: Condensed | None = None

    @property
    def tokens(self) -> Sequence[Token]:
        """Projects, periods, quantities, places and organisations, in order and apart."""
        if self._tokens is None:
            known = self.sentence
            others = [*known.periods, *known.quantities, *known.places, *known.organisations]
            self._tokens = choose(_round(self.projects, others) if self.projects else others)
        return self._tokens

    @property
    def condensed(self) -> Condensed:
        if self._condensed is None:
            self._condensed = Condensed(self.sentence.text, self.tokens)
        return self._condensed


def names_in(sentence: Sentence) -> Sequence[Token]:
    """The projects that a sentence names whose dates, places and quantities are known."""
    text, spots = sentence.text, sentence.spots
    listing = text[0] in BEGIN_A_NUMBER or "：" in text or "；" in text
    listing = listing or text.endswith(WORK_ALONE)
    names: Sequence[Token] = ()
    if HEADS in spots or not _NAMING.isdisjoint(spots):
        names = _names(sentence, listing=listing)
    elif listing:
        names = item_heads(sentence, ())
    if ABOUT in text:
        asked = [token for token in asked_for(sentence) if not clashing(token, names)]
        names = choose([*names, *asked]) if asked else names
    return names


def read_sentence(
    sentence: Sentence,
    names: Sequence[Token],
    refs: Sequence[Token],
    listed: Mapping[str, ProjectName],
) -> ReadSentence:
    """What speaks of projects in a sentence: the `names` and `refs` that it holds, and what it says
    again of `listed`, the items of lists before it by their words; and the sums that it tells.
    """
    if listed or (names and [token for token in names if token.rule == IN_LIST]):
        names = _said_again(sentence, names, listed)
    if names and refs:
        # 该水库除险加固工程 names nothing anew.
        names = [name for name in names if not _is_within(name, refs)]
        apart = [ref for ref in refs if not clashing(ref, names)]
        names = sorted([*names, *apart], key=attrgetter("start"))
    read = ReadSentence(sentence, names or refs)
    if read.projects and may_cost(sentence):
        read.investments = investment_tokens(read.condensed)
    return read


def _is_within(name: Token, refs: Sequence[Token]) -> bool:
    return any(ref.start < name.start and name.end <= ref.end for ref in refs)


def _names(sentence: Sentence, *, listing: bool) -> list[Token]:
    """The projects that a sentence names; `listing`: it may begin items of a list."""
    text, spots = sentence.text, sentence.spots
    roads = list(road_tokens(sentence)) if ROADS in spots or ROAD_LISTS in spots else []
    branded = PAID_BRANDS in spots or BUILT_BRANDS in spots
    named = project_tokens(sentence) if HEADS in spots else []
    others = item_heads(sentence, named) if listing else []
    if HEADS not in spots:
        others += brand_tokens(sentence, ()) if branded else ()
        return choose([*others, *roads]) if roads else others
    if not LISTING.isdisjoint(spots):
        others += listed_projects(sentence, named)
    others += roads
    if branded:
        others += brand_tokens(sentence, named)
    if len(named) > 1 and "、" in text:
        others += between(text, named)
    if VISITS in spots:
        others += visited_projects(sentence, named)
    shared = shared_plants(sentence, named) if named else ()
    return choose([*others, *named, *shared]) if others or shared else named


def _said_again(
    sentence: Sentence, names: Sequence[Token], listed: Mapping[str, ProjectName]
) -> Sequence[Token]:
    """With those that are named once more, where no head of a name gives them away."""
    text, organisations = sentence.text, sentence.organisations
    known = {name: (value, 0) for name, value in listed.items()}
    for token in names:
        if token.rule == IN_LIST:
            known[text[token.start : token.end]] = token.value, token.end
    found: list[Token] = []
    for name, (value, floor) in known.items():
        at = text.find(name, floor)
        while at >= 0:
            token = Token("project", at, at + len(name), value, "project.said-again")
            if not clashing(token, names) and not clashing(token, organisations):
                found.append(token)
            at = text.find(name, token.end)
    return choose([*names, *found]) if found else names


def refs_in(sentence: Sentence) -> Sequence[Token]:
    """Words that speak of a project named before, as tokens of the kind `work-ref`."""
    text, spots = sentence.text, sentence.spots
    if HEADS not in spots and _REFERRING.isdisjoint(spots):
        return ()
    refs: list[Token] = []
    if _PHASE in spots:
        for found in sentence.matches(_PHASE):
            ref = WorkRef(found[0], found["phase"])
            refs.append(Token("work-ref", found.start(), found.end(), ref, "work.phase"))
    pointing = [*sentence.matches(_POINTED)] if _POINTED in spots else []
    if HEADS in spots:
        heads = [at for at in spots[HEADS] if text[at - 1] in _BEFORE_BARE or at == 0]
        pointing += _bare(text, heads) if heads else ()
    for found in pointing:
        ref = WorkRef(found[0])
        refs.append(Token("work-ref", found.start(), found.end(), ref, "work.pointed-at"))
    return choose(refs) if len(refs) > 1 else refs


def _bare(text: str, heads: Sequence[int]) -> list["re.Match[str]"]:
    """项目, 工程 and plants by themselves, of the places where a name's last word may begin behind
    one of `_BEFORE_BARE`.
    """
    return [
        found
        for at in heads
        if (at == 0 or text[at - 1] not in "前在中" or text.endswith(_WORDS_BEFORE_BARE, 0, at))
        and (found := _BARE.match(text, at))
    ]


def _round(projects: Sequence[Token], others: Sequence[Token]) -> Sequence[Token]:
    """All tokens, without those that stand in a project's name or cut into one."""
    apart = [token for token in others if not clashing(token, projects)]
    return [*projects, *apart]
