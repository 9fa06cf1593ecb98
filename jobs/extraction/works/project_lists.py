"""Projects that a list names in one breath: A、B等12个续建项目开工."""

import re
from collections.abc import Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.names.name_bounds import name_start, plain
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import replace
from jobs.extraction.works.project_claims import own_words
from jobs.extraction.works.project_names import ProjectName

_HEAD_OF_A_LIST = re.compile("项目|工程|高铁|高速公路|铁路|断头路|道路|桥梁")
_SHARED = ("高铁", "高速公路", "铁路")  # 京雄、津保高铁
# How a list ends: …等12个续建项目, …3个项目, …等地的高速公路. What it names stands before.
_ENDS = Spotted(
    r"(?:等(?!人|同志|领导|一行)(?:一批|\d+(?:余|多)?[个项条座]|[一二三四五六七八九十]{1,3}[个项条座])?"
    r"|(?P<exact>\d{1,2}[个项]|[两三四五六七八九十][个项大]))"
    r"(?P<kind>[^，,。；;、等]{0,14}?)"
    rf"(?P<head>{_HEAD_OF_A_LIST.pattern})(?!化|库|组|为|中|[师车机])"
)
_UNSTOPPED = re.compile("[^。；;！!？?：:]*")
_REACH = 160
# 此次开工的项目包括甲走廊、乙基地等: the word for all of them stands before the list.
_ANNOUNCES = re.compile(
    r"(?:项目|工程)(?:中|\d+余?个)?(?:，?总投资[^，。；]{3,10})?，?(?:主要|分别|具体|既|其|中)*(?:包括|包含|涵盖|涉及|有|为|是|：)"
)
_ANNOUNCED = re.compile(
    r"(?:(?:开工|签约|竣工|建成|完工|投用|投产|在建|续建|新建|重点|重大|集中)的?[^，。；、]{0,6}|\d+余?个[^，。；、]{0,8}|(?:^|(?<=[。；，]))[^，。；、\d]{2,8})"
    rf"{_ANNOUNCES.pattern}了?：?(?P<items>[^。；：]{{6,600}})"
)
# 开工项目12个，其中10亿元以上2个，分别是甲、乙: as many items as are counted.
_COUNTED_OFF = re.compile(
    "(?:(?P<told>(?:项目|工程)[^。；]{0,40}?)|^|[，。；])(?P<count>[0-9]{1,2}|[两三四五六七八九十])[个项大件]"
    "[^，。；：、]{0,8}?(?:，?(?:分别|依次)(?:是|为)?：?|：)(?P<items>[^，。；：]{6,400})"
)
_MAY_COUNT_OFF = Spotted("(?:分别|依次)[是为：]|[个项件]：|(?:项目|工程)：")
_NUMBERS = {word: number for number, word in enumerate("两三四五六七八九十", 2)}
_MAY_ANNOUNCE = Spotted("(?:项目|工程)[中，：主总分具既其包涵涉有为是两三四五六七八九十\\d]")
LISTING = frozenset((_ENDS, _MAY_COUNT_OFF, _MAY_ANNOUNCE))
"""Without one of them a sentence lists no projects."""
# Before such a list stand kinds of projects, not projects: 涵盖新材料、高端装备等项目.
_KINDS_FOLLOW = re.compile(
    "(?<!成功)(?<!新)(?<!已)(?<!累计)(?<!先后)(?<!相继)招引(?!了)|涵盖|涉及|包括|围绕|聚焦|支持|重点|领域|发展|加大|引进|各类|实施|抓好|争取"
)
_SAID_OF_THEM = re.compile(
    "^(?:[^，。；;]{0,10}|[^。；;]{0,6})(?:主体|封顶|完工|复工|倒排|入选|纳入|列入|力争|正在|均已|全部|开工|竣工|建成|投产|落地|签约|签订|达成|推进|推动|进展|建设|加快|启动|奠基|开通|打通|通车|放行|投用|集中|合计|总投资|计划|实现|相继|陆续|顺利|有序|正加|即将|如火如荼|成功|落户|亮相|投运|达产)"
)
# 甲集团、乙集团等央企投资建设的项目 lists those who build.
_BUILDERS = re.compile(
    r"^\d+余?个?[村户乡社]|(?:施工|检查|收费|考核|比赛|体验|审批|检测|培训|服务)$|企业|公司|集团|投资建设|援建|部门|单位|地区|国家|领导|干部|参加|出席"
)
_SHORTEST, _LONGEST = 3, 26
_SHORT_KIND, _FEWEST_OWN = 5, 2
_NO_WORKS = ("责任制", "体制", "机制", "制度", "行动", "方案", "政策", "措施", "活动", "模式")
# A row of common words as long as this is one thing's name: 经开区半导体特色生态产业园.
_LONG_ENOUGH, _LONG_WITH_OWN = 9, 6
_AND = re.compile("、|以及|$")
_LIST_END = re.compile("等|，|,")
_PHASE_ENDS = re.compile("[一二三四五六]期$")
_DONE_TO_THEM = re.compile(
    "打通|投产|投用|签约|落地|建成|交付|完成|开工|推进|启动|建设|竣工|实施|新改?建|扩建|改建"
)
_DONE_BEFORE = re.compile(f"(?:{_DONE_TO_THEM.pattern})了?$")
# 工程已完成大坝护坡、溢洪道等项目: what a work consists of.
_ITS_PARTS = re.compile(
    "(?:[该本]?(?:项目|工程)|其)(?:已经|已|现已|目前|共|先后|全部|基本)*完成了?"
)
_HAS_DONE = re.compile("(?:已|先后|相继)(?:建成|交付|竣工|完工|投产|投用)+了?$")
# 总投资30亿元的甲、25亿元的乙: a sum before an item is only its own.
_SUM_OF_IT = re.compile(r"(?:总?投资)?约?[\d.]+[万亿]+美?元(?:人民币)?的?")
_SUM_AT_END = re.compile(f"(?:{_SUM_OF_IT.pattern})$")
# 某某制罐新增第二条生产线: who builds what, in one item.
_BUILDS = re.compile("[^，。；、的我本各全等0-9]{2,8}(?:新增|新建|扩建|改建)")
# 签约甲、乙等工业项目8个和丙、丁等服务业项目12个: what is told of the first holds for the next.
_GOES_ON = re.compile(r"\d+余?个(?:和|、|以及|，)")
# 其中，甲、乙等项目…: works, if the sentence before counts those that are signed or begun.
_AMONG_THEM = re.compile("其中[，：]?")
# What an item holds behind a name known of it: …工业园区某某年产9万吨榨油技改.
_REST_OF_ITEM = re.compile(
    "[^，。；、]{0,20}(?:技改|改造|更新|扩建|新建|迁建|建设|加工|生产|生产线|[段线期）]|项目|工程|配套|延伸|平台|中心|[及和与][^，。；、]{2,10}[楼房库站厂园区桥馆院场])"
)
_ASIDE_ENDS = re.compile(r"（[^（）]*\d[^（）]*元）$")
_VISITED = re.compile("来到|先后到|实地到|分别到|前往|走进|观摩|察看|查看|调研|参观|视察|考察")


