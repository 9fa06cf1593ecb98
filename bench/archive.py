"""An archive of invented news, as large as a whole country makes it in three years.

It is skewed as in life: one province has a third of it, one city many thousands of facts, one
project a history of hundreds, and of some places nothing was read.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bench.newsroom import GOODS, OTHER_TITLES, PLACES, SENTENCES, filled
from jobs.digests.wording import figure_in_words, money_in_words, stage_in_words
from jobs.extraction.names.industries import industry_of
from jobs.follow import indicators
from jobs.lexicons import load_regions
from storage.records import (
    ArticleText,
    Basis,
    Campaign,
    Comparator,
    Evidence,
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
    Target,
)

TODAY = date(2023, 4, 18)
FIRST_DAY = TODAY - timedelta(days=3 * 365)
FACTS_OF_AN_ARTICLE = 10
SHANGHAI = ZoneInfo("Asia/Shanghai")

LARGEST_PROVINCE, LARGEST_CITY = "山东省", "山东省/聊城市"
EMPTY_PLACES = 100
TOLD_MOST = 400
"""How often the most famous project was told of."""

BRANDS = tuple(f"{a}{b}" for a in "鲁海恒瑞金东齐远晟昊华中新泰" for b in "原蓝拓禾穗昱越帆辰润达")
DRIVES = ("百日攻坚", "项目突破年", "双招双引", "产业倍增", "城市更新", "营商环境提升", "科技强基")
EVENTS = ("开工", "主体封顶", "竣工", "投产")
MEASURED = ((Measure.GROWTH, "%"), (Measure.LEVEL, "元"))


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as it is printed: its page, and the facts in it, at their offsets."""

    region: Region
    on: date
    title: str
    text: str
    facts: tuple[Fact, ...]

    @property
    def printed_at(self) -> datetime:
        return datetime(self.on.year, self.on.month, self.on.day, 9, tzinfo=SHANGHAI)

    @property
    def article(self) -> ArticleText:
        return ArticleText(
            index=0,
            title=self.title,
            start=0,
            end=len(self.text),
            published=Publication(on=self.on, precision=Precision.DAY, basis=Basis.STATED),
            region=self.region.path,
            region_code=self.region.official_code,
        )


def archive(facts: int, projects: int, places: int) -> list[Printed]:
    """All articles in the order of their days; the same in every run."""
    rng = random.Random(1)
    news: list[Printed] = []
    for region, share in _shares(rng, places):
        works = max(1, round(projects * share))
        news += _newspaper(rng, region, round(facts * share), works)
    return sorted(news, key=lambda each: each.on)


def _shares(rng: random.Random, places: int) -> list[tuple[Region, float]]:
    """The places that are told of, each with its share of all that is printed."""
    levels = {RegionLevel.PROVINCE, RegionLevel.CITY, RegionLevel.COUNTY}
    known = [each for each in load_regions() if each.level in levels]
    known.sort(key=lambda each: each.path not in {LARGEST_PROVINCE, LARGEST_CITY})
    told = known[:2] + rng.sample(known[2:], min(places, len(known)) - EMPTY_PLACES - 2)
    weights = {each.code: rng.paretovariate(1.6) for each in told}
    inside = [each for each in told if each.path.startswith(LARGEST_PROVINCE)]
    for group, share in ((inside, 1 / 3), ([each for each in told if each not in inside], 2 / 3)):
        whole = sum(weights[each.code] for each in group)
        weights |= {each.code: share * weights[each.code] / whole for each in group}
    city = next(each for each in told if each.path == LARGEST_CITY)
    rest = (1 / 3 - 1 / 15) / (1 / 3 - weights[city.code])
    weights |= {each.code: weights[each.code] * rest for each in inside}
    return [(each, 1 / 15 if each is city else weights[each.code]) for each in told]


