"""Where a project is: the place that its name begins with, the scene of its sentence, its article.

A short place name inside a project's name is trusted only near home: 太康隧道 stands in no 太康县.
Two places that a road joins lie in one that holds both.
"""

import re
from collections.abc import Sequence

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.places.place_words import NAME_ENDS
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Place, Token

_FULL = frozenset("省市县区旗盟州镇乡村")
_LONGEST_SHORT_NAME = 3
_TO = "至到—-~"
"""Before a road's other end."""
_ARRIVING = ("在", "于", "落户", "地处", "到", "进", "赴")
GOES_IN = Spotted("走进|步入|漫步|走访")
_GOING_IN = re.compile("(?:走进|步入|漫步|走访)了?[省市县区]?$")
_LIES = re.compile("(?:工程|项目)?(?:位于|坐落于|坐落在|地处|建在)")
_OPENING = frozenset("，。；：！？“")
_NAME_OPENING = _OPENING | {"—"}
# 洪湖分洪区 is a stretch of land, not the town of 洪湖.
_OF_NATURE = re.compile("分洪|蓄洪|大堤|流域|分块|片堤|桥|[东西南北中]?路(?!段)|大道|大?街")
# 某某公路隧道 is named after a county, and takes nobody there.
_NAMED_AFTER = re.compile(
    f"{_OF_NATURE.pattern}|长江|黄河|跨[江海河]|公路|高速|铁路|高铁|机场|大桥|隧道"
)
# 某某市1个，甲项目；某某厅2个，乙项目: each label begins anew.
_LABEL = re.compile("[^，。；：]{2,24}?\\d+[个项]，")
_AWAY = re.compile(
    "等地|援建|支援|对口|企业|商会|客商|专家|公司|集团|籍|签约|举[行办]|召开|招商|推介|考察|参[加展]|上市"
)


def scene_of(sentence: Sentence, before: int, here: Place) -> Place | None:
    """The place where a sentence takes its reader before a position: 在甲市，…; 乙县的工地上，….

    `here` is the article's place: another place is a scene only where the text goes there.
    """
    text, organisations = sentence.text, sentence.organisations
    found: Place | None = None
    for token in sentence.places:
        if token.end > before:
            break
        start, end = token.start, token.end
        arriving = text.endswith(_ARRIVING, 0, start) or _ends_an_arrival(text, token)
        if not (arriving or start == 0 or text[start - 1] in _OPENING or _touches(sentence, token)):
            continue
        if organisations and [org for org in organisations if org.start <= start < org.end]:
            continue
        if (
            _in_a_row(sentence, token)
            or _NAMED_AFTER.match(text, end)
            or _AWAY.match(text[end : end + 4])
        ):
            continue
        place: Place = token.value
        if text[end : end + 1] == "至":
            joint = _joined_by_a_road(sentence, token)
            if joint is None or (here.path and not lies_in(joint, here)):
                continue
            place = joint
        away = bool(here.path) and not lies_in(place, here)
        if away and not (arriving and _is_reached(text, token)):
            continue
        found = place
    return found


def _ends_an_arrival(text: str, token: Token) -> bool:
    """在国家重要能源基地陕西榆林，…"""
    behind = text[token.end : token.end + 1] == "，"
    return behind and text.startswith("在", text.rfind("，", 0, token.start) + 1)


def _is_reached(text: str, token: Token) -> bool:
    """Whether one arrives at a place, not at a work called after it: 来到江苏海电项目."""
    full = text[token.end - 1] in _FULL and token.end - token.start > 2
    return full or NAME_ENDS.match(text, token.end) is not None


def entered(sentence: Sentence, here: Place) -> Place | None:
    """The place within `here` that a report goes into for more than a sentence: 走进甲开发区."""
    for token in sentence.places:
        inner = token.value != here and here.path and lies_in(token.value, here)
        if inner and _GOING_IN.search(sentence.text, 0, token.start):
            found: Place = token.value
            return None if _in_a_row(sentence, token) else found
    return None


def put_at(sentence: Sentence, token: Token) -> Place | None:
    """Where a sentence says that what a token names lies: 隧道位于某某县境内."""
    verb = _LIES.match(sentence.text, token.end)
    if verb is None:
        return None
    places = [place for place in sentence.places if place.start >= verb.end()]
    if not places or places[0].start != verb.end():
        return None
    while len(places) > 1 and places[0].end == places[1].start:
        del places[0]  # 某省某州某县
    found: Place = places[0].value
    return found