IN_LIST = "project.in-list"
"""The rule of an item of a list that has no other."""


def listed_projects(sentence: Sentence, known: Sequence[Token]) -> list[Token]:
    """The items of lists of projects that no name's head gave away, and those it gave (`known`).

    Returned tokens are of the kind `project`; a known one comes back sure, since its list says so.
    """
    text, places = sentence.text, sentence.places
    found: list[Token] = []
    if [at for at in sentence.spots.get(_MAY_ANNOUNCE, ()) if _ANNOUNCES.match(text, at)]:
        found = _announced(text, places, known)
    if not found and _MAY_COUNT_OFF in sentence.spots:
        found = _counted_off(text, places, known)
    before, told = 0, False
    ends_at = sentence.spots.get(_ENDS)
    if ends_at is None or _HEAD_OF_A_LIST.search(text, ends_at[0]) is None:
        return found
    for ends in _ENDS.matches_at(ends_at, text):
        start = _list_start(text, before, ends.start())
        kind, end = ends["kind"], ends.start()
        if end - start < _SHORTEST or (ends["exact"] and "、" not in text[start:end]):
            continue
        goes_on = (told and _goes_on(text, before, ends[0])) or any(
            start <= token.start < end for token in found
        )
        told, before = False, ends.end()
        if _BUILDERS.search(kind) or (ends["exact"] and len(kind) > _SHORT_KIND):
            continue
        among = _AMONG_THEM.match(text, start)
        if not (goes_on or among or _may_be_of_works(text, start, ends)):
            continue
        cut = max(text.rfind("，", start, end), text.rfind(",", start, end)) + 1
        items = list(_items(text, max(start, cut), end))
        told = bool(items) and (goes_on or _is_of_works(text, (start, items), ends, known))
        if told or (items and among):
            suffix = ends["head"] if ends["head"] in _SHARED else ""
            for first, last in items:
                listed = _listed(text, (first, last), suffix, places, known)
                found += listed if told else map(_perhaps, listed)
    return found


