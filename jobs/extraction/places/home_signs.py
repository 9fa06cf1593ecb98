"""What signs an article: its source, its dateline, who put it on the site; and where these are."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from jobs.extraction.places.place_index import PlaceIndex
from jobs.extraction.places.place_names import NameReader
from jobs.extraction.places.place_words import COMMON_WORDS
from jobs.extraction.rules.members import BODY, BYLINE
from jobs.extraction.rules.tokens import ArticleReading

_SIGNED = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|在|中共|微|今日|掌上|智慧|来源|作者)(?P<name>[\u4e00-\u9fff]{2,6}?)"
    r"(?:日报|晚报|晨报|早报|时报|周报|商报|新闻网|电视台|广播电视|政府网|人民政府|融媒|报$|第[一二三四五六七八九十]+届|统计局"
    r"|发展和改革委|新闻中心|发布|要闻|时讯|资讯|新闻|客户端|广电|传媒)"
)
"""A paper, an office or an assembly in a line about the publication: 在陆良县第十八届…大会上."""
_NAME = re.compile("[\u4e00-\u9fff]{2,10}")
_LITTLE = re.compile(r"(?:微|今日|掌上|智慧)(?P<name>[\u4e00-\u9fff]{2,4})$")
_COLUMN = re.compile(
    r"> ?(?P<name>[\u4e00-\u9fff]{2,3})(?:民生|动态|头条|概况|之窗|资讯|时政|经济)(?=$|[ >])"
)
"""A column that a site calls after its place, in the path to what is shown."""
_DATELINE = re.compile(
    r"[（(【]?(?P<lead>[\u4e00-\u9fff]{2,14}?)\s?"
    r"(?:(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日)[讯电]|讯(?![息号飞])|电(?=$|[\s（(])|(?<=[网报台])消息)"
)
_REPORTED = re.compile(
    r"[（【](?P<lead>[\u4e00-\u9fff]{4,16}?)(?:全媒体|首席|见习)?(?:记者|通讯员)"
)
"""Who reports, ahead of the text: （清溪广播电视台记者李大山报道）."""
_OUTLET = re.compile(r"(?:新闻|政务|融媒体?)?(?:网|报|电视台|台|在线|之窗)$")
"""Behind the place that a site or a paper is called after: 清溪网讯."""
_SPEAKS = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,10})[：:](?!\d)")
_FULL_ENDS = tuple("省市县区旗州盟")
_NATIONAL = ("人民", "新华", "光明", "解放", "中国", "经济", "农民", "工人", "法治", "科技", "天山")
_CAPITAL = "北京"
"""Where the papers and agencies of the whole country send their news from."""
_MANY = 3
_WIDTH = 60
_LONGEST = 6


class HomeSigns:
    """Reads where an article is signed."""

    def __init__(self, index: PlaceIndex, names: NameReader) -> None:
        self._index = index
        self._names = names

    def places(
        self, article: ArticleReading, masthead: Sequence[str], level: str | None
    ) -> Iterator[str]:
        """The paths of places that sign an article, the surest first, or else its page above all
        articles. `level` is the kind of place that it speaks for (市, 县), where that is known.
        """
        marks = [p.reading.text for p in article.paragraphs if p.kind is BYLINE]
        yield from self._marked([*marks, *_ends(article)], level)
        first = next((p for p in article.paragraphs if p.kind is BODY), None)
        if first is not None:
            yield from self._opening(first.reading.text[:_WIDTH], level)
        yield from self._marked(masthead, level)

    def _marked(self, marks: Sequence[str], level: str | None) -> Iterator[str]:
        for text in marks:
            yield from self._signing(text, level)
        for text in marks:
            yield from self._named_in_full(text)

    def _signing(self, text: str, level: str | None) -> Iterator[str]:
        for form in (_SIGNED, _LITTLE, _COLUMN):
            for match in form.finditer(text):
                if form is _COLUMN and match["name"] in COMMON_WORDS:
                    continue
                if path := self._place_called(match["name"], level):
                    yield path

    def _named_in_full(self, text: str) -> Iterator[str]:
        """涟水县 in a line that names no more than a few places, as a list of links would."""
        spots = self._names.sure_spots_of(text, self._index.find(text))
        if len({spot.path for spot in spots}) < _MANY:
            for spot in spots:
                if text[: spot.end].endswith(_FULL_ENDS):
                    yield spot.path

    def _opening(self, text: str, level: str | None) -> Iterator[str]:
        """本报扬州讯, 红网时刻永州5月6日讯; 江苏启东：…."""
        if line := _DATELINE.match(text):
            lead = line["lead"]
            yield from self._signing(lead, level)
            yield from islice(self._ending(lead, level), 1)
            if (outlet := _OUTLET.search(lead)) and lead[: outlet.start()] not in COMMON_WORDS:
                yield from islice(self._ending(lead[: outlet.start()], level), 1)
        elif reported := _REPORTED.match(text):
            yield from self._signing(reported["lead"], level)
        elif speaks := _SPEAKS.match(text):
            spots = self._names.spots(speaks["name"], "")
            if len(spots) == 1 and (spots[0].start, spots[0].end) == (0, len(speaks["name"])):
                yield spots[0].path

    def _ending(self, lead: str, level: str | None) -> Iterator[str]:
        """The places whose names end some words, the longest name first."""
        for length in range(min(_LONGEST, len(lead)), 1, -1):
            name = lead[-length:]
            if name != _CAPITAL and (path := self._place_called(name, level)):
                yield path

    def _place_called(self, name: str, level: str | None) -> str:
        if name in _NATIONAL:
            return ""
        for ending in ("", level or "", "市", "县", "区", "旗"):
            spots = [s for s in self._names.spots(f"{name}{ending}", "") if s.start == 0]
            if spots and spots[0].end == len(name) + len(ending):
                return spots[0].path
        return ""


def masthead_of(page: Sequence[ArticleReading]) -> list[str]:
    """The lines about the publication that stand above all articles: those at the top, or all that
    make what seems to be the first one where they say no sentence.
    """
    first = page[0].paragraphs if page else ()
    if len(page) > 1 and not any("。" in paragraph.reading.text for paragraph in first):
        texts = [(paragraph.kind is BYLINE, paragraph.reading.text) for paragraph in first]
        return [text for is_mark, text in texts if is_mark or _NAME.fullmatch(text)]
    above = takewhile(lambda paragraph: paragraph.kind is BYLINE, first)
    return [paragraph.reading.text for paragraph in above]


def _ends(article: ArticleReading) -> list[str]:
    """The last lines, where an article is signed even if nothing else marks them."""
    texts = [p.reading.text for p in article.paragraphs[-2:] if p.kind is not BYLINE]
    return [text for text in texts if len(text) <= _WIDTH and "。" not in text]
