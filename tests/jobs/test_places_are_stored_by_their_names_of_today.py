from datetime import UTC, date, datetime

from jobs.extraction.extract import Extractor
from jobs.ingest import ingest_page
from jobs.reextract import reextract
from storage.articles import list_articles
from storage.database import Database
from storage.facts import list_facts
from storage.records import Basis, Precision, Publication
from storage.sources import upload_source

NOW = datetime(2024, 3, 1, tzinfo=UTC)
PRINTED = Publication(on=date(2014, 3, 1), precision=Precision.DAY, basis=Basis.GIVEN)
PAGE = "靖西县修渠\n\n靖西县今年修渠，靖西的渠老了。2013年，靖西县地区生产总值增长8%。\n"
TODAY = "广西壮族自治区/百色市/靖西市"


def stored(db: Database) -> set[str]:
    with db.read() as conn:
        articles = list_articles(conn, "", 10)
        return {each.region for each in articles} | {each.fact.region for each in list_facts(conn)}


def test_a_page_of_an_old_county_is_kept_under_todays_city(
    db: Database, extractor: Extractor
) -> None:
    with db.write() as conn:
        source = upload_source(conn)

    ingest_page(
        db,
        extractor,
        source=source,
        url="靖西.txt",
        text=PAGE,
        title=None,
        published=PRINTED,
        now=NOW,
    )
    assert stored(db) == {TODAY}

    reextract(db, extractor, now=NOW)
    assert stored(db) == {TODAY}