def _goes_on(text: str, before: int, ends: str) -> bool:
    """Whether a list is the next of a row of them: …等3个水利项目，丁、戊等2个交通项目."""
    counted = text[before : before + 1] in {"，", "；"} and any(map(str.isdigit, ends))
    return counted or text.startswith("、", before) or _GOES_ON.match(text, before) is not None


def _list_start(text: str, before: int, end: int) -> int:
    """Where the sentence or the aside begins that a list stands in, not before `before`."""
    backwards = text[max(before, end - _REACH) : end][::-1]
    within = _UNSTOPPED.match(backwards)
    return end - (within.end() if within else 0)


def _may_be_of_works(text: str, start: int, ends: "re.Match[str]") -> bool:
    """Whether anything speaks for a list of projects, before its items are looked at."""
    return (
        ends["head"] in _SHARED
        or _DONE_TO_THEM.search(text, start, ends.start()) is not None
        or _SAID_OF_THEM.match(text[ends.end() : ends.end() + 24]) is not None
        or _VISITED.search(text, max(0, start - 6), ends.start()) is not None
    )


def _is_of_works(
    text: str,
    place: tuple[int, Sequence[tuple[int, int]]],
    ends: "re.Match[str]",
    known: Sequence[Token],
) -> bool:
    """Whether a list names projects, not kinds of them: by what is said of it or of an item."""
    start, items = place
    lead = _SUM_AT_END.sub("", text[start : items[0][0]])
    if _ITS_PARTS.fullmatch(lead.rpartition("，")[2]):
        return False
    told = _SAID_OF_THEM.match(text[ends.end() : ends.end() + 24]) or _DONE_BEFORE.search(lead)
    visited = _VISITED.search(text, max(0, start - 6), ends.start())
    if not (told or visited or ends["head"] in _SHARED):
        return False
    done = _HAS_DONE.search(lead) is not None
    kinds = not done and _KINDS_FOLLOW.search(lead.rpartition("，")[2])
    if kinds or ends["head"] == "工程":
        return _is_a_row_of_works(text, items, known if not kinds else _of_their_own(text, known))
    return True


def _of_their_own(text: str, known: Sequence[Token]) -> Sequence[Token]:
    """Those whose names are no common words: 农村饮水安全工程 may be a kind of work."""
    return [
        token
        for token in known
        if "至" in token.value.name
        or len(own_words(text, token.start, token.end, ())) >= _FEWEST_OWN
    ]


def _announced(text: str, places: Sequence[Token], known: Sequence[Token]) -> list[Token]:
    """The items of a list that its sentence announces, where one of them is known for a work."""
    found: list[Token] = []
    for matched in _ANNOUNCED.finditer(text):
        start, end = matched.span("items")
        stop = _LIST_END.search(text, start, end)
        items = list(_items(text, start, stop.start() if stop else end))
        if len(items) < 2 or not _is_a_row_of_works(text, items, _of_their_own(text, known)):
            continue
        for first, last in items:
            found += _listed(text, (first, last), "", places, known)
    return found


