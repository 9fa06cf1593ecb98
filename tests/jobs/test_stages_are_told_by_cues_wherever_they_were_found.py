import tomllib
from pathlib import Path

import pytest

from jobs.extraction.context import Sentence
from jobs.extraction.rules.spotter import Spotter
from jobs.extraction.rules.tokens import Paragraph, ParagraphKind, Reading
from jobs.extraction.works.stages import (
    cues_of,
    is_promised,
    stage_after,
    tells_at_once,
    told_at,
    told_in,
)
from storage.records import Stage

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = sorted(
    {
        str(case["text"])
        for path in (CORPUS / "projects.toml", CORPUS / "milestones.toml")
        for case in tomllib.loads(path.read_text())["case"]
    }
)
SPOTTER = Spotter()


def read(text: str) -> Sentence:
    paragraph = Paragraph(ParagraphKind.BODY, Reading(text, range(len(text))))
    return Sentence(text, 0, paragraph, 0, spots=SPOTTER.spot([text])[0])


@pytest.mark.parametrize("ahead", [(), (-3,), (2, 9)])
def test_words_in_a_sentence_tell_what_they_tell_alone(ahead: tuple[int, ...]) -> None:
    told = set()
    for sentence in map(read, TEXTS):
        for start in range(0, len(sentence.text), 3):
            words = sentence.text[start : start + 70]
            here, alone = told_at(cues_of(sentence), start, words), told_in(words)
            told.add(stage_after(alone, ahead))
            assert stage_after(here, ahead) == stage_after(alone, ahead), words
            assert is_promised(here, ahead) == is_promised(alone, ahead), words
            tells = stage_after(alone, ahead) is not None or is_promised(alone, ahead)
            at_once = tells_at_once(alone, tells, ahead)
            assert tells_at_once(here, tells, ahead) == at_once, words
    assert told >= {None, Stage.LEAD, Stage.BUILDING}


def test_a_bracket_that_is_blotted_out_tells_nothing() -> None:
    sentence = read("海澜大桥（去年开工）已经建成通车。")
    words = "□" * len("（去年开工）") + "已经建成通车"
    assert stage_after(told_at(cues_of(sentence), len("海澜大桥"), words)) is Stage.OPERATING
    assert stage_after(told_at(cues_of(sentence), len("海澜大桥"), words[:8])) is None