def _newspaper(rng: random.Random, region: Region, facts: int, works: int) -> Iterator[Printed]:
    """The articles from one place."""
    desk = _Desk(rng, region, works)
    days = (TODAY - FIRST_DAY).days
    articles = -(-facts // FACTS_OF_AN_ARTICLE)
    printed_on = sorted(FIRST_DAY + timedelta(days=rng.randrange(days)) for _ in range(articles))
    for number, on in enumerate(printed_on):
        most = min(FACTS_OF_AN_ARTICLE, facts - number * FACTS_OF_AN_ARTICLE)
        told = [desk.fact(on, each) for each in range(most)]
        if region.path == LARGEST_CITY and number < TOLD_MOST:
            told[0] = desk.famous(on)
        yield _printed(rng, region, on, told)


def _printed(rng: random.Random, region: Region, on: date, told: Sequence[Fact]) -> Printed:
    """Facts put where their quotes stand, each in a sentence among others."""
    title = filled(rng, rng.choice(OTHER_TITLES), county=region.name)
    text = title + "\n"
    placed = []
    for fact in told:
        start = len(text)
        text += fact.quote + "。"
        placed.append(replace(fact, start=start, end=start + len(fact.quote)))
        text += filled(rng, rng.choice(SENTENCES), county=region.name)
    return Printed(region, on, title, text, tuple(placed))


class _Desk:
    """Tells of one place: of its works as they go on, of its targets and figures."""

    def __init__(self, rng: random.Random, region: Region, works: int) -> None:
        self._rng = rng
        self._region = region
        self._known = list(indicators())
        self._works = [self._work(number) for number in range(works)]
        self._told: defaultdict[str, int] = defaultdict(int)

    def fact(self, on: date, number: int) -> Fact:
        """One of the ten facts of an article: three works, a milestone, two targets, figures."""
        if number in {0, 1, 2}:
            return self._project(self._works[self._next_work()], on)
        if number == 3:
            return self._milestone(on)
        if number in {4, 5}:
            return self._target(on)
        if number == 6 and self._rng.random() < 0.15:
            return self._campaign()
        return self._result(on)

    def famous(self, on: date) -> Fact:
        return self._project(self._works[0], on)

    def _next_work(self) -> int:
        """Each is told of once before any is told of again."""
        self._told[""] += 1
        turn = self._told[""] - 1
        return turn if turn < len(self._works) else self._rng.randrange(len(self._works))

    def _evidence(self, quote: str) -> Evidence:
        return Evidence(
            article=0,
            quote=quote,
            start=0,
            end=0,
            region=self._region.path,
            region_code=self._region.official_code,
            confidence=0.9,
            rules=("invented.sentence",),
        )

    def _work(self, number: int) -> Project:
        goods = GOODS[number % len(GOODS)]
        brand = BRANDS[number // len(GOODS) % len(BRANDS)]
        size = number // (len(GOODS) * len(BRANDS)) + self._rng.randrange(2, 90) * 10
        name = f"{brand}年产{size}万套{goods}项目"
        industry = industry_of(name)
        return Project(
            **_fields(self._evidence(name)),
            name=name,
            owner=f"{brand}{goods}有限公司" if number % 3 else None,
            investment=self._rng.randrange(5, 900) * 1e7 if number % 5 else None,
            industry=industry.name if industry else None,
        )

    def _project(self, work: Project, on: date) -> Project:
        self._told[work.name] += 1
        stage = tuple(Stage)[min(self._told[work.name], len(Stage)) - 1]
        money = f"总投资{money_in_words(work.investment)}，" if work.investment else ""
        said = f"{on.month}月，{work.name}{money}{stage_in_words(stage)}"
        return replace(work, stage=stage, quote=said)

    def _milestone(self, on: date) -> Milestone:
        work = self._works[self._rng.randrange(len(self._works))]
        event = self._rng.choice(EVENTS)
        promised = on + timedelta(days=self._rng.randrange(20, 500))
        done = self._rng.random() < 0.3
        said = f"{work.name}{event}" if done else f"{work.name}将于{promised:%Y年%m月%d日}{event}"
        return Milestone(
            **_fields(self._evidence(said)),
            project=work.name,
            event=event,
            status=Status.DONE if done else Status.PLANNED,
            date_start=None if done else promised,
            date_end=None if done else promised,
        )

    def _target(self, on: date) -> Target:
        year = on.year + (on.month > 10)
        figure = Target(**self._figure(date(year, 1, 1), date(year, 12, 31)))
        figure = replace(figure, comparator=Comparator.AT_LEAST)
        said = f"力争{figure.holder or ''}{figure.indicator}{figure_in_words(figure)}"
        return replace(figure, quote=said)

    def _result(self, on: date) -> Result:
        ended = on.replace(day=1) - timedelta(days=1)
        figure = Result(**self._figure(date(ended.year, 1, 1), ended))
        of = f"1—{ended.month}月{figure.holder or ''}"
        return replace(figure, quote=f"{of}{figure.indicator}{figure_in_words(figure)}")

    def _figure(self, start: date, end: date) -> dict[str, object]:
        measure, unit = self._rng.choice(MEASURED)
        value = self._rng.randrange(10, 300) / 10
        held = self._rng.random() < 0.15
        # The best known indicators are told of everywhere, most others seldom.
        known = self._known[min(int(self._rng.expovariate(1 / 40)), len(self._known) - 1)]
        return {
            **_fields(self._evidence("")),
            "indicator": known,
            "measure": measure,
            "value": value if unit == "%" else value * 1e8,
            "unit": unit,
            "period_start": start,
            "period_end": end,
            "holder": f"{self._rng.choice(BRANDS)}{self._rng.choice(PLACES)}集团" if held else None,
        }

    def _campaign(self) -> Campaign:
        name = f"{self._region.short}{self._rng.choice(DRIVES)}行动"
        parts = tuple(self._rng.sample(GOODS, 3))
        return Campaign(**_fields(self._evidence(f"开展{name}")), name=name, components=parts)


def _fields(evidence: Evidence) -> dict[str, object]:
    names = ("article", "quote", "start", "end", "region", "region_code", "confidence", "rules")
    return {name: getattr(evidence, name) for name in names}
