"""Linking: which indicator each quantity of a sentence is a figure of.

The sentence is read frame by frame. A frame with a phrase of its own names its indicator; one
without speaks of the figure before it (同比增长13.4%), or of the things counted before it (总投资
after 227个项目). 分别 deals a list of phrases out to a list of quantities.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from jobs.extraction.frames import FRAMES, Frame, level_of
from jobs.extraction.indicators import Indicator, IndicatorLexicon
from jobs.extraction.engine import Condensed
from jobs.extraction.phrases import (
    Phrase,
    ends_in_verb,
    is_only_verbs,
    phrase_after,
    phrase_before,
    short_name,
    without_verb,
)
from jobs.extraction.quantities import Quantity, QuantityKind
from jobs.extraction.tokens import Token
from storage.records import Measure

_BOUNDARY = regex.compile("[，,。；;：:！？!?（(）)—…■●①-⑳]")
_ASIDE = regex.compile(r"[（(][^（）()\d，,。；;]{1,10}[）)]")
_SPEED = regex.compile("(?:增速|增幅|降幅|涨幅|跌幅|增长率|占比|比重|比例)$")
_RATE = regex.compile("[率比重例度额占]$|水平$|涨幅$|达标$")
_SPEED_ALONE = regex.compile("(?:其)?(?:增速|增幅|降幅|涨幅|跌幅|增长率)")
_SHARE_ALONE = regex.compile("(?:其)?(?:占比|比重|比例)")
_OF_ITS_OWNER = regex.compile(
    "(?:计划|合计|预计|规划|概算|估算|累计|年度|协议|实际|已|共|项目)*(?:总|完成|到位|引|协议)?(?:计划)?"
    "(?:投资(?:额|总额|金额|规模)?|规模|资金(?:额)?|引资额|总金额|金额|占地|开工率|竣工率|转化率)"
)
_FORTH = regex.compile("[、和及与,，]+(?:以及)?|以及")
_ITEMS = regex.compile("[、]|(?<=[\u4e00-\u9fff]{2})(?:和|及|与|以及)(?=[\u4e00-\u9fff]{2})")
_SAID_OF_SUBJECT = regex.compile(
    "增多|增长|增加|较[快多高大]|加快|明显|显著|快速|实现|保持|继续|持续|稳步|进一步|取得|得到|呈|大幅|进展|顺利|突破|下降|上升|由|从"
)
_TO_CLAUSE_END = regex.compile("[^，,。；;、（）()]{0,24}")
_SUMMED = regex.compile("[二两三四五六七八九十](?:大|个|类|项)?(?:行业|类|项|地|区县|指标|产业)")
_BARE_THINGS = {"项目", "工程", "企业"}
_ADDED = regex.compile("新增(?!长)|净增|增收")
_LISTED = regex.compile("(?:(?!和|及|与|、|以及).)+")
_STAGE_BEHIND = regex.compile(
    "(?:已经?|全部|陆续|密集|集中|正式|提前|相继|顺利)*(开工|竣工|投产|签约|落地|建成|启动|完工)"
)
_STAGE_BEFORE = regex.compile(
    "(即将开工|计划开工|集中开工|开工|竣工|计划竣工|签约|投产|新开工|储备|续建|谋划)(?:建设|实施)?的?$"
)
_THINGS = regex.compile("(?:项目|工程|企业|园区|产业|公司|单位|个|一批)$")


_CONDENSED = {"quantity", "grade", "period", "project"}


@dataclass(frozen=True, slots=True)
class Link:
    """A frame with its indicator. `token` spans what states the figure; `how` is the linking rule."""

    frame: Frame
    name: str
    token: Token
    how: str
    indicator: Indicator | None = None
    inherited: bool = False

    @property
    def said(self) -> Token:
        """The frame's own stretch, without the phrase that names what it is of."""
        return self.token.parts[0] if self.token.parts else self.token


@dataclass(frozen=True, slots=True)
class _Draft:
    frame: Frame
    token: Token
    before: Phrase
    after: Phrase
    together: bool
    """Whether it only goes on with a list of quantities: 增长56.5%、86.9%."""


def link_sentence(
    text: str, tokens: Sequence[Token], lexicon: IndicatorLexicon, last: Link | None
) -> list[Link]:
    """The figures of a sentence, in order.

    `tokens` are its quantities, periods, places, organisations and projects; `last` the figure
    before the sentence in its paragraph.
    """
    condensed = Condensed(text, [t for t in tokens if t.kind in _CONDENSED])
    drafts = _draft(text, FRAMES.read(condensed), tokens)
    return _Linker(text, tokens, lexicon, last).link(drafts)


