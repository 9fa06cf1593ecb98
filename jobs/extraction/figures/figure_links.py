"""The figures of an article, each linked to its indicator: stage by stage, over all sentences."""

from jobs.extraction.figures.clauses import Clauses
from jobs.extraction.figures.drafts import draft_frames
from jobs.extraction.figures.figure_tokens import figure_tokens
from jobs.extraction.figures.frame_reader import read_frames
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.linking import link_drafts
from jobs.extraction.figures.links import Link
from jobs.extraction.figures.structure import STRUCTURE, structure_links
from jobs.extraction.works.works import ReadWorks


def link_figures(works: ReadWorks, lexicon: IndicatorLexicon) -> dict[int, list[Link]]:
    """The figures of an article's sentences in order, by the sentence's place among them.

    Sentences that tell no figure are left out.
    """
    told = [
        (sentence, index, figure_tokens(read))
        for index, (read, _, _) in enumerate(works.sentences)
        if (sentence := read.sentence).quantities or sentence.grades or STRUCTURE in sentence.spots
    ]
    frames = read_frames([(sentence.text, tokens.condensed) for sentence, _, tokens in told])
    clauses = [Clauses(sentence, tokens) for sentence, _, tokens in told]
    drafts = list(map(draft_frames, clauses, frames))
    found: dict[int, list[Link]] = {}
    paragraph = -1
    last: Link | None = None
    for (sentence, index, _), parted, drafted in zip(told, clauses, drafts, strict=True):
        if sentence.paragraph_index != paragraph:
            paragraph = sentence.paragraph_index
            last = None
        links: list[Link] = []
        if drafted:
            links = link_drafts(parted, drafted, lexicon, last)
        if STRUCTURE in sentence.spots:
            links += structure_links(sentence, lexicon)
            links.sort(key=lambda link: link.frame.quantity.start)
        if links:
            found[index] = links
            last = links[-1]
    return found
