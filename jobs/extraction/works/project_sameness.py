"""Whether two names mean one project: 羊绒衫项目 and 某县羊绒衫加工项目, but not 一期 and 二期."""

import re

from rapidfuzz import fuzz

from jobs.extraction.context import Sentence
from jobs.extraction.rules.tokens import Token
from jobs.extraction.works.project_claims import own_words

_PHASE = re.compile("[（(]?([一二三四首])期[）)]?")
_CAPACITY = re.compile(r"年(?:产|处理|加工)[0-9][^，。]{4}")
# 甲大道（即国道某线某段）拓宽工程
_THAT_IS = re.compile("（即[^（）]*）")
_MAKING = re.compile("生产|加工|制造|基地|生产线")
_NUMBER = re.compile(r"\d+")
# It begins with a class of characters, which is looked for faster than any of several words.
_DECORATION = re.compile(
    '[“”"‘’（）()的建综项工P](?:(?<=[“”"‘’（）()的])|(?<=建)设|(?<=综)合利用|(?<=项)目|(?<=工)程|(?<=P)PP)'
)
_DEED = re.compile(
    "(?:(?:综合|提质|提标|升级)?(?:改造|提升|扩建|改扩建?|改建|新建|迁建|重建|拓宽|大修|整治|治理|修复|加固|扩容)建?)+"
)
_ALIKE = 84
_SHORTEST = 3
_SHORTEST_ALIKE = 5

Owners = tuple[str | None, str | None]


class Naming:
    """How a project is named somewhere: `places` are the paths of the places in the name.

    `phase`, `bare`, the name without its places and decoration, and `product`, what its capacity is
    of, are what names are compared by.
    """

    __slots__ = ("bare", "name", "phase", "places", "product")

    def __init__(self, name: str, places: frozenset[str] = frozenset()) -> None:
        self.name = name
        self.places = places
        self.phase = phase_of(name) if "期" in name else ""
        self.bare = _bare(name, places)
        self.product = _product(name) if "年" in name else ""


def phase_of(name: str) -> str:
    """The phase in a name, 一 for the first; empty where it names none."""
    found = _PHASE.search(name)
    return str(found[1]).replace("首", "一") if found else ""


def without_phase(name: str) -> str:
    """The name of the whole of which a name is a phase."""
    return _PHASE.sub("", name)


def same_project(known: Naming, other: Naming, owners: Owners) -> bool:
    """Whether a name means a known project: the same words, or some of them, of the same place.

    `owners` are those of both, where they are known.
    """
    if known.phase != other.phase:
        return False
    short, long = known.bare, other.bare
    few, many = len(short), len(long)
    if few > many:
        short, long, few, many = long, short, many, few
    held = short in long
    # They could not be alike, if all of the short one stood in a long one that much longer.
    may_be_alike = few >= _SHORTEST_ALIKE and 200 * few >= _ALIKE * (few + many)
    if not (held or may_be_alike or known.product):
        return False
    if known.places and other.places and known.places.isdisjoint(other.places):
        return False
    if known.product and known.product == other.product and owners[0] == owners[1]:
        return True
    if held and _holds(known, other, owners):
        return True
    return may_be_alike and short != long and _is_alike(short, long)


def _holds(known: Naming, other: Naming, owners: Owners) -> bool:
    """Whether two names, of which one holds the other, are of one project."""
    if _takes_up(other, known, owners) or _takes_up(known, other, owners):
        return True
    if known.bare == other.bare:
        return known.places == other.places or _distinct(known.bare)
    return _is_part(*sorted((known.bare, other.bare), key=len))


def _is_alike(short: str, long: str) -> bool:
    """Whether names are written nearly alike, with the same numbers."""
    alike = fuzz.ratio(short, long, score_cutoff=_ALIKE) > 0
    return alike and _numbers(short) == _numbers(long)


def in_short(headline: Naming, full: Naming) -> bool:
    """Whether a headline's name is a later one with parts left out: 电池基地 of 甲电池产业基地.

    They end alike, and every character of the short one stands in the full one, in that order.
    """
    if len(headline.name) >= len(full.name):
        return False
    if headline.places and full.places and not headline.places & full.places:
        return False
    short, long = headline.bare, full.bare
    if len(short) < _SHORTEST or short[-2:] != long[-2:]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _product(name: str) -> str:
    """What a name's capacity is of: 年产50万吨铝箔 of 某园年产50万吨铝箔生产项目."""
    found = _CAPACITY.search(name)
    return _MAKING.sub("", _DECORATION.sub("", name[found.start() :])) if found else ""


def _is_part(short: str, long: str) -> bool:
    """Whether a name is another one without its first words, or without what is done to it."""
    if long.endswith(short) and _ends_it(short, long):
        return True
    done_to_it = long.startswith(short) and _DEED.fullmatch(long, len(short))
    return bool(done_to_it) and _distinct(short)  # 人民东路 of 人民东路改扩建项目


def _ends_it(short: str, long: str) -> bool:
    """Whether a name is another one without its first words: 和平水电站 of 某某县和平水电站."""
    return len(long) <= 2 * len(short) + 2 and _distinct(short)


def _takes_up(other: Naming, known: Naming, owners: Owners) -> bool:
    """Whether a name ending in 项目 takes up part of a longer name of the same owner."""
    if not other.name.endswith("项目"):
        return False
    short, long = other.bare, known.bare
    brand = len(short) == _SHORTEST - 1 and _without_place(known).startswith(short)  # 瑞丰项目
    if not (brand or _SHORTEST <= len(short) < len(long)) or short not in long:
        return False
    if owners[0] is not None and owners[1] is not None:
        one, two = sorted((owners[0], owners[1]), key=len)
        if one not in two:
            return False
    return brand or _distinct(short)


def _without_place(naming: Naming) -> str:
    """A bare name without the short name of the place that it begins with: 江苏."""
    parts = (part[:-1] for path in naming.places for part in path.split("/"))
    return naming.bare.removeprefix(next(filter(naming.bare.startswith, parts), ""))


def _numbers(name: str) -> list[str]:
    return [str(number) for number in _NUMBER.findall(name)]


def _distinct(words: str) -> bool:
    """Whether words are more than common ones: 生态保护 ends many a name."""
    return len(words) >= _SHORTEST and len(own_words(words, 0, len(words), ())) >= 2


def _bare(name: str, places: frozenset[str]) -> str:
    if "即" in name:
        name = _THAT_IS.sub("", name)
    for part in {part for path in places for part in path.split("/")} if places else ():
        if name != part:
            name = name.replace(part, "")
    return str(_DECORATION.sub("", name))


def places_in(sentence: Sentence, token: Token) -> frozenset[str]:
    """The paths of the places that a name holds."""
    within = (place for place in sentence.places if token.start <= place.start < token.end)
    return frozenset(place.value.path for place in within)
