from datetime import date

from jobs.extraction.explain import explain, explain_fact
from jobs.lexicons import load_extractor
from storage.records import Basis, Precision, Project, Publication, Trace

PAGE = """海澜产业园按下快进键

本报讯 3月18日，总投资12亿元的海澜智能装备产业园项目正加快建设，预计10月份建成投产。

园区里有37棵老槐树。
"""
PRINTED = Publication(on=date(2024, 3, 20), precision=Precision.DAY, basis=Basis.GIVEN)


def extraction():
    return load_extractor().extract(PAGE, published=PRINTED, region="山东省/滨州市", traced=True)


def test_each_fact_stands_with_the_tree_of_its_rules():
    words = explain(PAGE, extraction())

    assert "project  name: 海澜智能装备产业园项目" in words
    assert "project.sum-before-name" in words
    assert "└─ project.by-work-head" in words
    assert "milestone.event" in words


def test_every_span_in_a_tree_holds_the_words_that_it_says():
    for fact in extraction().facts:
        assert PAGE[fact.start : fact.end] == fact.quote
        assert fact.trace is not None
        assert within(fact.trace, 0, len(PAGE))


def within(trace: Trace, start: int, end: int) -> bool:
    return start <= trace.start < trace.end <= end and all(
        within(part, start, end) for part in trace.parts
    )


def test_a_fact_alone_is_explained_too():
    (project,) = [fact for fact in extraction().facts if isinstance(fact, Project)]

    words = explain_fact(PAGE, project)

    assert words.startswith("  project  name: 海澜智能装备产业园项目")
    assert "industry-by-word" in words


def test_an_empty_page_has_nothing_to_explain():
    assert explain("", load_extractor().extract("")) == "\n"


def test_the_tree_is_only_made_where_it_is_asked_for():
    plain = load_extractor().extract(PAGE, published=PRINTED, region="山东省/滨州市")

    assert plain == extraction()
    assert all(fact.trace is None for fact in plain.facts)
