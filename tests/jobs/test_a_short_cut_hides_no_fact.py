import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from jobs.extraction.milestones import (
    milestone_event,
    milestone_facts,
    milestone_measures,
)
from jobs.extraction.names import name_bounds
from jobs.extraction.works import (
    project_items,
    project_lists,
    project_names,
    project_refusals,
    verbs_before,
    work_contents,
    work_mentions,
    work_stages,
)
from jobs.extraction.works.project_words import WORK_HEADS
from jobs.lexicons import load_extractor
from storage.records import Fact

CORPUS = Path(__file__).parents[1] / "corpus"


def texts() -> Iterator[str]:
    for name in ("projects", "milestones", "times_and_places"):
        for case in tomllib.loads((CORPUS / f"{name}.toml").read_text())["case"]:
            yield str(case["text"])


def facts(text: str) -> tuple[Fact, ...]:
    return load_extractor().extract(text, traced=True).facts


class Everything:
    """A set that holds whatever it is asked for."""

    def __contains__(self, one: object) -> bool:
        return True

    def isdisjoint(self, others: object) -> bool:
        return False


def test_facts_are_the_same_where_every_sentence_is_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    short = {text: facts(text) for text in texts()}
    monkeypatch.setattr(work_mentions, "may_cost", lambda sentence: True)
    monkeypatch.setattr(work_stages, "may_cost", lambda sentence: True)
    monkeypatch.setattr(milestone_facts, "_has_works", lambda *of_them: True)
    monkeypatch.setattr(project_names, "_is_bare", lambda *of_it: False)
    anything = SimpleNamespace(search=lambda *words: True)
    everything = Everything()
    monkeypatch.setattr(verbs_before, "_ANY_VERB", anything)
    monkeypatch.setattr(work_contents, "_HEAD_WORD", anything)
    monkeypatch.setattr(project_lists, "_ANNOUNCES", SimpleNamespace(match=lambda *words: True))
    monkeypatch.setattr(project_lists, "_HEAD_OF_A_LIST", anything)
    monkeypatch.setattr(project_lists, "_may_be_of_works", lambda *of_it: True)
    monkeypatch.setattr(project_items, "BEGIN_A_NUMBER", everything)
    monkeypatch.setattr(work_mentions, "BEGIN_A_NUMBER", everything)
    monkeypatch.setattr(name_bounds, "_NEVER_BEFORE", name_bounds._HARD - {"—"})
    monkeypatch.setattr(project_refusals, "_ENDS_BEFORE", everything)
    monkeypatch.setattr(project_refusals, "_INDEFINITE_ENDS", everything)
    monkeypatch.setattr(milestone_event, "_MAY_BE_SOON", anything)
    monkeypatch.setattr(milestone_measures, "_CUES", everything)
    monkeypatch.setattr(work_contents, "_ENDS_OF_PARTS", everything)
    monkeypatch.setattr(work_contents, "_OPEN_ITS_CONTENTS", everything)
    monkeypatch.setattr(work_mentions, "_NAMING", everything)
    monkeypatch.setattr(work_mentions, "_REFERRING", everything)
    assert any(short.values())
    for text, found in short.items():
        assert facts(text) == found, text


def test_a_work_that_is_no_project_by_its_last_word_is_a_fund() -> None:
    assert all(word.endswith(("项目", "工程", "基金")) for word in WORK_HEADS)
