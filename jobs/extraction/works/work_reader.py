"""Every mention of a project, by name or not, folded into one work."""

import re

from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.names.title_holder import title_holder
from jobs.extraction.places.project_places import GOES_IN, is_put, lies_in, place_of, put_at
from jobs.extraction.rules.members import BYLINE, HEADING, TITLE, WORK_ROW
from jobs.extraction.rules.tokens import Token
from jobs.extraction.rules.value import replace
from jobs.extraction.works.project_items import ITEM, begins_anew, heads_a_section
from jobs.extraction.works.project_lists import IN_LIST
from jobs.extraction.works.project_names import ProjectName
from jobs.extraction.works.project_people import Answering, answering
from jobs.extraction.works.project_sameness import Naming, in_short, places_in, same_project
from jobs.extraction.works.stages_of_lists import stage_of_headline
from jobs.extraction.works.work_contents import is_contents, is_its_part
from jobs.extraction.works.work_enterprises import Enterprises
from jobs.extraction.works.work_groups import clause_before
from jobs.extraction.works.work_headings import headed, stands_under, tells_of
from jobs.extraction.works.work_mentions import (
    DEEDS,
    ReadSentence,
    WorkRef,
    names_in,
    read_sentence,
    refs_in,
)
from jobs.extraction.works.work_phases import SUM_FOLLOWS, phase_meant
from jobs.extraction.works.work_scenes import Scenes
from jobs.extraction.works.work_speakers import given_to_speakers, leaves_the_work
from jobs.extraction.works.work_stages import stages, sums, told_of_the_one_before
from jobs.extraction.works.work_tables import with_tables
from jobs.extraction.works.works import ReadWorks, Work, is_of_kind, last_spoken, named_so

_JUST_COUNTED = re.compile(r"项目[0-9]+余?[个项][^，。；]{0,6}，$")
_OPENING = 3
_POINTING = re.compile("^(?:该|此|本|整[个座条]|这[个项条座一]?)(?:.*的)?")
_SPEAKS_FOR_IT = re.compile("(?:有关|相关)?(?:负责人|院长|校长|园长|主任|站长)")
_DEED_OF_IT = re.compile(f"{DEEDS}(?:项目|工程)$")


def read_works(context: ArticleContext) -> ReadWorks:
    """All works of an article, in the order of their first mentions.

    Reads the article from its first sentence to its last and keeps the work spoken of, so that
    该项目, 一期 and a bare 电站 find the project that they mean.
    """
    reader = _Reader(context)
    sentences: list[tuple[ReadSentence, dict[int, Work], Work | None]] = []
    told = [one for one in context.sentences if one.paragraph.kind is not WORK_ROW]
    tables = len(told) < len(context.sentences)
    # What a step needs stays at hand where it is taken for all sentences before the next one is.
    named = [names_in(sentence) for sentence in told]
    pointing = [refs_in(sentence) for sentence in told]
    for sentence, names, refs in zip(told, named, pointing, strict=True):
        read = read_sentence(sentence, names, refs, reader.listed)
        before = reader.at(sentence)
        sentences.append((read, reader.take(read), before))
    works = with_tables(context, reader.works, tables=tables)
    holder = title_holder(context)
    if holder is not None and any(work.name == holder for work in works):
        # A hospital that is being built owns nothing.
        holder = None
    opening = "".join(sentence.text for sentence in context.sentences[:_OPENING])
    gathered = stage_of_headline(context.article.title, opening=opening)
    for work in works:
        work.gathered = gathered
        work.owner = work.owner or holder
    return ReadWorks(tuple(works), given_to_speakers(sentences))


