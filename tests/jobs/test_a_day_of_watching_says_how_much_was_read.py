from datetime import UTC, date, datetime, timedelta

from jobs.extraction.extract import Extractor
from jobs.ingest import ingest_page
from jobs.watch import watch
from storage.database import Database
from storage.events import last_event_id, list_events
from storage.records import Basis, Event, EventKind, Precision, Publication, SourceKind
from storage.sources import add_source, mark_source_polled

CITY = "山东省/滨州市"
PRINTED = date(2023, 2, 6)


def _ingest(db: Database, extractor: Extractor, text: str, on: date) -> None:
    now = datetime(on.year, on.month, on.day, 4, tzinfo=UTC)
    with db.write() as conn:
        source = add_source(
            conn, name="鲁北晚报", kind=SourceKind.FEED, url=f"https://x.example/{on}", region=CITY
        )
        mark_source_polled(conn, source.id, now=now, new_items=1)
    ingest_page(
        db,
        extractor,
        source=source,
        url=f"https://x.example/{on}/1",
        text=text,
        title=None,
        published=Publication(on=on, precision=Precision.DAY, basis=Basis.GIVEN),
        now=now,
    )


def _told(db: Database, kind: EventKind) -> list[Event]:
    with db.read() as conn:
        events = list_events(conn, "", after_id=None, upto_id=last_event_id(conn))
    return [event for event in events if event.kind is kind]


def test_a_passed_date_comes_with_the_articles_read_since(
    db: Database, extractor: Extractor
) -> None:
    _ingest(db, extractor, "水厂开工\n\n滨州东湖水厂项目计划6月底建成投产。\n", PRINTED)
    _ingest(db, extractor, "灯会\n\n滨州举办灯会，游人如织。\n", date(2023, 5, 1))
    _ingest(db, extractor, "桃花节\n\n滨州举办桃花节，花开满园。\n", date(2023, 6, 1))
    assert watch(db, datetime(2023, 7, 1, 1, tzinfo=UTC)) > 0
    (event,) = _told(db, EventKind.PASSED)
    assert event.detail == {"due_on": "2023-06-30", "articles": 2, "read_on": "2023-06-01"}
    assert watch(db, datetime(2023, 7, 1, 9, tzinfo=UTC)) == 0


def test_a_source_without_a_new_article_is_told_once(db: Database, extractor: Extractor) -> None:
    _ingest(db, extractor, "灯会\n\n滨州举办灯会，游人如织。\n", PRINTED)
    days = [PRINTED + timedelta(days=number) for number in range(20)]
    for day in days:
        watch(db, datetime(day.year, day.month, day.day, 1, tzinfo=UTC))
    (event,) = _told(db, EventKind.SOURCE_SILENT)
    assert event.region == CITY
    assert event.detail == {"name": "鲁北晚报", "since": "2023-02-06", "read_on": "2023-02-06"}
    assert event.happened_on == date(2023, 2, 20)


def test_only_what_prints_by_itself_is_silent_and_only_beyond_its_usual_gap(db: Database) -> None:
    printed = datetime(2023, 1, 1, 4, tzinfo=UTC)
    with db.write() as conn:
        for kind in (SourceKind.PAGE, SourceKind.FOLDER, SourceKind.LIST):
            source = add_source(conn, name=kind, kind=kind, url=f"https://{kind}/", region=CITY)
            for month in range(3):
                at = printed + timedelta(days=30 * month)
                mark_source_polled(conn, source.id, now=at, new_items=1)
    watch(db, printed + timedelta(days=60 + 89))
    assert _told(db, EventKind.SOURCE_SILENT) == []
    watch(db, printed + timedelta(days=60 + 90))
    assert [event.detail["name"] for event in _told(db, EventKind.SOURCE_SILENT)] == ["list"]
