"""How fast the bot answers when much was read: every command, from an update to the last answer.

    python bench/commands.py [--rounds 100] [--database FILE] [--facts 300000] ...

A database of invented news is made first, which takes some minutes; with --database it is kept in
that file, and found there the next time. On a copy of it people ask the bot everything that it
answers, about large places and small ones, through its real Application over the in-process Bot
API, one update at a time: PTB's work and the database's are in the times, the network and
Telegram's pace are not.

The table has a row for each command and for its pages: ▶ is the next one, ▶▶ one far behind, 出处
the source of the first thing of a list. Then come the buttons, a row for each kind (⌨), pressed
where it first comes up. Times count from the update to the last call of the Bot API, and the limit
with them, but for files: a picture, a table, a document, a calendar. Their limit counts to the
"first" call, by which Telegram shows that the bot is at work; "last" tells when the file was sent.
"cpu" is the processor's time of this whole process, which other work on the machine lengthens
little, and "lag" is how late the loop was at worst: so long any other update would have waited.

Ends with status 1 where a 99th percentile is over its limit.
"""

import argparse
import asyncio
import gc
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from rich.console import Console
from rich.progress import Progress
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bench.answer_times import Row, broken, table_of
from bench.archive import TODAY
from bench.archive_database import build
from bench.questions import BUTTON, QUESTIONS, Asked, Asker, kind_of
from bot.application import COMMANDS, build_application
from bot.botapi.people import Person, stable_id
from bot.botapi.records import Message
from bot.botapi.request import BotApiRequest
from bot.botapi.server import BotApi
from bot.rubbish import search_between_answers, search_seldom
from jobs.clock import fixed_clock
from jobs.config import Settings, TelegramSettings
from jobs.fetch import Fetcher
from jobs.texts.bot_zh import PAGE_ON
from storage.database import Database, migrate, open_database

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 1, tzinfo=UTC)
ADMIN = "Alice"
PEOPLE = 40
WARM_UP = 2
"""Rounds that are not counted: modules load their data when they first need it."""

FAR = "2000"
PULSE = 0.002
"""Seconds between two looks at how late the loop is."""


class Line(BotApiRequest):
    """The bot's line to the Bot API, with the instants at which its calls were over."""

    def __init__(self, api: BotApi) -> None:
        super().__init__(api)
        self.over: list[float] = []

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        try:
            return await super().do_request(*arguments, **named)
        finally:
            self.over.append(time.perf_counter())


class Pulse:
    """Looks again and again how late the loop is."""

    def __init__(self) -> None:
        self.worst = 0.0
        self._task = asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        while True:
            due = time.perf_counter() + PULSE
            await asyncio.sleep(PULSE)
            self.worst = max(self.worst, time.perf_counter() - due)

    def stop(self) -> None:
        self._task.cancel()


class Bench:
    """A running bot, and the people who ask it."""

    def __init__(self, db: Database) -> None:
        clock = fixed_clock(NOW)
        api = self._api = BotApi(clock)
        settings = Settings(telegram=TelegramSettings(admins=(stable_id(ADMIN),)))
        self.line = Line(api)
        self.application = build_application(
            token=api.token,
            database=db,
            clock=clock,
            settings=settings,
            fetcher=Fetcher(settings.fetch),
            request=self.line,
            get_updates_request=BotApiRequest(api),
        )
        self.people = [api.person(ADMIN), *(api.person(f"Reader {n}") for n in range(PEOPLE - 1))]
        self.rows: defaultdict[str, Row] = defaultdict(Row)
        self._pressed: set[str] = set()
        self._queries = 0
        self._offset = 0

    async def run(self, asker: Asker, rows: Sequence[str], rounds: int, advance: Callable) -> None:
        await self.application.initialize()
        pulse = Pulse()
        with self._counting():
            for number in range(WARM_UP + rounds):
                self._pressed.clear()
                # Admins' commands are asked by the admin, all others by everybody in turn.
                person = self.people[number % PEOPLE]
                for asked in asker.round(rows):
                    is_for_admins = asked.row in FOR_ADMINS
                    await self._ask(self.people[0] if is_for_admins else person, asked, pulse)
                    advance()
                self._sweep()
                if number < WARM_UP:
                    self.rows.clear()
                    # All is loaded now; `guatu run` does the same.
                    search_seldom()
        pulse.stop()
        await self.application.shutdown()

    async def _ask(self, person: Person, asked: Asked, pulse: Pulse) -> None:
        person.write(asked.text)
        await self._measure(asked.row, pulse)
        shown = person.messages[-1]
        for row, data in _presses(shown):
            person.press(shown, data)
            await self._measure(f"{asked.row} {row}", pulse)
        for data in [button.data for button in shown.buttons if button.data]:
            if kind_of(data) not in self._pressed:
                self._pressed.add(kind_of(data))
                person.press(shown, data)
                await self._measure(f"{BUTTON} {kind_of(data)}", pulse)

    async def _measure(self, name: str, pulse: Pulse) -> None:
        (update,) = await self.application.bot.get_updates(offset=self._offset, timeout=0)
        self._offset = update.update_id + 1
        # A beat that is over, so that the lag is this update's.
        await asyncio.sleep(PULSE)
        self._queries, pulse.worst = 0, 0.0
        self.line.over.clear()
        processor, began = time.process_time(), time.perf_counter()
        await self.application.process_update(update)
        spent = time.process_time() - processor
        if not self.line.over:
            raise AssertionError(f"no answer: {name}")
        await asyncio.sleep(0)
        # As `InTurn` does, through which updates come to `guatu run`.
        search_between_answers()
        row = self.rows[name]
        row.first.append(self.line.over[0] - began)
        row.last.append(self.line.over[-1] - began)
        row.processor.append(spent)
        row.queries.append(self._queries)
        row.calls.append(len(self.line.over))
        row.lag = max(row.lag, pulse.worst)

    def _sweep(self) -> None:
        """Forget what only a server in this process keeps, so that it lengthens no answer."""
        state = self._api.state
        state.ledger.clear()
        state.files.clear()
        state.queries.clear()
        for chat in state.chats.values():
            chat.messages.clear()
        gc.collect()

    @contextmanager
    def _counting(self):
        def count(*_: object) -> None:
            self._queries += 1

        event.listen(Engine, "before_cursor_execute", count)
        try:
            yield
        finally:
            event.remove(Engine, "before_cursor_execute", count)


