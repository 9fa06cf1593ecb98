from jobs.config import SourceSettings
from jobs.sources.configured import take_over_sources
from storage.database import Database
from storage.records import SourceKind
from storage.sources import list_sources

PAPER = SourceSettings(name="报", kind="feed", url="https://a.example/rss", region="山东省")


def test_a_source_is_added_once(database: Database) -> None:
    assert take_over_sources(database, [PAPER]) == 1
    assert take_over_sources(database, [PAPER]) == 0
    with database.read() as conn:
        (source,) = list_sources(conn)
    assert (source.name, source.kind, source.region) == ("报", SourceKind.FEED, "山东省")


def test_what_was_changed_in_the_config_is_changed(database: Database) -> None:
    take_over_sources(database, [PAPER])
    changed = SourceSettings(
        name="网", kind="list", url=PAPER.url, link_selector="li a", poll_minutes=5
    )
    take_over_sources(database, [changed])
    with database.read() as conn:
        (source,) = list_sources(conn)
    assert (source.name, source.kind, source.region) == ("网", SourceKind.LIST, "")
    assert (source.link_selector, source.poll_minutes) == ("li a", 5)


def test_a_source_listed_no_more_stays(database: Database) -> None:
    take_over_sources(database, [PAPER])
    take_over_sources(database, [])
    with database.read() as conn:
        assert len(list_sources(conn)) == 1
