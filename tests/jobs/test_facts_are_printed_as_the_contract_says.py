import json
from datetime import date

from jobs.extraction.contract import article_json, fact_json
from storage.records import (
    ArticleText,
    Basis,
    Comparator,
    Measure,
    Milestone,
    Precision,
    Project,
    Publication,
    Stage,
    Status,
    Target,
)

EVIDENCE = {
    "article": 0,
    "quote": "增长7%",
    "start": 3,
    "end": 7,
    "region": "山东省/滨州市",
    "region_code": "371600",
    "confidence": 0.9,
}
COMMON = {"file": "page.txt", **EVIDENCE}


def test_a_figure_has_whole_numbers_and_iso_dates():
    target = Target(
        **EVIDENCE,
        indicator="地区生产总值",
        measure=Measure.GROWTH,
        comparator=Comparator.EQUAL,
        value=7.0,
        unit="%",
        period_start=date(2023, 1, 1),
        period_end=date(2023, 12, 31),
    )

    assert fact_json(target, "page.txt") == {
        "type": "target",
        **COMMON,
        "indicator": "地区生产总值",
        "measure": "growth",
        "comparator": "=",
        "value": 7,
        "value_max": None,
        "unit": "%",
        "period_start": "2023-01-01",
        "period_end": "2023-12-31",
        "holder": None,
        "within": None,
        "base": None,
    }


def test_a_fraction_stays_a_fraction():
    milestone = Milestone(
        **EVIDENCE, project="某项目", event="工程进度", status=Status.UNDERWAY, progress=62.5
    )

    printed = fact_json(milestone, "page.txt")

    assert printed["progress"] == 62.5
    assert printed["date_end"] is None


def test_a_project_lists_who_answers_for_it_and_keeps_our_own_fields_out():
    project = Project(
        **EVIDENCE,
        name="某项目",
        responsible=("某局",),
        investment=1.2e9,
        stage=Stage.BUILDING,
        industry="新材料",
    )

    printed = fact_json(project, "page.txt")

    assert printed["responsible"] == ["某局"]
    assert printed["investment"] == 1200000000
    assert set(printed) == {
        "type",
        *COMMON,
        "name",
        "owner",
        "responsible",
        "investment",
        "stage",
    }


def test_an_article_tells_its_day_as_precisely_as_it_is_known():
    published = Publication(on=date(2023, 2, 1), precision=Precision.MONTH, basis=Basis.INFERRED)
    article = ArticleText(
        index=0, title="某题", start=0, end=9, published=published, region="山东省/滨州市"
    )

    printed = article_json(article, "page.txt")

    assert printed["published"] == "2023-02"
    assert printed["published_basis"] == "inferred"
    assert printed["quote"] is None


def test_everything_printed_is_json():
    project = Project(**EVIDENCE, name="某项目")

    assert json.loads(json.dumps(fact_json(project, "page.txt"))) == fact_json(project, "page.txt")
