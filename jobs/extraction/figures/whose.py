"""Whose a figure is: which place it is about, and which organisation or project holds it.

A place that a sentence opens with, or names as its subject, holds until the paragraph ends. A
project or an organisation spoken of holds the figures of its own passage, not those of the place.
"""

import re
from collections.abc import Mapping

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.figures.clauses import bracket_at
from jobs.extraction.figures.dealt_owners import DealtOwners
from jobs.extraction.figures.institutions import institution
from jobs.extraction.figures.levels import COMMITTEE, LEVEL, LEVEL_ENDS, OUR_LEVEL
from jobs.extraction.figures.named_zones import ZONES, NamedZones
from jobs.extraction.figures.own_firm import (
    GOES_ON,
    begins_with,
    is_dealt_with,
    may_go_on,
    quotes_us,
    tells_of_others,
    turns_to,
)
from jobs.extraction.figures.quoted_speakers import NO_FIRM
from jobs.extraction.figures.subjects import (
    goes_on_below,
    is_aside,
    is_had_by,
    is_near,
    is_of_many_works,
    is_of_the_next,
    is_only_named,
    is_with_province,
    items_head,
    opens_clause,
    place_opens,
    stands_in,
    subjects,
)
from jobs.extraction.figures.town_speakers import TownSpeakers
from jobs.extraction.names.owners import Owner, section_places
from jobs.extraction.names.title_holder import is_office, portrayed, title_holder
from jobs.extraction.places.place_rows import place_of_all
from jobs.extraction.places.places_of import place_of_level
from jobs.extraction.rules.tokens import Place, Token, clashing
from jobs.extraction.works.work_mentions import ReadSentence
from jobs.extraction.works.works import Work

_HONOURED = re.compile("[^，,。；;]{0,6}(?:列入|入选|入围|获批|获评|荣获|被评为|成为|当选|跻身)")
"""Behind a place that is named on the way, and that no figure behind it is of."""
_LISTED_AHEAD = ("、", "和", "及")
_LISTED_BEHIND = ("等", *_LISTED_AHEAD)


