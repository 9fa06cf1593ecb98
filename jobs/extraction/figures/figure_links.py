"""The figures of an article, each linked to its indicator: stage by stage, over all sentences."""

from jobs.extraction.figures.clauses import Clauses
from jobs.extraction.figures.drafts import draft_frames
from jobs.extraction.figures.figure_tokens import figure_tokens
from jobs.extraction.figures.frame_reader import read_frames
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.linking import link_drafts
from jobs.extraction.figures.links import Link
from jobs.extraction.figures.structure import names_structure, structure_links
from jobs.extraction.works.works import ReadWorks


def link_figures(works: ReadWorks, lexicon: IndicatorLexicon) -> dict[int, list[Link]]:
    """The figures of an article's sentences in order, by the sentence's place among them.

    Sentences that tell no figure are left out.
    """
    told = [
        (index, read.sentence, figure_tokens(read))
        for index, (read, _, _) in enumerate(works.sentences)
        if read.sentence.quantities or read.sentence.grades or names_structure(read.sentence.text)
    ]
    frames = read_frames([(sentence.text, tokens.condensed) for _, sentence, tokens in told])
    clauses = [Clauses(sentence.text, tokens) for _, sentence, tokens in told]
    drafts = [draft_frames(*each) for each in zip(clauses, frames, strict=True)]
    found: dict[int, list[Link]] = {}
    paragraph = -1
    last: Link | None = None
    for (index, sentence, _), clause, drafted in zip(told, clauses, drafts, strict=True):
        if sentence.paragraph_index != paragraph:
            paragraph = sentence.paragraph_index
            last = None
        links = link_drafts(clause, drafted, lexicon, last)
        if names_structure(sentence.text):
            links += structure_links(sentence.text, lexicon)
            links.sort(key=lambda link: link.frame.quantity.start)
        if links:
            found[index] = links
            last = links[-1]
    return found