class _Reader:
    """Reads sentence by sentence; remembers the works and the one spoken of last."""

    def __init__(self, context: ArticleContext) -> None:
        self.context = context
        self.works: list[Work] = []
        self.current: Work | None = None
        self.topic: Work | None = None
        """What the item of a list is about, to its end."""
        self.paragraph = -1
        self.heading: Sentence | None = None
        """The heading right before, as long as no work is known that it names."""
        self.scenes = Scenes(context)
        self.enterprises = Enterprises()
        self.parts: list[str] = []
        """What works consist of, by name."""
        self.part_ends = -1
        """Where in the sentence the last of them ends."""
        self.spoken_here = False
        self.said_before = ""
        self.listed: dict[str, ProjectName] = {}
        """The items of lists so far, by the words that name them there."""

    def at(self, sentence: Sentence) -> Work | None:
        """The work that is spoken of where a sentence begins: never one of paragraphs ago."""
        if sentence.paragraph_index != self.paragraph:
            self._begin(sentence)
        if self.current is None and self.topic is None:
            return None
        anew = sentence.start == 0 and begins_anew(sentence.text)
        if anew and not stands_under(self.topic, sentence):
            self.current = self.topic = None
        elif self.topic is not None:
            self.current = self.topic
        return self.current

    def _begin(self, sentence: Sentence) -> None:
        """Begin a paragraph with its first sentence."""
        paragraph, before = sentence.paragraph_index, self.paragraph
        if self.current is not None and paragraph != before + 1:
            # What the page prints a second time, or who took a picture, parts no two paragraphs.
            last, *between = self.context.article.paragraphs[before:paragraph]
            credited = last.kind is not TITLE
            nothing = all(one.repeated or (credited and one.kind is BYLINE) for one in between)
            self.current = self.current if nothing else None
        if self.heading is not None and (name := headed(self.heading, sentence)):
            self._take_heading(self.heading, name)
        self.paragraph = paragraph
        self.scenes.begin(paragraph)
        self.said_before = ""
        heading = sentence.paragraph.kind is HEADING and not tells_of(self.topic, sentence)
        self.heading = sentence if heading else None
        if self.topic is not None and (heading or not self.topic.heads):
            self.topic = None
        current = self.current
        if current and ((heading and current.heads) or leaves_the_work(sentence, current)):
            self.current = None  # its section is over

    def _take_heading(self, heading: Sentence, token: Token) -> None:
        """Fold in a work that a heading names, and go on with it."""
        name: ProjectName = token.value
        self.works = [work for work in self.works if work.sentence is not heading]
        place = self.scenes.place_of(heading, token)
        work = Work(name.name, None, True, place, Naming(name.name), heading, token)
        self.works.append(work)
        work.heads = True
        self.current = self.topic = work

    def take(self, read: ReadSentence) -> dict[int, Work]:
        """Fold a sentence in; answer which of its project tokens speaks of which work."""
        sentence, before = read.sentence, self.current
        spoken: dict[int, Work] = {}
        if read.projects:
            self._take_projects(read, spoken)
        if spoken:
            self.current = last_spoken(read, spoken, before)
            self.heading = None if self.topic is not None else self.heading
        else:
            self.current = before
        if before is not None and not (spoken or begins_anew(sentence.text)):
            told_of_the_one_before(self.context, read, before, of_it=before is self.topic)
        self.said_before = sentence.text
        if self.current is not None:
            for someone in answering(sentence):
                self._answers(someone, read, spoken)
        if sentence.places or GOES_IN in sentence.spots:
            self.scenes.passed(sentence)
        if sentence.organisations:
            self.enterprises.note(sentence)
        return spoken

    def _take_projects(self, read: ReadSentence, spoken: dict[int, Work]) -> None:
        """Fold in what a sentence says of the works that it names, and tell in `spoken` which."""
        self.spoken_here = False
        self.part_ends = -1
        sentence = read.sentence
        may_head = sentence.paragraph.kind is HEADING or begins_anew(sentence.text)
        for token in read.projects:
            work = self._resolve(sentence, token)
            if work is not None:
                spoken[token.start] = self.current = work
                if token.rule == IN_LIST:
                    self.listed[sentence.text[token.start : token.end]] = token.value
                if may_head and heads_a_section(sentence, token):
                    work.sure = work.heads = True
                    self.topic = work
                self.topic = work if token.rule == ITEM else self.topic
                self.spoken_here = True
                if sentence.places and (lies := put_at(sentence, token)):
                    work.place = lies if lies_in(lies, work.place) else work.place
        stages(self.context, read, spoken, self.said_before)
        sums(read, spoken)

    def _answers(self, someone: Answering, read: ReadSentence, spoken: dict[int, Work]) -> None:
        """Give who answers for a project to the one named before them, else to the current."""
        before = [token for token in read.projects if token.start <= someone.start]
        work = spoken.get(before[-1].start) if before else self.current
        if work is None:
            return
        if someone.builds:
            work.owner = work.owner or someone.who
        else:
            work.responsible.append(someone.who)

    def _resolve(self, sentence: Sentence, token: Token) -> Work | None:
        if isinstance(token.value, WorkRef):
            return self._referred(sentence, token, token.value)
        return self._named(sentence, token, token.value)

    def _referred(self, sentence: Sentence, token: Token, ref: WorkRef) -> Work | None:
        current = self.current
        if ref.head == "项目" and _JUST_COUNTED.search(sentence.text, 0, token.start):
            return None  # 新开工项目15项，项目总投资93亿元: of all of them
        phase = self.enterprises.phase_of_one(sentence, token, ref)
        if phase is not None:
            return self._of_an_enterprise(sentence, token, phase)
        if current is None:
            return None
        if ref.phase:
            return self._kept(phase_meant(self.works, sentence, token, current))
        kind = _POINTING.sub("", ref.head)
        if (whole := _DEED_OF_IT.sub("", kind)) != kind:
            # 该水库除险加固工程: the work of that name, else the reservoir spoken of.
            named = [work for work in self.works if kind in work.name]
            current, kind = (named[-1], kind) if named else (current, whole)
        plain = kind in ("项目", "工程", "全线", "道路")
        if not plain and (held := named_so(self.works, current, kind)) is not None:
            return held
        known = plain or is_of_kind(current.name, kind)
        return current if known or self.spoken_here else None

    def _kept(self, work: Work | None) -> Work | None:
        if work is not None and not any(work is known for known in self.works):
            self.works.append(work)
        return work

    def _of_an_enterprise(self, sentence: Sentence, token: Token, name: ProjectName) -> Work:
        place = self.scenes.place_of(sentence, token)
        token = replace(token, value=name)
        work = Work(name.name, name.owner, True, place, Naming(name.name), sentence, token)
        self.works.append(work)
        return work

    def _named(self, sentence: Sentence, token: Token, name: ProjectName) -> Work | None:
        text = sentence.text
        clause = clause_before(text, token.start, token.start)
        self._keep_parts(sentence, token, clause)
        if name.name in self.parts:
            return None
        if text[0] == "据" and self._is_told and _SPEAKS_FOR_IT.match(text, token.end):
            return None  # 据甲幼儿园负责人介绍，项目…
        naming = Naming(name.name, places_in(sentence, token))
        listed = text[token.start - 1 : token.start] == "、"
        for work in reversed(self.works):
            here = work.sentence is sentence and work.name != name.name
            if here and (listed or text.startswith("、", work.token.end)):
                continue  # what stands side by side is not one
            if work.in_headline and in_short(work.naming, naming):
                return self._named_in_full(work, sentence, token, naming)
            if same_project(work.naming, naming, (work.owner, name.owner)):
                work.sure = work.sure or name.sure
                work.owner = work.owner or name.owner
                if is_put(sentence, token.start - len(clause), token.start):
                    said = place_of(self.context, sentence, token, None)
                    work.place = said if lies_in(said, work.place) else work.place
                return work
        place = self.scenes.place_of(sentence, token)
        work = Work(name.name, name.owner, name.sure, place, naming, sentence, token)
        work.in_headline = sentence.paragraph.kind is TITLE
        self.works.append(work)
        return work

    @property
    def _is_told(self) -> bool:
        """Whether the work spoken of is one for sure, or an item of a list."""
        current = self.current
        return current is not None and (current.sure or current.token.rule == ITEM)

    def _keep_parts(self, sentence: Sentence, token: Token, clause: str) -> None:
        """Keep what a token names where that is a part of the work spoken of, and no other work.

        `clause` is what its clause says before it.
        """
        text, name = sentence.text, token.value.name
        # An item with a sum of its own is no part of the item before it.
        if token.rule == ITEM and SUM_FOLLOWS.match(text, token.end + 1) is not None:
            return
        listed = text[token.start - 1 : token.start] == "、"
        whole = None if listed and self.part_ends != token.start - 1 else self.current
        spoken, told, heads = self.spoken_here, self._is_told, self.topic is not None
        if (whole is not None and is_its_part(name, whole.name)) or (
            (spoken or told or heads)
            and is_contents(text, clause, token, spoken=spoken, told=told, heads=heads)
        ):
            self.parts.append(name)
            self.part_ends = token.end

    def _named_in_full(self, work: Work, sentence: Sentence, token: Token, naming: Naming) -> Work:
        """A work that the headline names in short is cited by its full name."""
        name: ProjectName = token.value
        work.name, work.owner = name.name, name.owner or work.owner
        work.naming = Naming(name.name, work.naming.places | naming.places)
        work.sure = work.sure or name.sure
        work.sentence, work.token = sentence, token
        work.place = self.scenes.place_of(sentence, token)
        work.in_headline = False
        return work
