"""What is asked of the bot to measure it: every command, plain words, and presses of buttons."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from bench.archive import LARGEST_CITY, LARGEST_PROVINCE
from jobs.lexicons import load_regions
from storage.database import Database
from storage.events import last_event_id
from storage.facts import list_facts_by_id
from storage.records import Project, Region, RegionLevel

USUAL, QUICK = 0.1, 0.05
"""Seconds to the last answer, at most: of a command, and of those that people ask most."""

QUESTIONS = {
    "start": "/start",
    "start r-…": "/start r-{code}",
    "help": "/help",
    "region": "/region {place}",
    "places": "/places {place}",
    "targets": "/targets {place}",
    "results": "/results {place}",
    "projects": "/projects {place}",
    "project": "/project {project}",
    "project (some)": "/project {brand}",
    "due": "/due {place}",
    "passed": "/passed {place}",
    "milestones": "/milestones {place}",
    "campaigns": "/campaigns {place}",
    "pipeline": "/pipeline {place}",
    "compare": "/compare {place}和{other}",
    "rank": "/rank {indicator} {above}",
    "rank (which?)": "/rank {above}",
    "industry": "/industry 新能源 {place}",
    "industry (all)": "/industry 新能源",
    "industry (which?)": "/industry",
    "search": "/search {goods}",
    "search (two)": "/search {brand} {goods}",
    "digest": "/digest {place}",
    "digest (week)": "/digest {place} 本周",
    "digest (month)": "/digest {place} 上月",
    "digest (a month)": "{place} 三月 项目",
    "digest (year)": "{place} 2023年",
    "due (month)": "{place} 六月 日期",
    "source": "/source {fact}",
    "wrong": "/wrong {fact} 数字不对",
    "read": "/read",
    "subscribe": "/subscribe {place} 每天 8:30",
    "subscriptions": "/subscriptions",
    "digest (mine)": "/digest",
    "due (mine)": "/due",
    "unsubscribe": "/unsubscribe {place}",
    "watch": "/watch {project}",
    "watch (which?)": "/watch",
    "watches": "/watches",
    "unwatch": "/unwatch {project}",
    "missed": "/missed",
    "why": "/why",
    "settings": "/settings",
    "settings (change)": "/settings 免打扰 22:00-7:30",
    "privacy": "/privacy",
    "forget": "/forget",
    "feedback": "/feedback 很好用",
    "review": "/review",
    "status": "/status",
    "sources": "/sources",
    "calendar": "/calendar {place}",
    "wall": "/wall {place}",
    "export": "/export {place}",
    "report": "/report {place} 2023年3月",
    "“place”": "{place}",
    "“place targets”": "{place} 目标",
    "“place this week”": "{place}本周",
    "“place, misspelt”": "{misspelt}",
    "“anything”": "今天天气不错",
}
"""By the name of the row: a command, and in brackets how it is used."""

LIMITS = {"region": QUICK, "targets": QUICK}
MAKINGS = frozenset({"calendar", "wall", "export", "report"})
"""What is long in the making, files mostly: its limit counts to the first answer, which says so."""

BUTTON = "⌨"
"""How the rows of buttons begin: `⌨ wall:…:dark` is the button that draws a wall in the dark."""

PLACE_LISTS = frozenset({"places", "named"})
"""Buttons that show places to choose from, for whatever command."""


def kind_of(data: str) -> str:
    """What a button does, whatever place or thing it does it to."""
    command, *rest = data.split(":")
    if command in PLACE_LISTS:
        return f"{command}:…"
    words = (each if each.isascii() and each.isalpha() else "…" for each in rest)
    return ":".join((command, *words))


def command_of(row: str) -> str:
    """The command that a row of the table is about."""
    first, *rest = row.split(maxsplit=1)
    return rest[0].split(":")[0] if first == BUTTON else first


WEIGHTS = {"province": 1, "city": 1, "provinces": 1, "cities": 3, "counties": 4}


@dataclass(frozen=True, slots=True)
class Asked:
    """A line as it is typed, and the row of the table that it counts in."""

    row: str
    text: str


class Asker:
    """Thinks of questions about large places and small ones; the same in every run."""

    def __init__(self, db: Database, seed: int) -> None:
        self._db = db
        self._rng = random.Random(seed)
        every = [each for each in load_regions() if each.level is not RegionLevel.ZONE]
        self._regions = {each.path: each for each in every}
        self._by_code = {each.code: each for each in every}
        self._groups = {
            "province": [self._regions[LARGEST_PROVINCE]],
            "city": [self._regions[LARGEST_CITY]],
            "provinces": [each for each in every if each.level is RegionLevel.PROVINCE],
            "cities": [each for each in every if each.level is RegionLevel.CITY],
            "counties": [each for each in every if each.level is RegionLevel.COUNTY],
        }
        with db.read() as conn:
            # Replacing facts leaves gaps in their numbers; here none were replaced.
            self._projects = self._some_projects(conn)

    def round(self, rows: tuple[str, ...] = tuple(QUESTIONS)) -> Iterator[Asked]:
        """Each question once, all about one place."""
        subject = self._subject()
        for row in rows:
            yield Asked(row, QUESTIONS[row].format_map(subject))

    def _subject(self) -> dict[str, str]:
        region, other = self._place(), self._place()
        above = self._by_code.get(region.parent or "", region)
        number, project = self._rng.choice(self._projects)
        goods = project.name.partition("套")[2].removesuffix("项目")
        return {
            "place": _words(region),
            "other": _words(other),
            "above": _words(above),
            "code": region.code,
            "misspelt": region.short[0] + "洲" + region.short[2:],
            "project": project.name,
            "brand": project.name[:2],
            "goods": goods,
            "indicator": self._rng.choice(("地区生产总值", "固定资产投资", "进出口总额")),
            "fact": str(number),
        }

    def _place(self) -> Region:
        group = self._rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        return self._rng.choice(self._groups[group])

    def _some_projects(self, conn) -> list[tuple[int, Project]]:
        numbers = self._rng.sample(range(1, last_event_id(conn)), 2000)
        facts = list_facts_by_id(conn, numbers).values()
        return [(each.id, each.fact) for each in facts if isinstance(each.fact, Project)]


def _words(region: Region) -> str:
    return region.path.replace("/", " ")