def is_put(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a clause puts a project somewhere before it names it: 位于高新区的光伏项目."""
    return any(
        start <= place.start < end and sentence.text[: place.start].endswith(("在", "于", "落户"))
        for place in sentence.places
    )


def _in_a_row(sentence: Sentence, token: Token) -> bool:
    """Whether a place is one of several: 来到甲县、乙县 takes the reader to neither."""
    text, start, end = sentence.text, token.start, token.end
    for place in sentence.places:
        if place.start == end + 1 and text[end] in "、和":
            return True
        if place.end == start - 1 and text[start - 1] in "、和":
            return True
    return False


def _joined_by_a_road(sentence: Sentence, token: Token) -> Place | None:
    """Where 甲至乙 lies: in what holds both; in a province where only that end is known."""
    for far in sentence.places:
        if far.start == token.end + 1:
            return common_place([token.value, far.value])
    place: Place = token.value
    return None if "/" in place.path else place


def _touches(sentence: Sentence, token: Token) -> bool:
    """Whether a place follows another at once: 陕西延安."""
    return bool([place for place in sentence.places if place.end == token.start])


def place_of(
    context: ArticleContext, sentence: Sentence, token: Token, scene: Place | None
) -> Place:
    """The place of the project named by `token`; `scene` is where the paragraph has gone before."""
    if not sentence.places:
        road = "至" in sentence.text[token.start : token.end]
        here = (None if road else scene) or context.place
        return here if here.path and not lies_in(context.place, here) else context.place
    text, places, home = sentence.text, sentence.places, context.place
    held = [place for place in places if token.start <= place.start < token.end]
    stretch = _its_stretch(text, token, held, home) if held else None
    if stretch is not None:
        return stretch
    stated = scene_of(sentence, token.start, home)
    if stated is not None and _labelled_anew(sentence, token, home):
        stated = scene = None
    road = "至" in text[token.start : token.end]
    here = stated or (None if road else scene) or home
    if not here.path or lies_in(home, here):
        here = home
    named = _held_by(sentence, token, held, (here, home), stated) if held else None
    return named or _beside(sentence, token, here, home) or here


def _held_by(
    sentence: Sentence,
    token: Token,
    held: Sequence[Token],
    homes: tuple[Place, Place],
    stated: Place | None,
) -> Place | None:
    """The place that a name gives by those that it holds; `homes` are where its sentence has gone
    and its article's place.
    """
    text, road = sentence.text, "至" in sentence.text[token.start : token.end]
    inside = [place for place in held if _trusted(sentence, place, token, homes)]
    if not inside or (road and len(inside) == 1 and text[inside[0].end - 1] not in _FULL):
        return None  # where a road's other end lies is not known
    joint = common_place([place.value for place in inside])
    if road and len(inside) > 1 and joint is not None and stated in (None, joint):
        return joint
    named = _deepest([place.value for place in inside]) or joint
    if named is None or lies_in(homes[0], named):
        return None
    full = any(text[place.end - 1] in _FULL for place in inside)
    return named if full or any(lies_in(named, home) for home in homes) else None


def _beside(sentence: Sentence, token: Token, here: Place, home: Place) -> Place | None:
    """The place at `home` right before a name, or in its owner's: 某某县的, 某某市某某公司."""
    text, start = sentence.text, token.start
    owners = [
        organisation
        for organisation in sentence.organisations
        if start - 2 <= organisation.end <= start or organisation.start == start
    ]
    for place in sentence.places:
        end = place.end
        beside = end == start or (end == start - 1 and text[end] == "的")
        owned = owners and any(org.start <= place.start < org.end for org in owners)
        if not (beside or owned) or _in_a_row(sentence, place):
            continue
        found: Place = place.value
        if lies_in(found, here) or (beside and lies_in(found, home) and not lies_in(here, found)):
            return found
    return None


def _its_stretch(text: str, token: Token, held: Sequence[Token], home: Place) -> Place | None:
    """The place at home that a name gives its stretch by: 甲至乙铁路（丙段）, 某某高速丙段."""
    for place in held:
        inside = token.start < place.start and place.end < token.end
        stretch = inside and text[place.end] == "段"
        joins = text[place.start - 1] in _TO
        if stretch and not joins and home.path and lies_in(place.value, home):
            found: Place = place.value
            return found
    return None


def _labelled_anew(sentence: Sentence, token: Token, home: Place) -> bool:
    """Whether a label without a place within `home` stands between the scene and the project."""
    opening = sentence.text.rfind("；", 0, token.start) + 1
    label = _LABEL.match(sentence.text, opening) if opening else None
    if label is None or label.end() > token.start:
        return False
    places = sentence.places
    return not any(
        opening <= place.start < label.end() and not lies_in(home, place.value) for place in places
    )


def _deepest(places: Sequence[Place]) -> Place | None:
    """The one that lies in all the others, of a city and its county named one after the other."""
    for place in places:
        if all(lies_in(place, other) for other in places):
            return place
    return None


def _trusted(sentence: Sentence, place: Token, token: Token, homes: tuple[Place, Place]) -> bool:
    """Whether a place in a name is one: a county's short name is, only near home."""
    value: Place = place.value
    near = any(home.path and (lies_in(value, home) or lies_in(home, value)) for home in homes)
    if sentence.text[place.end - 1] in _FULL:
        # 中兴城市广场 is in no 兴城市.
        return near or place.start == token.start
    if _OF_NATURE.match(sentence.text, place.end):
        return False
    if near:
        return True
    county = value.code is not None and not value.code.endswith("00")
    told_with_its_city = place.end - place.start > _LONGEST_SHORT_NAME  # 福州长乐
    if (county and not told_with_its_city) or homes[1].path:
        return False
    lead = sentence.text[: token.start]
    far_end = place.start > token.start and sentence.text[place.start - 1] in _TO
    opening = place.start == token.start and (
        not lead or lead[-1] in _NAME_OPENING or _is_province(value)
    )
    return opening or far_end or not homes[0].path


def _is_province(place: Place) -> bool:
    return place.code is not None and place.code.endswith("0000")


def lies_in(place: Place, wide: Place) -> bool:
    """Whether a place is the other one or lies in it; everything lies in the unknown place."""
    return not wide.path or f"{place.path}/".startswith(f"{wide.path}/")


def common_place(places: Sequence[Place]) -> Place | None:
    """The smallest place that holds all of several: the province for a road from city to city."""
    if not places:
        return None
    parts = places[0].path.split("/")
    for place in places[1:]:
        other = place.path.split("/")
        while parts != other[: len(parts)]:
            parts = parts[:-1]
    path = "/".join(parts)
    if not path:
        return None
    for place in places:
        if place.path == path:
            return place
    code = next((place.code for place in places if place.code), None)
    return Place(path, code[: 2 * len(parts)].ljust(6, "0") if code and len(parts) < 3 else code)
