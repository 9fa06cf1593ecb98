"""Linking: which indicator each quantity of a sentence is a figure of.

The sentence is read frame by frame. A frame with a phrase of its own names its indicator; one
without speaks of the figure before it (同比增长13.4%), or of the things counted before it (总投资
after 227个项目). 分别 deals a list of phrases out to a list of quantities.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from jobs.extraction.figures.clause_subjects import SPEEDS, behind_label, subject_before
from jobs.extraction.figures.clauses import Clauses, bracket_at
from jobs.extraction.figures.counted_things import (
    is_of_its_owner,
    is_of_the_next,
    noun_behind,
    of_counted,
    of_the_next,
    some_begun,
    sum_of_firms,
    sum_of_things,
    topic_before,
    works_before,
)
from jobs.extraction.figures.dealing import (
    GROWTH_AIM,
    SPEED_ALONE,
    as_dealt,
    dealt_names,
    speed_of,
    with_sign_of_speed,
)
from jobs.extraction.figures.drafts import SPEED, Draft, counts_people_of, is_spent_on, quoted
from jobs.extraction.figures.frames import measures_nothing
from jobs.extraction.figures.going_on import (
    goes_on_adding,
    goes_on_counting,
    goes_on_growing,
    is_another_yield,
    is_of_speed,
    is_once_more,
    measured_alike,
    of_organisation,
)
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import Link, as_added, as_growth, canonical, may_change
from jobs.extraction.figures.naming import TOTALS, own_name
from jobs.extraction.figures.ranks import assessed, ranked_among
from jobs.extraction.figures.said_of_all import SHARED, of_each
from jobs.extraction.figures.shares import (
    CONTRIBUTION,
    PULL,
    PULLED,
    SHARE_ALONE,
    contribution_of,
    is_completed,
    is_of_subject,
    names_who_pulls,
    part_of_sum,
    plan_of,
    pulled,
    share_of,
    shares_of_each,
)
from jobs.extraction.names.phrases import is_only_verbs
from jobs.extraction.rules.condensed import restretched
from jobs.extraction.rules.members import (
    BARE_KIND,
    COUNT,
    COUNT_KIND,
    GROWTH,
    INCREMENT,
    LEVEL,
    POINTS_KIND,
    RANK,
    SHARE,
    SHARE_KIND,
)
from jobs.extraction.rules.value import replace

_THINGS = ("项目", "工程", "类", "建设", "企业", "园区", "产业", "公司", "单位", "个", "一批")
_OF_NO_SPEED = {LEVEL, COUNT, GROWTH}
_ARRANGED = {"编排", "安排", "排定", "铺排"}
"""What is done with works that the clause before names: 重点工程已排定，共编排84项."""
_RAISED_AIM = re.compile("[，,、]?(?:力争|确保|争取|奋力|冲刺|达到?|突破)+")


def link_drafts(
    clauses: Clauses, drafts: Sequence[Draft], lexicon: IndicatorLexicon, last: Link | None
) -> list[Link]:
    """The figures of a sentence, in order: its frames, each with what it is of.

    `last` is the figure before the sentence in its paragraph.
    """
    return _Linker(clauses, lexicon, last).link(drafts)


class _Linker:
    def __init__(self, clauses: Clauses, lexicon: IndicatorLexicon, last: Link | None) -> None:
        self.text = clauses.text
        self.clauses = clauses
        self.lexicon = lexicon
        self.links: list[Link] = []
        self.last = last
        self.things = ""
        """What was counted last (开工项目): sums without a subject are theirs."""

    def link(self, drafts: Sequence[Draft]) -> list[Link]:
        names: list[str] = []
        for index, (draft, following) in enumerate(zip_longest(drafts, drafts[1:])):
            if draft.together and self.links:
                self._go_on(draft, names)
                continue
            frame = draft.frame
            if frame.value.kind is BARE_KIND and measures_nothing(frame):
                continue
            names = []
            if following is not None and following.together:
                names = dealt_names(self.text, drafts[index:], self.links, self.last, self.lexicon)
            link = self._link(draft, following)
            if frame.word == "占" and (plan := plan_of(draft, link, self.last)):
                self.links.append(plan)
            if names:
                names = shares_of_each(names, frame)
                dealt = as_dealt(link.frame, draft.before.text, names[0], self.links)
                link = replace(link, name=names.pop(0), frame=dealt, how="link.respectively")
                self._take(link, draft)
            elif frame.measure in SHARED:
                for one in of_each(self.text, link, draft, self.links, self.lexicon):
                    self._take(one, draft)
            else:
                self._take(link, draft)
        return self.links

    def _take(self, link: Link, draft: Draft) -> None:
        measure = link.frame.measure
        if self.links and goes_on_adding(self.text, self.links[-1], link):
            link = replace(link, frame=replace(link.frame, measure=INCREMENT))
        elif measure is SHARE and self.links and goes_on_growing(self.text, self.links[-1], link):
            link = replace(link, frame=measured_alike(link.frame, self.links[-1].frame))
        self.links.append(link)
        if link.name and link.how != PULLED and not link.name.endswith(CONTRIBUTION):
            self.last = link
        counts = draft.frame.value.kind is COUNT_KIND and link.name.endswith(_THINGS)
        if counts and not (self.things and self._counts_some_of_them(draft)):
            self.things = link.name

    def _counts_some_of_them(self, draft: Draft) -> bool:
        """Whether some of those counted before are: 项目48个（含续建9个），已开工41个."""
        start = draft.before.start
        told = self.text.endswith(("已", self.things), 0, start)
        if told or bracket_at(self.text, start) is not None:
            return True
        return goes_on_counting(draft, self.links, self.text)

    def _go_on(self, draft: Draft, names: list[str]) -> None:
        """The next quantity of a list: measured as the one before, of the next name in turn."""
        previous = self.links[-1]
        frame = measured_alike(draft.frame, previous.frame)
        name = names.pop(0) if names else previous.name
        if not names and draft.counts_behind:
            self._take(self._link(draft, None), draft)
            return
        start = previous.token.start
        token = restretched(draft.token, start)
        self._take(Link(frame, name, token, "link.respectively", previous.indicator), draft)

    def _link(self, draft: Draft, following: Draft | None) -> Link:
        frame, before, last = draft.frame, draft.before, self.last
        if frame.value.kind is POINTS_KIND and "拉" in before.text:
            puller = self.links[-1] if self.links and names_who_pulls(self.links[-1]) else last
            if puller is not None and (pull := PULL.fullmatch(before.text)):
                return pulled(draft, puller, pull)
        if frame.relative:
            shares = frame.word == "占"
            return share_of(draft, last, self.text) if shares else self._relative(draft)
        if draft.counts_behind:
            return noun_behind(draft, self.text, self.lexicon)
        words = before.text
        if is_of_its_owner(words):
            things = self.things or topic_before(self.text, before.start)
            things = things or ("" if self.links else works_before(words, last))
            return sum_of_things(draft, following, things, self.text, self.lexicon)
        return self._by_its_words(draft, following)

    def _by_its_words(self, draft: Draft, following: Draft | None) -> Link:
        words = draft.before.text
        if following is not None and is_of_the_next(draft, following, self.text):
            return of_the_next(draft, following, self.text, self.lexicon)
        if draft.frame.measure is RANK:
            if named := assessed(draft.frame, draft.before, self.text):
                return Link(named[1], named[0], quoted(draft), "link.assessment")
            draft = ranked_among(draft, self.text)
            words = draft.before.text
            if not words or words in SPEED_ALONE:
                return self._relative(draft)
        return self._own(draft) if words else self._without_words(draft)

    def _without_words(self, draft: Draft) -> Link:
        """Of the clause before it (项目增多，数量达43个), else of the last figure."""
        if (subject := self._subject_before(draft)) is not None:
            return subject
        if self.last is None:
            return self._own(draft)
        if counts_people_of(draft.frame, self.last.frame):
            # 6个小组，320户1280人: nothing says what these are.
            return Link(draft.frame, "", draft.token, "link.subject-before")
        if draft.frame.measure is COUNT and self.last.frame.value.kind is SHARE_KIND:
            counted = of_counted(draft, self.links)
            return counted or Link(draft.frame, "", draft.token, "link.counted-before")
        link = some_begun(self._inherit(draft, "link.subject-before"), self.text)
        if is_completed(draft.frame, self.last, self.text):
            of = self.last.name.replace("计划投资", "投资")
            return replace(link, name=f"{of}完成率", indicator=None, subject=of)
        raised = _RAISED_AIM.fullmatch(self.text, self.last.token.end, draft.frame.quantity.start)
        return as_growth(link, self.last, self.lexicon, raised=raised is not None)

    def _subject_before(self, draft: Draft) -> Link | None:
        return subject_before(self.clauses, draft, self.links, self.last, self.lexicon)

    def _own(self, draft: Draft, how: str = "link.own-phrase") -> Link:
        words = draft.before.text
        behind = draft.after
        if len(behind.text) >= 2 and is_only_verbs(words) and not is_spent_on(draft.frame, behind):
            words = draft.after.text
        elif (
            self.last is not None
            and self.text.endswith("再", 0, draft.before.start)
            and is_once_more(draft, self.last)
        ):
            return self._inherit(draft, "link.once-more")
        if "、" in words:
            listed, _, last = words.rpartition("、")
            words = last if listed and is_of_its_owner(last) else words
        told_of = words in TOTALS or words in _ARRANGED
        if told_of and (subject := self._subject_before(draft)) is not None:
            return subject
        frame = draft.frame
        if words.endswith(CONTRIBUTION) and self.text.startswith("对", draft.before.start - 1):
            words = contribution_of(self.last, words)
        if frame.measure is SHARE and (aim := GROWTH_AIM.search(words)):
            words, frame = words[: aim.start()], replace(frame, measure=GROWTH)
        if self.text.endswith(("：", ":"), 0, draft.before.start):
            words = behind_label(self.clauses, draft, words, self.links, self.lexicon)
        elif self.links:
            sum_before, start = self.links[-1], draft.before.start
            if part := part_of_sum(words, sum_before, self.text, start, self.lexicon):
                return Link(frame, part, quoted(draft), "link.part-of-sum")
            words = sum_of_firms(words, sum_before, self.text, start)
        changed = may_change(words)
        ahead = self.text[: draft.before.start]
        name, indicator = own_name(
            words, frame, self.last, self.lexicon, ahead=ahead, changed=changed
        )
        if changed:
            frame = as_added(frame, words)
        of = self.last.name if self.last is not None and words in SHARE_ALONE else ""
        return Link(frame, name, quoted(draft), how, indicator, subject=of)

    def _relative(self, draft: Draft) -> Link:
        """同比增长8%, 增速提高0.6个百分点: of the phrase before it or of the last figure."""
        words = draft.before.text
        speed = words in SPEED_ALONE
        if words:
            alone = speed or words in SHARE_ALONE
            if not alone and not is_only_verbs(words):
                return self._own(draft)
        elif (subject := self._subject_before(draft)) is not None:
            return subject
        if self.last is None:
            return self._own(draft)
        if is_another_yield(draft.frame, self.last.frame):
            return Link(draft.frame, draft.frame.word, quoted(draft), "link.own-phrase")
        link = self._inherit(draft, "link.level-before")
        if draft.frame.value.kind is COUNT_KIND and self.last.frame.measure is LEVEL:
            return of_counted(draft, self.links) or link
        if speed or is_of_speed(draft, self.last, self.text):
            frame = with_sign_of_speed(link.frame, words, self.last.frame)
            name = speed_of(self.last.subject or link.name)
            link = replace(link, name=name, indicator=None, frame=frame)
        elif words in SHARE_ALONE and not SPEED.search(link.name):
            link = replace(link, name=f"{link.name}{words}", indicator=None)
        return link

    def _inherit(self, draft: Draft, how: str) -> Link:
        last = self.last
        assert last is not None
        name, indicator = last.name, last.indicator
        if not draft.frame.relative:
            name = of_organisation(self.clauses.speakers, draft, last)
        alone = (
            draft.before.text in SPEED_ALONE or draft.frame.measure is last.frame.measure is COUNT
        )
        if last.subject and (alone or is_of_subject(draft.frame)):
            name, indicator = canonical(self.lexicon, last.subject)
        elif draft.frame.measure in _OF_NO_SPEED and name.endswith(SPEEDS):
            # 增速居第2位。其中甲区完成98亿元
            name, indicator = canonical(self.lexicon, name[:-2])
        return Link(draft.frame, name, quoted(draft), how, indicator, True)
