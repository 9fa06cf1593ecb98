from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobs.config import FetchSettings
from jobs.extraction.extract import Extractor
from jobs.extraction.places.gazetteer import Gazetteer
from jobs.fetch import Fetcher
from jobs.lexicons import load_extractor, load_regions
from storage.database import Database, migrate, open_database
from storage.regions import add_regions
from tests.fakes import TurnedClock
from tests.jobs.site import Site


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock(datetime(2023, 2, 7, 1, tzinfo=UTC))


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_regions())


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return load_extractor()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path}/guatu.db"
    migrate(url)
    database = open_database(url)
    with database.write() as conn:
        add_regions(conn, [region for region in load_regions() if "山东省" in region.path])
    yield database
    database.close()


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    settings = FetchSettings(
        allowed_hosts=("127.0.0.1",),
        ignore_robots_of=("127.0.0.1",),
        seconds_between_on_host=0,
        timeout_seconds=2,
        max_page_mb=0.2,
        max_redirects=3,
    )
    async with Fetcher(settings) as open_fetcher:
        yield open_fetcher