class Whose:
    """Reads an article's sentences in order and keeps whom they speak of."""

    def __init__(self, context: ArticleContext) -> None:
        self.context = context
        self.home = Owner(context.place, title_holder(context) or portrayed(context))
        """Whom the article itself is about: its place, or the firm that it is a portrait of."""
        self.owner = self.home.on(self.home.place)
        self.ground = self.home.place
        """The place that the text itself turned to last, whatever works stand elsewhere."""
        self.section: Place | None = None
        self.sections = section_places(context.sentences)
        self.enterprise: str | None = None
        """The organisation named last, whose people say 我们 in quotation marks."""
        self._named_in = -1
        """The paragraph that names it."""
        self.item = False
        """Whether the paragraph is a list's item that begins with the name of a work."""
        self._stands_at: Place | None = None
        """The place that only the name of the holder before told."""
        self.zones = NamedZones()
        self.towns = TownSpeakers(context.article.title)
        self.paragraph = -1
        self._said = ""
        """The sentence before."""
        self.dealt = DealtOwners()

    def enter(self, read: ReadSentence, spoken: Mapping[int, Work], speaker: str | None) -> None:
        """Begin a sentence: a new paragraph forgets its subject. `speaker` is the organisation
        whose head says it, or `NO_FIRM`.
        """
        self.speaker = speaker
        self.enterprise = speaker or self.enterprise
        self.read, self.spoken, sentence = read, spoken, read.sentence
        self.text = sentence.text
        self.dealt.enter(sentence)
        self._brackets = "（" in self.text or "(" in self.text
        # Whether a committee or a government, 该公司, or 我们 in quotation marks may be told of.
        self.speaks = "委" in self.text or "政府" in self.text
        self.names_company = may_go_on(self.text)
        self.quotes_us = quotes_us(self.text)
        self.subjects = subjects(read)
        self.towns.enter(self.text)
        next_to = self.owner.holder and sentence.paragraph_index == self.paragraph + 1
        kept = self.owner if next_to and goes_on_below(self.text) else None
        if self._begin(sentence):
            self.item = False
            self.ground = self.section or self.home.place
            self.owner = kept or self.home.on(self.ground)
        elif not (self.item or GOES_ON.match(self.text) or self._of_its_site()):
            self.owner = self.home.on(self.ground)
        if self.enterprise and begins_with(self.text, self.enterprise):
            self.owner = Owner(self.owner.place, self.enterprise)

    def _begin(self, sentence: Sentence) -> bool:
        """Keep the zones that a sentence names and its section; whether it begins a paragraph."""
        for token in sentence.places:
            if token.value.path.endswith(ZONES):
                self.zones.meant(token.value)
        self.towns.leave(self._said)
        self._said = sentence.text
        if sentence.paragraph_index == self.paragraph:
            return False
        self.paragraph = sentence.paragraph_index
        self.section = self.sections.get(self.paragraph, self.section)
        return True

    def overhear(self, read: ReadSentence, floor: int) -> None:
        """Keep of a sentence, from `floor` on, what holds beyond its paragraph, where no figure is
        left that could be of anything else in it.
        """
        sentence = read.sentence
        if not floor:
            self._begin(sentence)
        for token in sentence.organisations:
            if token.start >= floor and not clashing(token, read.projects):
                self._speak_of(token, sentence.text)

    def at(self, said: Token, floor: int) -> Owner:
        """Whom a figure is about, until the next is asked for; the one before ended at `floor`."""
        owner = self._who(said, floor)
        if self.dealt.deals:
            self.dealt.told(owner)
        if owner.holder is None and self.towns.here:
            told = self.towns.spoken_of(self.text, owner.place, said.end)
            if told is not None and not self._turned(told[1], said.start):
                return Owner(told[0])
        return owner

    def _turned(self, since: int, start: int) -> bool:
        """Whether another place is spoken of behind one: 甲镇…，全县…."""
        return any(token.kind == "place" and since < token.start < start for token in self.subjects)

    def _who(self, said: Token, floor: int) -> Owner:
        if self.dealt.deals and (dealt := self.dealt.next_to(said, floor, self.owner)):
            return dealt
        start = said.start
        held, aside = self._turn_up_to(floor, start) if self.subjects else (floor, None)
        if aside is not None:
            return Owner(aside)
        if (self.enterprise and self.names_company) or self.owner.holder:
            self._turn_in_clause(floor, start)
        owner = self.owner
        if owner.project and is_of_the_next(self.text, held, start):
            owner = self.owner = self.home.on(self.ground)
        if self.speaker == NO_FIRM:
            return Owner(owner.place)
        if self.enterprise and (speaker := self._who_says(owner, start)):
            return Owner(owner.place, speaker)
        if self.speaks and (told := COMMITTEE.search(self.text, floor, start)):
            owner.place = place_of_level(self.context.place, told[1])
        for token in self.read.projects:
            if token.start in self.spoken and is_had_by(self.text, token, said):
                return _of_work(self.spoken[token.start])
        return owner

    def _turn_up_to(self, floor: int, start: int) -> tuple[int, Place | None]:
        """Where the one who holds was named, and whose a figure in brackets is: （全市6%）."""
        held, aside = floor, None
        for token in self.subjects:
            if not floor <= token.start < start:
                continue
            bracketed = self._brackets and bracket_at(self.text, token.start) is not None
            if token.kind == "place" and bracketed:
                aside = token.value if bracket_at(self.text, start) is not None else None
                continue
            before = self.owner.holder
            self._turn_to(token, start)
            held = held if self.owner.holder == before else token.end
        return held, aside

    def _of_its_site(self) -> bool:
        """Whether 我们 are those who build at the site that the paragraph led to."""
        return self.quotes_us and self.owner.project and self._named_in < self.paragraph

    def _who_says(self, owner: Owner, position: int) -> str | None:
        """The organisation that says of itself what stands at a position, in place of the owner."""
        if self.quotes_us and not self._of_its_site() and (owner.project or not owner.holder):
            return self.enterprise
        if self.speaker is None or owner.holder or owner.place != self.home.place:
            return None
        # “全市新增企业20家。”甲公司董事长说
        return None if OUR_LEVEL.search(self.text, 0, position) else self.speaker

    def _turn_in_clause(self, floor: int, position: int) -> None:
        """Turn to 该公司 or to 全县, which no token stands for, before a figure."""
        firm = self.enterprise if self.names_company else None
        if firm and turns_to(self.text, firm, floor, position):
            self.owner = Owner(self.owner.place, firm)
        if self.owner.holder and OUR_LEVEL.search(self.text, floor, position):
            self.owner = Owner(self.owner.place)

    def pass_over(self, floor: int) -> None:
        """Take in the subjects behind a sentence's last figure, which ends at `floor`."""
        for token in self.subjects:
            if token.start < floor:
                continue
            if token.kind != "place" or _HONOURED.match(self.text, token.end) is None:
                self._turn_to(token, len(self.text))
        head = items_head(self.read) if floor == 0 else None
        if head is not None and head.start in self.spoken:
            self.item = True
            self.owner = _of_work(self.spoken[head.start])

    def _turn_to(self, token: Token, position: int) -> None:
        if token.kind == "place":
            self._turn_to_place(token)
        elif token.kind == "organisation":
            self._turn_to_organisation(token)
        else:
            self._turn_to_work(token, position)

    def _turn_to_organisation(self, token: Token) -> None:
        text = self.text
        if not self._speak_of(token, text):
            return
        if tells_of_others(text, token) or is_only_named(text, token.end):
            return
        self.owner.holder, self.owner.project = self.enterprise, False
        self._stand_with(token)

    def _stand_with(self, named: Token) -> None:
        """Take for its place the one that a holder's name begins with: 诸城支行, 深圳机场."""
        own = (token for token in self.read.sentence.places if token.start == named.start)
        place = next((token.value for token in own if token.end < named.end), None)
        if place is not None and place.path.startswith(f"{self.ground.path}/"):
            self.owner.place = self._stands_at = place
        elif self.owner.place is self._stands_at:
            self.owner.place = self.ground

    def _speak_of(self, token: Token, text: str) -> bool:
        organisation, known = token.value, self.enterprise
        if is_office(organisation):
            return False
        # 城南支行 of 海川银行 is the one known; so is whoever sells to another.
        same = known and known.endswith(organisation)
        if not same and not (known and is_dealt_with(text, token)):
            self.enterprise, self._named_in = organisation, self.paragraph
        return True

    def _turn_to_work(self, token: Token, position: int) -> None:
        """Turn to a work, but not where a figure right behind it counts it, or in a list."""
        if token.kind == "work-ref" and self.owner.holder and not self.owner.project:
            return
        work = self.spoken.get(token.start)
        if work is None or not work.sure:
            if (name := institution(self.text, token)) is not None:
                self.owner.holder, self.owner.project = name, False
                self._stand_with(token)
            return
        if is_of_many_works(work.name):
            return
        if 0 <= position - token.end <= 1 or self.text.startswith(_LISTED_BEHIND, token.end):
            return
        if self.text.endswith(_LISTED_AHEAD, 0, token.start):
            return
        self.owner.holder, self.owner.project = work.name, True
        self.owner.place, self.owner.stage = work.place, work.stage

    def _turn_to_place(self, token: Token) -> None:
        text, place, here = self.text, token.value, self.context.place
        row = text.startswith(_LISTED_AHEAD, token.end) and opens_clause(text, token)
        if row and (shared := place_of_all(text, token, self.read.sentence.places)):
            self.owner = Owner(shared)
            return
        if not place_opens(text, token) or is_aside(text, token, here):
            return
        level = LEVEL.match(text, token.start)
        whole = level is not None and token.end - token.start == 2 and self.owner.place != here
        if level and whole and self.owner.place.path.endswith(LEVEL_ENDS[level[0][1]]):
            return  # 全省 after 甘肃 is 甘肃, whatever the article's own place is.
        if token.start > 3 and not is_near(here, place) and not is_with_province(text, token):
            return
        self.owner.place = self.zones.meant(place)
        if "其中" not in text[: token.start]:
            self.ground = self.owner.place
        if not self.owner.project or level or not stands_in(text, token):
            self.owner.holder, self.owner.project, self.owner.stage = None, False, None


def _of_work(work: Work) -> Owner:
    return Owner(work.place, work.name, True, work.stage)
