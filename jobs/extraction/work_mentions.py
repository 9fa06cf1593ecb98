"""What in a sentence speaks of a project: its name, an item of a list, 该项目, 一期."""

from collections.abc import Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.engine import Condensed, choose
from jobs.extraction.pattern_needs import WordLed
from jobs.extraction.project_items import item_heads
from jobs.extraction.project_lists import listed_projects, shared_plants
from jobs.extraction.project_money import investment_tokens
from jobs.extraction.project_names import project_tokens
from jobs.extraction.project_words import PLANT_HEADS
from jobs.extraction.record import record
from jobs.extraction.tokens import Token
from jobs.extraction.wordlist import alternation

_POINTED = WordLed(
    "这(?:个|一|项)[^，。；、]{0,14}的项目"
    f"|(?:该|此|本|这[个项条座]?)(?:项目|工程|{alternation(PLANT_HEADS)}|道路)"
    "|(?:^|(?<=[，,。；;：:“])|(?<=目前))该(?:桥|路|线|站|园|院|校|馆|厂|库|港|楼|枢纽|隧道|基地)(?![上里内外段点区])"
    f"|(?:^|(?<=[，,。；;：:“—的])|(?<=目前|现在|其中))(?:项目|工程|全线|{alternation(PLANT_HEADS)})"
    r"(?!化|库|组|制|部|资本|法人|经理|建设规模|质量|技术|机械|车|师|区[^域]|内|上|里|外|是|为|有|的)"
)
_PHASE = WordLed(
    "(?:^|(?<=[，,。；;：:、“])|(?<=其中|此次|公司|目前)|(?<=公司的))(?P<phase>[一二三四首]期)(?:工程|项目)?"
    r"(?:[\d.]+[A-Za-z万千瓦吨]+项目|[^，,。；;、的]{2,12}段)?"
)


@record
class WorkRef:
    """A project spoken of without its name: by a word for its kind, or as one of its phases."""

    head: str
    phase: str = ""


@record
class ReadSentence:
    """A sentence with its project tokens (`project`, `work-ref`) and all of it condensed."""

    sentence: Sentence
    projects: tuple[Token, ...]
    condensed: Condensed
    investments: Sequence[Token] = ()
    """What projects cost: tokens of the kind `investment`."""


def read_sentence(sentence: Sentence, following: str = "") -> ReadSentence:
    """Find what speaks of projects in a sentence whose dates, places and quantities are known.

    `following` is what the paragraph says after it.
    """
    text = sentence.text
    organisations = sentence.of_kind("organisation")
    named = project_tokens(text, sentence.tokens, organisations)
    listed = listed_projects(text, sentence.tokens, named)
    shared = shared_plants(text, sentence.tokens, named)
    items = item_heads(text, following, sentence.tokens, named)
    names = choose([*items, *listed, *named, *shared])
    refs = [
        token
        for token in work_refs(text)
        if not any(name.start < token.end and token.start < name.end for name in names)
    ]
    projects = tuple(sorted([*names, *refs], key=lambda token: token.start))
    others = [token for token in sentence.tokens if token.kind in ("period", "quantity", "place")]
    others += organisations
    condensed = Condensed(text, _round(projects, others))
    investments = investment_tokens(condensed) if projects else ()
    return ReadSentence(sentence, projects, condensed, investments)


def unread_sentence(sentence: Sentence) -> ReadSentence:
    """A sentence in which no projects are looked for."""
    return ReadSentence(sentence, (), sentence.condensed)


def work_refs(text: str) -> list[Token]:
    """Words that speak of a project named before, as tokens of the kind `work-ref`."""
    phases = [
        Token(
            "work-ref", found.start(), found.end(), WorkRef(found[0], found["phase"]), "work.phase"
        )
        for found in _PHASE.finditer(text)
    ]
    pointed = [
        Token("work-ref", found.start(), found.end(), WorkRef(found[0]), "work.pointed-at")
        for found in _POINTED.finditer(text)
    ]
    return choose([*phases, *pointed])


def _round(projects: tuple[Token, ...], others: list[Token]) -> list[Token]:
    """All tokens, without those that stand in a project's name or cut into one."""
    return [
        *projects,
        *(
            token
            for token in others
            if not any(token.start < name.end and name.start < token.end for name in projects)
        ),
    ]
