"""Facts and the like for tests: every field has a default; a test says only what matters."""

from datetime import date
from itertools import count
from typing import Any

from storage.records import (
    Campaign,
    Fact,
    Measure,
    Milestone,
    Precision,
    Project,
    Publication,
    Region,
    RegionLevel,
    Result,
    Stage,
    Status,
    StoredFact,
    Target,
)

BINZHOU = "山东省/滨州市"
BEIHAI = "山东省/滨州市/北海经济开发区"
BOXING = "山东省/滨州市/博兴县"
YEAR_2023 = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}

_ids = count(1)


def _evidence(**changed: Any) -> dict[str, Any]:
    return {"article": 0, "quote": "原句", "start": 0, "end": 2, "region": BINZHOU} | changed


def _figure(**changed: Any) -> dict[str, Any]:
    usual = {"indicator": "地区生产总值", "measure": Measure.GROWTH, "value": 7.0, "unit": "%"}
    return _evidence(**(usual | YEAR_2023 | changed))


def a_target(**changed: Any) -> Target:
    """滨州 grows its GDP by 7 % in 2023."""
    return Target(**_figure(**changed))


def a_result(**changed: Any) -> Result:
    """滨州's GDP grew by 7 % in 2023."""
    return Result(**_figure(**changed))


def a_project(**changed: Any) -> Project:
    usual = {"name": "年产2万吨特种纸项目", "stage": Stage.BUILDING}
    return Project(**_evidence(**(usual | changed)))


def a_milestone(**changed: Any) -> Milestone:
    usual = {
        "project": "年产2万吨特种纸项目",
        "event": "建成投产",
        "status": Status.PLANNED,
        "date_end": date(2023, 6, 30),
    }
    return Milestone(**_evidence(**(usual | changed)))


def a_campaign(**changed: Any) -> Campaign:
    return Campaign(**_evidence(**({"name": "项目提速年"} | changed)))


def stored(
    fact: Fact, on: date = date(2023, 2, 6), *, article: int | None = None, **changed: Any
) -> StoredFact:
    """A fact as read in an article of its own, printed on `on`, unless `article` names one."""
    number = next(_ids)
    article_id = number if article is None else article
    usual = {
        "id": number,
        "article_id": article_id,
        "fact": fact,
        "published": Publication(on=on, precision=Precision.DAY),
        "published_on": on,
        "article_title": f"第{article_id}篇文章",
        "source_name": "鲁北晚报",
        "url": f"https://paper.example/{article_id}",
    }
    return StoredFact(**(usual | changed))


def a_region(path: str = BINZHOU, *, code: str = "371600", **changed: Any) -> Region:
    name = path.rsplit("/", 1)[-1]
    usual = {
        "code": code,
        "name": name,
        "short": name.rstrip("省市县区"),
        "level": RegionLevel.CITY,
        "parent": None,
        "path": path,
    }
    return Region(**(usual | changed))