def _draft(text: str, frames: Sequence[Token], tokens: Sequence[Token]) -> list[_Draft]:
    drafts: list[_Draft] = []
    floor = 0
    for index, token in enumerate(frames):
        frame: Frame = token.value
        limit = frames[index + 1].start if index + 1 < len(frames) else len(text)
        if boundary := _BOUNDARY.search(text, token.end):
            limit = min(limit, boundary.start())
        start = _segment_start(text, floor, token.start, tokens)
        before = phrase_before(text, start, token.start)
        after = phrase_after(text, token.end, limit)
        if limit == after.end and index + 1 < len(frames) and frames[index + 1].start == limit:
            after = _up_to_next(after)
        if not after.text and frame.value.kind is QuantityKind.COUNT:
            after = _said_to_be(text, token.end, limit)
        between = text[floor : token.start]
        together = bool(drafts) and _FORTH.fullmatch(between) is not None
        together = together and _same_kind(drafts[-1].frame, frame)
        drafts.append(_Draft(frame, token, before, after, together))
        floor = token.end
        if _takes_noun_behind(frame, before, after) and not together:
            floor = after.end
    return _shared_units(drafts)


def _same_kind(one: Frame, other: Frame) -> bool:
    kinds = {one.quantity.value.kind, other.quantity.value.kind}
    return len(kinds) == 1 or QuantityKind.BARE in kinds


def _shared_units(drafts: list[_Draft]) -> list[_Draft]:
    """0.9、5.9个百分点: the first number has the unit of the second."""
    for index in range(len(drafts) - 2, -1, -1):
        here, behind = drafts[index], drafts[index + 1]
        bare = here.frame.quantity.value.kind is QuantityKind.BARE
        if bare and behind.together and behind.frame.value.kind is QuantityKind.POINTS:
            value = replace(here.frame.value, kind=QuantityKind.POINTS, unit="百分点")
            frame = replace(here.frame, value=value, measure=Measure.INCREMENT)
            drafts[index] = replace(here, frame=frame)
    return drafts


def _up_to_next(after: Phrase) -> Phrase:
    """Of 16个历史街区和风貌建筑近900幢, the first count has what stands before 和."""
    first = _ITEMS.split(after.text)[0]
    if len(first) == len(after.text):
        return after
    return Phrase(first, after.start, after.start + len(first))


def _said_to_be(text: str, start: int, limit: int) -> Phrase:
    """What a bare count is said to be: 其中4户为高新技术企业."""
    if text[start : start + 1] not in {"为", "是"}:
        return Phrase("", start, start)
    return phrase_after(text, start + 1, limit)


def _segment_start(text: str, floor: int, end: int, tokens: Sequence[Token]) -> int:
    """Where a quantity's own words begin: after the clause's mark, its dates and its places."""
    start = max([mark + 1 for mark in _marks(text, floor, end)], default=floor)
    for token in tokens:
        if token.kind == "period" and start <= token.start and token.end <= end:
            rest = phrase_before(text, token.end, end).text
            if rest and not regex.fullmatch(r"连续\d+年", rest):
                start = token.end
    moved = True
    while moved:
        moved = False
        lead = phrase_before(text, start, end)
        for token in tokens:
            if token.kind not in {"place", "organisation"} or token.end > end:
                continue
            if token.kind == "organisation" and _names_the_counted(text, token, end):
                continue
            if token.start in (start, lead.start) and token.end > start:
                start = token.end
                moved = True
    return start


def _names_the_counted(text: str, token: Token, end: int) -> bool:
    """农民专业合作社由…发展到1735个 counts them: no organisation of that name speaks here."""
    return not text[token.end : end].strip("已共达为有") and text[end : end + 1] in {"由", "从"}


def _marks(text: str, start: int, end: int) -> list[int]:
    """The marks that end a clause, without those of short asides."""
    found = (mark.start() for mark in _BOUNDARY.finditer(text, start, end))
    return [mark for mark in found if not _in_aside(text, mark, end)]


def _in_aside(text: str, position: int, end: int) -> bool:
    """Whether a bracket or a mark at `position` is part of a short aside that closes before `end`:
    地区生产总值（GDP）1228亿元, 住宅(含商品房)施工面积.
    """
    aside = _ASIDE.search(text, max(0, position - 12), end)
    return aside is not None and aside.start() <= position < aside.end()


