"""Held to numbers, as no rule gets every name right: two works in one line is the worse mistake."""

import tomllib
from pathlib import Path

from jobs.tracking.works import WorkName, is_same_work, work_name

PAIRS = tomllib.loads((Path(__file__).parent / "work_names.toml").read_text(encoding="utf-8"))
CITY = "山东省/滨州市"


def _named(words: str) -> WorkName:
    name, owner, county = (words + "||").split("|")[:3]
    return work_name(name, owner or None, f"{CITY}/{county}" if county else CITY)


def _joined(pairs: list[list[str]]) -> list[list[str]]:
    return [pair for pair in pairs if is_same_work(*map(_named, pair))]


def test_there_are_enough_pairs_to_measure_by() -> None:
    pairs = [frozenset(pair) for pair in [*PAIRS["same"], *PAIRS["different"]]]
    assert len(set(pairs)) == len(pairs) >= 200


def test_hardly_two_works_are_joined_and_few_names_of_one_missed() -> None:
    right, wrong = _joined(PAIRS["same"]), _joined(PAIRS["different"])
    assert len(right) / (len(right) + len(wrong)) >= 0.98, wrong
    missed = [pair for pair in PAIRS["same"] if pair not in right]
    assert len(right) / len(PAIRS["same"]) >= 0.90, missed


def test_it_does_not_matter_which_name_comes_first() -> None:
    for one, other in [*PAIRS["same"], *PAIRS["different"]]:
        there, back = (_named(one), _named(other)), (_named(other), _named(one))
        assert is_same_work(*there) == is_same_work(*back)