def _counted_off(text: str, places: Sequence[Token], known: Sequence[Token]) -> list[Token]:
    """The items of 2个，分别是甲、乙: projects, if there are as many."""
    matched = _COUNTED_OFF.search(text)
    if matched is None:
        return []
    items = list(_items(text, *matched.span("items")))
    count = _NUMBERS.get(matched["count"]) or int(matched["count"])
    if len(items) != count or not (matched["told"] or _is_a_row_of_works(text, items, known)):
        return []
    return [token for item in items for token in _listed(text, item, "", places, known)]


def _is_a_row_of_works(text: str, items: Sequence[tuple[int, int]], known: Sequence[Token]) -> bool:
    """Whether some item is known for a project, or for a phase of one: 引江济淮二期、皖北灌区."""
    return any(
        _known_in(known, first, last) or _PHASE_ENDS.search(text, first, last)
        for first, last in items
    )


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans between the 、 of a list; a verb before the first item is left out."""
    spans: list[tuple[int, int]] = []
    here = start
    for part in _AND.finditer(text, start, end):
        if text.count("（", here, part.start()) > text.count("）", here, part.start()):
            continue  # 学府大道（三期、四期）
        if part.start() > here:
            if priced := _SUM_OF_IT.match(text, here, part.start()):
                here = priced.end()
            name = name_start(text, part.start(), here)
            join = name - 1
            first = name_start(text, join, here) if name > here and text[join] in "和与及" else join
            if first < join:
                if first > here:
                    spans.clear()
                    here = first
                # 甲零部件和乙设备扩产项目、…: one item, where the list goes on; else its last two.
                if part[0] != "、" and text[join] != "与":
                    spans.append((here, join))
                    here = name
                else:
                    name = here
            if name != here and spans and _BUILDS.fullmatch(text, here, name):
                name = here
            if name != here and not _SUM_OF_IT.fullmatch(text, here, name):
                # A verb or 等 before an item opens a new list.
                spans.clear()
            spans.append((name, part.start()))
        here = part.end()
    return spans


def _known_in(known: Sequence[Token], start: int, end: int) -> list[Token]:
    return [_surely(token) for token in known if token.start < end and start < token.end]


def _listed(
    text: str, span: tuple[int, int], suffix: str, places: Sequence[Token], known: Sequence[Token]
) -> list[Token]:
    """The work that an item names: as known, but whole; else by the item alone."""
    found = _known_in(known, *span)
    if len(found) == 1 and not _ASIDE_ENDS.search(text, *span):
        first, (start, end) = found[0], span
        built = _BUILDS.fullmatch(text, start, first.start)
        join = first.start - 1
        joined = join > start and text[join] == "和" and name_start(text, join, start) == start
        start = start if built or joined else first.start
        end = end if _REST_OF_ITEM.fullmatch(text, first.end, end) else first.end
        if end - start > first.end - first.start:
            value = ProjectName(plain(text[start:end]), first.value.owner, sure=True)
            return [Token("project", start, end, value, IN_LIST, (first,))]
    return found or _item(text, span, suffix, places)


def _item(text: str, span: tuple[int, int], suffix: str, places: Sequence[Token]) -> list[Token]:
    start, end = span
    if aside := _ASIDE_ENDS.search(text, start, end):
        end = aside.start()
    name = text[start:end]
    if name.endswith(_NO_WORKS) or name[:1] in "（(":
        return []
    if not _SHORTEST - bool(suffix) <= len(name) <= _LONGEST:
        return []
    own = own_words(text, start, end, places)
    if len(own) < 2 and len(name) < (_LONG_ENOUGH if not own else _LONG_WITH_OWN):
        return []
    value = ProjectName(plain(name) + suffix)
    return [Token("project", start, end, value, IN_LIST)]


def _perhaps(token: Token) -> Token:
    """One that its list alone does not make sure: 其中，甲、乙等项目 may name kinds of projects."""
    return replace(token, value=replace(token.value, sure=False))


def _surely(token: Token) -> Token:
    value = replace(token.value, sure=True)
    return Token("project", token.start, token.end, value, IN_LIST, (token,))