FOR_ADMINS = {command.name for command in COMMANDS if command.for_admins}


def _presses(shown: Message) -> Iterable[tuple[str, str]]:
    """The buttons to press under an answer, with what they are called in the table."""
    by_text = {button.text: button.data for button in shown.buttons if button.data}
    onwards, first = by_text.get(PAGE_ON), by_text.get("1")
    if onwards:
        yield "▶", onwards
        command, code, *rest = onwards.split(":")
        if len(rest) == 1 and command != "search":
            yield "▶▶", f"{command}:{code}:{FAR}"
    if first and first.startswith("thing:"):
        yield "出处", first


def made(path: Path, options: argparse.Namespace, console: Console) -> Path:
    """The file of the database, made where it is not there."""
    if path.exists():
        return path
    with Progress(console=console) as progress:
        tasks: dict[str, Any] = {}

        def show(what: str, done: int, total: int) -> None:
            task = tasks.setdefault(what, progress.add_task(what, total=total))
            progress.update(task, completed=done)

        build(
            path,
            facts=options.facts,
            projects=options.projects,
            places=options.places,
            on_progress=show,
        )
    return path


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    about, _, epilog = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        description=about, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=100, help="how often each is asked (100)")
    parser.add_argument("--database", type=Path, help="keep the database in this file")
    parser.add_argument("--facts", type=int, default=300_000, help="facts to invent (300000)")
    parser.add_argument("--projects", type=int, default=30_000, help="projects (30000)")
    parser.add_argument("--places", type=int, default=3_000, help="places told of (3000)")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=QUESTIONS,
        metavar="ROW",
        help="ask only these rows of the table",
    )
    parser.add_argument("--cpu", action="store_true", help="judge by the processor's time")
    return parser.parse_args(arguments)


def main() -> int:
    options, console = parse(), Console(width=150)
    missing = {command.name for command in COMMANDS} - {row.split()[0] for row in QUESTIONS}
    if missing:
        console.print(f"nothing is asked of {', '.join(sorted(missing))}: add it to questions.py")
        return 1
    rows = tuple(options.only or QUESTIONS)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "asked.db"
        # People subscribe, report and correct: what is asked of one run must not be of the next.
        shutil.copyfile(made(options.database or Path(folder) / "made.db", options, console), path)
        migrate(f"sqlite:///{path}")
        db = open_database(f"sqlite:///{path}")
        bench, asker = Bench(db), Asker(db, seed=1)
        with Progress(console=console) as progress:
            task = progress.add_task("asking", total=len(rows) * (WARM_UP + options.rounds))
            asking = bench.run(asker, rows, options.rounds, lambda: progress.advance(task))
            asyncio.run(asking)
        db.close()
    console.print(table_of(bench.rows, by_processor=options.cpu))
    over = [n for n, row in bench.rows.items() if broken(n, row, by_processor=options.cpu)]
    console.print(f"over their limits: {', '.join(over)}" if over else "all within their limits")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
