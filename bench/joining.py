"""Joining 10,000 project facts with 25,000, 50,000 and 100,000 known projects, on SQLite.

    python bench/joining.py

Seconds must not grow with the number of known projects of other cities: a name is compared with
those of its family only, which the database finds by an index.
"""

import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from jobs.follow import load_known
from jobs.tracking import track
from storage.database import Connection, migrate, open_database
from storage.records import Precision, Project, Publication, Stage, StoredFact
from storage.things import put_things

FACTS, FACTS_OF_AN_ARTICLE = 10_000, 5
BRANDS = ("鲁原", "海蓝", "恒拓", "瑞禾", "金穗", "东昱", "齐越", "远帆", "晟华", "昊辰")
WORKS = (
    "年产{n}万吨特种纸",
    "年产{n}万套风电轴承",
    "年产{n}万吨电解液",
    "{n}万千瓦海上光伏",
    "年产{n}台数控机床",
    "年产{n}万吨可降解塑料",
    "{n}吨级冷库",
    "{n}万头生猪养殖",
    "年处理{n}万吨玉米深加工",
    "{n}兆瓦储能电站",
    "{n}公里供热管网",
    "{n}号码头",
)


def project_facts(cities: int, number_from: int) -> Iterator[StoredFact]:
    """Projects of as many cities, no two alike, city by city."""
    for number in range(number_from, number_from + 100_000):
        city = number % cities
        each = number // cities
        work, brand = WORKS[each % len(WORKS)], BRANDS[each // len(WORKS) % len(BRANDS)]
        name = brand + work.format(n=each // (len(WORKS) * len(BRANDS)) + 2) + "项目"
        yield _stored(number, name, f"山东省/第{city}市", number)


def _stored(number: int, name: str, region: str, article: int) -> StoredFact:
    fact = Project(
        article=0, quote=name, start=0, end=1, region=region, name=name, stage=Stage.BUILDING
    )
    on = date(2023, 1, 1)
    return StoredFact(
        id=number,
        article_id=article,
        fact=fact,
        published=Publication(on=on, precision=Precision.DAY),
        published_on=on,
        article_title="",
        source_name="",
        url="",
    )


def join(conn: Connection, new: list[StoredFact]) -> int:
    """Join facts article by article; how many things that adds or changes."""
    changed = 0
    for first in range(0, len(new), FACTS_OF_AN_ARTICLE):
        facts = new[first : first + FACTS_OF_AN_ARTICLE]
        tracking = track(load_known(conn, facts), facts)
        put_things(conn, tracking.things)
        changed += len(tracking.things)
    return changed


def measure(known: int, cities: int) -> float:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        migrate(url)
        db = open_database(url)
        with db.write() as conn:
            things = track({}, list(islice(project_facts(cities, 0), known))).things
            put_things(conn, things)
        new = list(islice(project_facts(cities, known - FACTS // 2), FACTS))
        with db.write() as conn:
            start = time.perf_counter()
            join(conn, new)
            seconds = time.perf_counter() - start
        db.close()
    print(f"{len(things):>7} known in {cities:>3} cities: {seconds:6.2f} s for {FACTS} facts")
    return seconds


if __name__ == "__main__":
    for known in (25_000, 50_000, 100_000):
        measure(known, cities=known // 300)