def _takes_noun_behind(frame: Frame, before: Phrase, after: Phrase) -> bool:
    """Whether the phrase behind the quantity says what is counted, and not the one before."""
    if frame.relative or len(after.text) < 2 or is_only_verbs(after.text):
        return False
    if frame.value.kind is QuantityKind.RANK:
        return after.text[0] == "大" and len(after.text) >= 4
    if frame.value.kind in {QuantityKind.COUNT, QuantityKind.TIME}:
        if _SPEED.search(before.text):
            return False
        directly = after.start == frame.quantity.end
        return directly or is_only_verbs(before.text) or not before.text
    if frame.value.kind is QuantityKind.SHARE:
        return _RATE.search(before.text) is None
    if frame.value.kind not in {QuantityKind.MONEY, QuantityKind.EXTENT}:
        return False
    return is_only_verbs(before.text) or ends_in_verb(before.text)


class _Linker:
    def __init__(
        self, text: str, tokens: Sequence[Token], lexicon: IndicatorLexicon, last: Link | None
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.lexicon = lexicon
        self.links: list[Link] = []
        self.last = last
        self.things = ""
        """What was counted last (开工项目): sums without a subject are theirs."""

    def link(self, drafts: Sequence[_Draft]) -> list[Link]:
        names: list[str] = []
        for index, draft in enumerate(drafts):
            if draft.together and self.links:
                self._go_on(draft, names)
                continue
            if draft.frame.value.kind is QuantityKind.BARE and draft.frame.measure is Measure.LEVEL:
                if not draft.before.text.endswith("指数") and draft.frame.word != "指数":
                    continue
            names = self._dealt_names(draft, drafts[index:])
            link = self._link(draft, drafts[index + 1] if index + 1 < len(drafts) else None)
            if names:
                link = replace(link, name=names[0], how="link.respectively")
            for one in self._of_each(link, draft):
                self._take(one, draft)
            names = names[1:]
        return self.links

    def _of_each(self, link: Link, draft: _Draft) -> list[Link]:
        """产值、税收、企业数量倍增: what is said of a list is said of each."""
        items = [found for found in _LISTED.finditer(draft.before.text)]
        if draft.frame.measure is not Measure.MULTIPLE or len(items) < 2 or link.inherited:
            return [link]
        links = []
        for item in items:
            name, indicator = self._canonical(short_name(item[0]))
            start = draft.before.start + item.start()
            token = replace(draft.token, start=start, parts=(draft.token,))
            links.append(Link(link.frame, name, token, "link.each-of-a-list", indicator))
        return links

    def _take(self, link: Link, draft: _Draft) -> None:
        self.links.append(link)
        self.last = link
        if draft.frame.value.kind is QuantityKind.COUNT and _THINGS.search(link.name):
            self.things = link.name

    def _go_on(self, draft: _Draft, names: list[str]) -> None:
        """The next quantity of a list: measured as the one before, of the next name in turn."""
        previous = self.links[-1]
        frame = draft.frame
        changes = previous.frame.measure in {Measure.GROWTH, Measure.INCREMENT}
        if not frame.relative and changes:
            sign = -1.0 if previous.frame.value.value < 0 < frame.value.value else 1.0
            value = replace(frame.value, value=sign * frame.value.value)
            if value.kind is QuantityKind.BARE:
                value = replace(
                    value, kind=previous.frame.value.kind, unit=previous.frame.value.unit
                )
            frame = replace(frame, measure=previous.frame.measure, value=value, relative=True)
        name = names.pop(0) if names else previous.name
        if not names and self._takes_own_noun(draft):
            self._take(self._link(draft, None), draft)
            return
        start = previous.token.start
        token = replace(draft.token, start=start, parts=(draft.token,))
        self._take(Link(frame, name, token, "link.respectively", previous.indicator), draft)

    def _takes_own_noun(self, draft: _Draft) -> bool:
        return len(draft.after.text) >= 2 and _takes_noun_behind(
            draft.frame, draft.before, draft.after
        )

    def _dealt_names(self, draft: _Draft, rest: Sequence[_Draft]) -> list[str]:
        """The names that 分别 deals out to this quantity and those that go on with it."""
        count = 1
        while count < len(rest) and rest[count].together:
            count += 1
        lead = self.text[max(0, draft.before.end - 1) : draft.frame.quantity.start]
        if count < 2 or "分别" not in lead:
            return []
        if is_only_verbs(draft.before.text):
            return [link.name for link in self.links[-count:]] if len(self.links) >= count else []
        words = draft.before.text
        items = [item for item in _ITEMS.split(words) if item]
        if len(items) != count and (summed := _SUMMED.search(words)):
            items = [item for item in _ITEMS.split(words[: summed.start()]) if item]
        if len(items) != count:
            return []
        last = items[-1]
        if _SPEED.search(last) or last.endswith(("率", "额", "量", "值", "价格", "收入", "面积")):
            items[:-1] = [
                item + last[len(item) :] if len(item) < len(last) - 1 else item
                for item in items[:-1]
            ]
        return [self._canonical(short_name(item))[0] for item in items]

    def _link(self, draft: _Draft, following: _Draft | None) -> Link:
        frame, before = draft.frame, draft.before
        if frame.measure is Measure.SHARE and frame.word == "占":
            return self._share_of(draft)
        if frame.relative:
            return self._relative(draft)
        if _takes_noun_behind(frame, before, draft.after):
            return self._noun_behind(draft)
        words = before.text
        if _OF_ITS_OWNER.fullmatch(words):
            return self._sum_of_things(draft, following)
        if frame.measure is Measure.RANK and (not words or _SPEED_ALONE.fullmatch(words)):
            return self._relative(draft)
        if not words:
            return self._without_words(draft)
        return self._own(draft)

    def _without_words(self, draft: _Draft) -> Link:
        """A bare quantity: of the clause before it (项目增多，数量达43个), else of the last figure."""
        if (subject := self._subject_before(draft)) is not None:
            return subject
        return self._inherit(draft, "link.subject-before") if self.last else self._own(draft)

    def _subject_before(self, draft: _Draft) -> Link | None:
        """The subject of a clause without figures between the last figure and this one."""
        floor = self.links[-1].token.end if self.links else 0
        clauses = _marks(self.text, floor, draft.token.start)
        if not clauses or clauses[-1] <= floor:
            return None
        start = clauses[-2] + 1 if len(clauses) > 1 else floor
        start = _segment_start(self.text, start, clauses[-1], self.tokens)
        phrase = phrase_before(self.text, start, clauses[-1])
        subject = short_name(_SAID_OF_SUBJECT.split(phrase.text.rpartition("是")[2])[0])
        name, indicator = self._canonical(subject)
        known = indicator is not None or subject.endswith(("项目", "企业"))
        if not 2 <= len(subject) <= 20 or not (known or (self.last is None and draft.frame.word)):
            return None
        token = replace(draft.token, start=phrase.start, parts=(draft.token,))
        return Link(draft.frame, name, token, "link.clause-before", indicator, True)

    def _own(self, draft: _Draft, how: str = "link.own-phrase") -> Link:
        words = draft.before.text
        if is_only_verbs(words) and len(draft.after.text) >= 2:
            words = draft.after.text
        name, indicator = self._canonical(short_name(without_verb(words)))
        frame = draft.frame
        if name in {"新增", "净增"} and self.last is not None:
            name, indicator = self.last.name, self.last.indicator
        if name == "经济" and frame.measure is Measure.GROWTH:
            name, indicator = self._canonical("地区生产总值")
        if _SHARE_ALONE.fullmatch(name) and self.last is not None:
            name = f"{self.last.name}{name}"
        if frame.measure in {Measure.LEVEL, Measure.COUNT} and _ADDED.search(words):
            frame = replace(frame, measure=Measure.INCREMENT)
        elif words.startswith("减收"):
            value = replace(frame.value, value=-frame.value.value)
            frame = replace(frame, measure=Measure.INCREMENT, value=value)
        return Link(frame, name, self._quoted(draft), how, indicator)

    def _relative(self, draft: _Draft) -> Link:
        """同比增长8%, 增速比一季度提高0.6个百分点: of the phrase before it or of the last figure."""
        words = draft.before.text
        points = draft.frame.value.kind is QuantityKind.POINTS
        if words and not _SPEED_ALONE.fullmatch(words) and not _SHARE_ALONE.fullmatch(words):
            if not is_only_verbs(words):
                return self._own(draft)
        if not words and (subject := self._subject_before(draft)) is not None:
            return subject
        if self.last is None:
            return self._own(draft)
        link = self._inherit(draft, "link.level-before")
        speaks_of_speed = _SPEED_ALONE.fullmatch(words) or (
            points and self.last.frame.measure is Measure.GROWTH
        )
        if speaks_of_speed and not _SPEED.search(link.name):
            link = replace(link, name=f"{link.name}增速", indicator=None)
        elif _SHARE_ALONE.fullmatch(words) and not _SPEED.search(link.name):
            link = replace(link, name=f"{link.name}{words}", indicator=None)
        return link

    def _of_organisation(self, draft: _Draft) -> str:
        """石化公司1.1亿元 after 油田完成投资150亿元: the other's share of the same sum."""
        assert self.last is not None
        for token in self.tokens:
            if token.kind == "organisation" and 0 <= draft.token.start - token.end <= 1:
                tail = regex.search("(?:投资|产值|收入|税收|利润|营收|资金)$", self.last.name)
                return f"{token.value}{tail[0]}" if tail else self.last.name
        return self.last.name

    def _inherit(self, draft: _Draft, how: str) -> Link:
        last = self.last
        assert last is not None
        name = last.name if draft.frame.relative else self._of_organisation(draft)
        return Link(draft.frame, name, self._quoted(draft), how, last.indicator, True)

    def _share_of(self, draft: _Draft) -> Link:
        words = draft.before.text
        subject = short_name(without_verb(words)) if words and not is_only_verbs(words) else ""
        if not subject and self.last is not None:
            subject = regex.sub("占.*比重$", "", self.last.name)
        whole = draft.frame.whole
        name = f"{subject}占{short_name(whole)}比重" if whole else f"{subject}占比"
        return Link(draft.frame, name, self._quoted(draft), "link.share-of", inherited=not words)

    def _noun_behind(self, draft: _Draft) -> Link:
        noun = short_name(draft.after.text)
        if draft.frame.value.kind is QuantityKind.RANK:
            noun = noun[1:]
        elif draft.frame.value.kind is QuantityKind.SHARE:
            noun = short_name(_TO_CLAUSE_END.match(self.text, draft.after.start)[0])
        words = draft.before.text
        name = noun
        if noun.endswith(("项目", "工程")):
            behind = _STAGE_BEHIND.match(self.text, draft.after.end)
            ahead = _STAGE_BEFORE.search(words)
            stage = behind[1] if behind else ahead[1] if ahead else ""
            name = f"{stage}{noun}" if stage and stage not in noun else noun
            if name in _BARE_THINGS and words and not is_only_verbs(words):
                name = short_name(f"{words.removesuffix('的')}{noun}")
        elif words.endswith("年产"):
            name = f"{noun}年产量"
        frame = draft.frame
        if _ADDED.search(words) and frame.measure is not Measure.SHARE:
            frame = replace(frame, measure=Measure.INCREMENT)
        token = draft.token
        start = token.start if not words else draft.before.start
        token = replace(token, start=start, end=draft.after.end, parts=(token,))
        return Link(frame, name, token, "link.noun-behind", self.lexicon.find(noun))

    def _sum_of_things(self, draft: _Draft, following: _Draft | None) -> Link:
        """总投资1539亿元: of the things counted before, or counted right behind (的227个项目)."""
        things = self.things
        if not things and following is not None:
            gap = self.text[draft.token.end : following.token.start]
            if gap in {"的", "", "，", ","} and _takes_noun_behind(
                following.frame, following.before, following.after
            ):
                things = self._noun_behind(following).name
        words = regex.sub("^(?:合计|已|共)", "", draft.before.text)
        behind = draft.after.text
        if behind.endswith("基金") and words.endswith("规模"):
            things = short_name(behind)
        name, indicator = self._canonical(f"{things}{words}" if things else words)
        how = "link.sum-of-things" if things else "link.own-phrase"
        return Link(draft.frame, name, self._quoted(draft), how, indicator, bool(things))

    def _canonical(self, name: str) -> tuple[str, Indicator | None]:
        """The lexicon's name where it knows the phrase; also behind a modifier it is no part of."""
        known = self.lexicon.find(name)
        if known is not None:
            return known.name, known
        found = [token for token in self.lexicon.read(name) if token.end == len(name)]
        return (name, found[0].value) if found else (name, None)

    def _quoted(self, draft: _Draft) -> Token:
        """What states the figure: from its own phrase to the quantity, or the quantity's frame."""
        start = draft.before.start if draft.before.text else draft.token.start
        return replace(draft.token, start=min(start, draft.token.start), parts=(draft.token,))


def measured(frame: Frame) -> tuple[Measure, Quantity]:
    """The measure and the value of a frame; shares of a doubled number stay what they are."""
    return frame.measure or level_of(frame.value), frame.value
