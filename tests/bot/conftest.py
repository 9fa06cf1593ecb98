"""The whole Application over the in-process Bot API and a real database, and a newsroom."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.application import AnyApplication, build_application
from bot.botapi.people import Person
from bot.botapi.records import Message
from bot.botapi.request import BotApiRequest
from bot.botapi.server import BotApi
from bot.sender import Sender
from jobs.config import FetchSettings, Settings
from jobs.deliver import Delivered, deliver_due
from jobs.fetch import Fetcher
from jobs.lexicons import load_spelled_regions
from jobs.pace import Pace
from jobs.prepare_alerts import prepare_alerts
from jobs.prepare_digests import prepare_digests
from jobs.tracking import Known, touched_families, track
from storage.articles import add_articles, add_page
from storage.database import Database, open_database
from storage.events import append_events
from storage.facts import list_facts_by_id, replace_facts
from storage.printings import add_printing
from storage.records import ArticleText, Basis, Fact, Precision, Publication
from storage.regions import add_regions
from storage.sources import upload_source
from storage.things import list_things_of_families, put_things

NOW = datetime(2023, 4, 18, 1, 0, tzinfo=UTC)
"""18 April 2023, nine in the morning in Shanghai."""


class Clock:
    """Stands still until it is put on."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def put_on(self, **time: float) -> None:
        self.at += timedelta(**time)


class Newsroom:
    """Prints articles: their facts go into the database as the real jobs put them there."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._printed = 0

    def print(
        self,
        *facts: Fact,
        region: str,
        on: date | None = date(2023, 2, 6),
        title: str = "市里开会定下今年的事",
        url: str = "",
        origin: str | None = None,
        printed_page: str | None = None,
        text: str = "",
    ) -> None:
        self._printed += 1
        published = Publication(on=on, precision=Precision.DAY, basis=Basis.STATED)
        article = ArticleText(
            index=0,
            title=title,
            start=0,
            end=1000,
            published=published if on else Publication(),
            region=region,
        )
        with self._database.write() as conn:
            page = add_page(
                conn,
                source_id=upload_source(conn).id,
                url=url or f"https://news.example/{self._printed}.html",
                title=title,
                text=text or f"第{self._printed}页。",
                fetched_at=self._clock(),
            )
            (stored,) = add_articles(conn, page.id, [article], {})
            add_printing(
                conn,
                stored.id,
                source_id=page.source_id,
                url=page.url,
                title=title,
                origin=origin,
                printed_page=printed_page,
                fetched_at=self._clock(),
            )
            new = replace_facts(conn, stored.id, facts)
            things = list_things_of_families(conn, touched_families(new))
            known = {
                key: Known(thing, tuple(list_facts_by_id(conn, thing.fact_ids).values()))
                for key, thing in things.items()
            }
            tracking = track(known, new)
            put_things(conn, tracking.things)
            append_events(conn, tracking.events, self._clock())


class Chat:
    """Talks to the bot as one person; every line waits until the bot is done answering."""

    def __init__(self, api: BotApi, drain: Callable[[], Awaitable[None]], name: str) -> None:
        self.api = api
        self.person: Person = api.person(name)
        self._drain = drain

    async def say(self, text: str, *, reply_to: Message | None = None) -> str:
        """What the bot answers to a line, its messages joined by blank lines."""
        before = {message.id for message in self.person.messages}
        self.person.write(text, reply_to=reply_to)
        await self._drain()
        answers = [message for message in self.person.messages if message.id not in before]
        return "\n\n".join(message.text for message in answers)

    async def send(self, name: str, content: bytes) -> str:
        """What the bot answers to a file, its messages joined by blank lines."""
        before = {message.id for message in self.person.messages}
        self.person.send_document(name, content)
        await self._drain()
        answers = [message for message in self.person.messages if message.id not in before]
        return "\n\n".join(message.text for message in answers)

    async def tap(self, button: str | int, *, on: Message | None = None) -> str:
        """The word that popped up, or what stands now: in the message `on`, or in the last."""
        query = self.person.tap(button, on=on)
        assert not isinstance(query, str)
        await self._drain()
        assert query.answer is not None, "the button would spin on"
        return query.answer or (on or self.last).text

    async def press(self, data: str) -> str:
        """The word that pops up when a button with such data is tapped on the last message."""
        query = self.person.press(self.last, data)
        await self._drain()
        return query.answer or ""

    @property
    def last(self) -> Message:
        return self.person.messages[-1]

    @property
    def buttons(self) -> list[str]:
        """The texts of the last message's buttons."""
        return [button.text for button in self.last.buttons]


class Bot:
    """A running Application; `restart` builds it anew over the same database and chats."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self.database = database
        self.clock = clock
        self.settings = settings
        self.fetcher = Fetcher(settings.fetch)
        self.api = BotApi(clock)
        self.application = self._build()
        self._offset = 0

    def _build(self) -> AnyApplication:
        return build_application(
            token=self.api.token,
            database=self.database,
            clock=self.clock,
            settings=self.settings,
            fetcher=self.fetcher,
            request=BotApiRequest(self.api),
            get_updates_request=BotApiRequest(self.api),
        )

    async def restart(self) -> None:
        """Start anew, with what `settings` are by now."""
        await self.application.shutdown()
        self.application = self._build()
        await self.application.initialize()

    async def drain(self) -> None:
        """Handle all updates that wait."""
        bot = self.application.bot
        while updates := await bot.get_updates(offset=self._offset, timeout=0):
            for update in updates:
                await self.application.process_update(update)
                self._offset = update.update_id + 1

    async def deliver(self) -> Delivered:
        """Make the alerts and digests that are due, and send what waits, as the timetable does."""
        prepare_alerts(self.database, self.clock())
        prepare_digests(self.database, self.clock())

        async def pause(seconds: float) -> None:
            self.clock.put_on(seconds=seconds)

        return await deliver_due(
            self.database,
            Sender(self.application.bot),
            self.clock,
            pace=Pace(self.settings.delivery, self.clock, pause),
            lease=timedelta(minutes=1),
        )

    def chat(self, name: str) -> Chat:
        return Chat(self.api, self.drain, name)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture(scope="session")
def sqlite_file_with_places(
    migrated_sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("places") / "guatu.db"
    shutil.copy(migrated_sqlite_file, path)
    database = open_database(f"sqlite:///{path}")
    with database.write() as conn:
        add_regions(conn, load_spelled_regions())
    database.close()
    return path


@pytest.fixture
def bot_database(sqlite_file_with_places: Path, tmp_path: Path) -> Iterator[Database]:
    """A database that knows the places and has read nothing."""
    path = tmp_path / "places.db"
    shutil.copy(sqlite_file_with_places, path)
    database = open_database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def newsroom(bot_database: Database, clock: Clock) -> Newsroom:
    return Newsroom(bot_database, clock)


@pytest.fixture
async def bot(bot_database: Database, clock: Clock) -> AsyncIterator[Bot]:
    fetch = FetchSettings(allowed_hosts=("127.0.0.1",), seconds_between_on_host=0)
    bot = Bot(bot_database, clock, Settings(fetch=fetch))
    async with bot.fetcher:
        await bot.application.initialize()
        yield bot
        await bot.application.shutdown()


@pytest.fixture
def alice(bot: Bot) -> Chat:
    return bot.chat("Alice")


@pytest.fixture
def bob(bot: Bot) -> Chat:
    return bot.chat("Bob")
