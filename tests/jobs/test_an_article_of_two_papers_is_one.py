from datetime import UTC, date, datetime

import pytest

from jobs.extraction.extract import Extractor
from jobs.ingest import Ingested, ingest_page
from jobs.reextract import reextract
from storage.articles import count_articles
from storage.database import Database
from storage.events import list_events
from storage.facts import list_facts
from storage.printings import list_printings
from storage.records import Basis, Precision, Publication, Source, SourceKind
from storage.sketches import replace_sketch
from storage.sources import add_source

CITY = "山东省/滨州市"
NOW = datetime(2023, 2, 7, 1, tzinfo=UTC)
GIVEN = Publication(on=date(2023, 2, 6), precision=Precision.DAY, basis=Basis.GIVEN)
HEAD = "滨州定下全年目标"
BODY = (
    "2月6日，滨州市召开会议，部署全年经济工作。今年，滨州市地区生产总值增长7%左右，"
    "一般公共预算收入增长6%，固定资产投资增长10%以上。\n"
    "会议要求，各县区要对照清单抓落实，把每一项任务分解到月、落实到人，一季度就要开好局、起好步。\n"
)
TAIL = "今年，滨州市进出口总额增长5%，新引进企业120家，规模以上工业增加值增长8.5%。\n"
TEXT = f"{HEAD}\n\n{BODY}{TAIL}"


@pytest.fixture
def papers(db: Database) -> list[Source]:
    with db.write() as conn:
        return [
            add_source(conn, name=name, kind=SourceKind.FEED, url=f"feed:{name}", region=CITY)
            for name in ("日报", "晚报", "早报")
        ]


def ingest(db: Database, extractor: Extractor, source: Source, text: str) -> Ingested:
    return ingest_page(
        db,
        extractor,
        source=source,
        url=f"https://{source.name}.example/1.html",
        text=text,
        title=None,
        published=GIVEN,
        now=NOW,
        origin="市政府网站",
    )


def count(db: Database) -> tuple[int, int, int]:
    """Articles, facts and events."""
    with db.read() as conn:
        events = list_events(conn, "", after_id=0, upto_id=10**9)
        return count_articles(conn, ""), len(list_facts(conn)), len(events)


COPIES = {
    "word for word": TEXT,
    "another headline": f"定了！2023年滨州这样干\n\n{BODY}{TAIL}",
    "cut": f"{HEAD}\n\n{BODY}",
    "reprinted": TEXT.replace("部署", "研究") + "\n（编辑：某某）",
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_a_copy_adds_a_printing_and_nothing_else(
    db: Database, extractor: Extractor, papers: list[Source], copy: str
) -> None:
    first = ingest(db, extractor, papers[0], TEXT)
    before = count(db)
    assert (first.articles, first.known) == (1, False)
    assert first.facts >= 6
    for paper in papers[1:]:
        assert ingest(db, extractor, paper, copy) == Ingested(known=True)
    assert count(db) == before
    with db.read() as conn:
        [printings] = list_printings(conn, [1]).values()
    assert [each.source_name for each in printings] == ["日报", "早报", "晚报"]
    assert {each.origin for each in printings} == {"市政府网站"}


def test_the_whole_after_a_cut_copy_tells_only_what_is_new(
    db: Database, extractor: Extractor, papers: list[Source]
) -> None:
    ingest(db, extractor, papers[0], f"{HEAD}\n\n{BODY}")
    _, _, told = count(db)
    whole = ingest(db, extractor, papers[1], TEXT)
    assert not whole.known
    with db.read() as conn:
        events = list_events(conn, "", after_id=0, upto_id=10**9)
        assert len({event.thing_key for event in events}) == len(events)
        assert len(list_printings(conn, [1])[1]) == 2
    assert whole.events == len(events) - told > 0


def test_another_years_targets_in_the_same_words_are_news(
    db: Database, extractor: Extractor, papers: list[Source]
) -> None:
    ingest(db, extractor, papers[0], TEXT)
    other = TEXT.replace("7%", "6.5%").replace("10%", "9%").replace("120", "150")
    assert not ingest(db, extractor, papers[1], other).known


def test_of_a_page_with_an_old_and_a_new_article_the_new_one_is_taken_in(
    db: Database, extractor: Extractor, papers: list[Source]
) -> None:
    ingest(db, extractor, papers[0], TEXT)
    new = "博兴一批项目开工\n\n本报讯 2月6日，博兴县18个重点项目集中开工，总投资86亿元。\n"
    page = f"# {HEAD}\n\n{BODY}{TAIL}\n\n# {new}"
    both = ingest(db, extractor, papers[1], page)
    assert (both.known, both.articles) == (False, 1)
    with db.read() as conn:
        assert len(list_printings(conn, [1])[1]) == 2
        [fresh] = list_facts(conn, article_id=2)[:1]
        assert page[fresh.fact.start : fresh.fact.end] == fresh.fact.quote


def test_reading_anew_makes_the_sketches_of_articles_that_had_none(
    db: Database, extractor: Extractor, papers: list[Source]
) -> None:
    ingest(db, extractor, papers[0], TEXT)
    with db.write() as conn:
        replace_sketch(conn, 1, [])
    reextract(db, extractor, now=NOW)
    assert ingest(db, extractor, papers[1], COPIES["another headline"]).known
