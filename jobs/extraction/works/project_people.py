"""Who answers for a project by the text: 项目负责人某某, 责任单位为某局, 由某某牵头."""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import name_start
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.value import Value
from jobs.extraction.works.work_mentions import ReadSentence

_PERSON = Spotted(
    "(?:项目(?:建设)?(?:负责人|专员|经理|总指挥)|总指挥|指挥长|包保领导|帮包领导|推进专员)"
    "(?P<who>[^\\W\\d_]{2,3}?)(?=说|介绍|表示|告诉|坦言|帮办|带领|牵头|，|。|：|、|向)"
)
_OFFICE = Spotted(
    "(?:责任单位|牵头单位|牵头部门|责任部门|责任人|包保单位)(?:为|是|：)(?P<who>[^，。；：]{2,24})"
)
_BUILDER = Spotted(
    "(?:建设单位|业主单位|投资单位|投资方|实施单位|实施主体)(?:为|是|：)(?P<who>[^，。；：、]{2,24})"
)
_CUES = frozenset((_PERSON, _OFFICE, _BUILDER))
_LED = re.compile("由(?P<who>[^，。；：、]{2,14}?)(?:牵头|包保|帮包|领衔|挂帅)")
_BUILDS = re.compile("(?:投资|出资|承担|负责)*(?:建设|兴建|实施|开发|打造|投建)的[^，。；]{0,6}")
# 某区与某某公司签订了…项目: the other side builds it.
_SIGNS = re.compile("[与同和][^，。；与同和]{2,24}(?:签订|签约|签署|签下)了?")
_BUILT_BY = re.compile(
    "，由(?P<who>[^，。；]{2,24}?)(?:投资|出资|承担|负责)*(?:建设|兴建|实施|开发)"
)
_INVESTED_BY = re.compile(
    "(?:^|[，。：]|项目|工程|基地|园)(?:该|此|本)?(?:项目|工程)?由(?P<who>[^，。；、]{2,24}?)(?:共同|联合|合作)?(?:总?投资(?!集团|控股|公司|有限|管理|发展|开发|促进|建设(?:集团|公司|有限|开发))|出资|(?<=公司|集团)负责)[^，。；]{0,12}?(?:建设|兴建|实施|开发|打造|兴办)"
)

# 由相关部门牵头, 由专人包保 name nobody.
_NO_NAME = re.compile("县级领导|领导干部|专人|各自|相关|有关|的$")


class Answering(Value, frozen=True):
    """Someone who answers for a project; `start` is where the words that say so begin.

    `builds` tells that it is the project's owner: 建设单位.
    """

    who: str
    start: int
    builds: bool = False


def answering(sentence: Sentence) -> list[Answering]:
    """The people and offices that a sentence makes answerable for a project, in order."""
    text, spots = sentence.text, sentence.spots
    if _CUES.isdisjoint(spots):
        return _led_or_built(text) if "由" in text else []
    found = [Answering(match["who"], match.start()) for match in sentence.matches(_PERSON)]
    for match in sentence.matches(_OFFICE):
        found += [Answering(who, match.start()) for who in match["who"].split("、")]
    found += [Answering(match["who"], match.start(), True) for match in sentence.matches(_BUILDER)]
    if "由" in text:
        found += _led_or_built(text)
    return sorted(found, key=lambda one: one.start)


def _led_or_built(text: str) -> list[Answering]:
    """Who 由某某投资建设 and 由某某牵头 name."""
    found = [
        Answering(match["who"], match.start(), True)
        for match in (_INVESTED_BY.finditer(text) if "资" in text else ())
    ]
    for match in _LED.finditer(text):
        start = name_start(text, match.end("who"), match.start("who"))
        if not _NO_NAME.search(match["who"]):
            found.append(Answering(text[start : match.end("who")], match.start()))
    return sorted(found, key=lambda one: one.start)


def builder_of(read: ReadSentence, start: int) -> str | None:
    """Who builds what is named at `start`: 由某某集团投资建设的…; …，由某某公司建设."""
    text = read.sentence.text
    organisations = [token for token in read.tokens if token.kind == "organisation"]
    owner = _BUILT_BY.search(text, start) if organisations and "，由" in text else None
    for token in organisations:
        before = token.end <= start and (
            _BUILDS.fullmatch(text, token.end, start)
            or _SIGNS.fullmatch(text, max(0, token.start - 1), start)
        )
        if before or (owner and token.start == owner.start("who")):
            return str(token.value)
    return None
