"""Facts as an article would say them: the quote names the figure, so that a test can see it."""

from datetime import date

from storage.records import Campaign, Comparator, Milestone, Project, Result, Stage, Target
from tests.builders import a_campaign, a_milestone, a_project, a_result, a_target

BINZHOU = "山东省/滨州市"
BEIHAI_ZONE = "山东省/滨州市/北海经济开发区"
BEIHAI_CITY = "广西壮族自治区/北海市"
LIAOCHENG = "山东省/聊城市"
CHIPING = "山东省/聊城市/茌平区"
GAOTANG = "山东省/聊城市/高唐县"
GUANXIAN = "山东省/聊城市/冠县"


def target(
    region: str, indicator: str, percent: float, *, holder: str | None = None, year: int = 2023
) -> Target:
    """That an indicator is to grow by so many per cent in a year."""
    return a_target(
        region=region,
        indicator=indicator,
        value=percent,
        comparator=Comparator.AT_LEAST,
        holder=holder,
        quote=f"力争{indicator}增长{percent:g}%以上",
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
    )


def result(
    region: str, indicator: str, percent: float, *, holder: str | None = None, year: int = 2022
) -> Result:
    """That an indicator grew by so many per cent in a year."""
    return a_result(
        region=region,
        indicator=indicator,
        value=percent,
        holder=holder,
        quote=f"{indicator}同比增长{percent:g}%",
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
    )


def project(
    region: str,
    name: str,
    *,
    stage: Stage | None = Stage.BUILDING,
    investment: float | None = None,
    owner: str | None = None,
) -> Project:
    return a_project(
        region=region,
        name=name,
        stage=stage,
        investment=investment,
        owner=owner,
        quote=f"{name}进展顺利",
    )


def milestone(region: str, of: str, event: str, on: date) -> Milestone:
    """That a work promises an event for a day."""
    return a_milestone(
        region=region,
        project=of,
        event=event,
        date_start=on,
        date_end=on,
        quote=f"{of}将于{on.month}月{on.day}日{event}",
    )


def campaign(region: str, name: str) -> Campaign:
    return a_campaign(region=region, name=name, quote=name)
