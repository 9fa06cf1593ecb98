"""The plans of all that is asked of the database by answering, preparing and delivering.

SQLite plans by indexes alone where nobody has counted its tables, and nobody does (a test holds
that), so a plan here is the plan on a database of any size.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.application import COMMANDS
from jobs.watch import watch
from storage.deliveries import lease_deliveries
from storage.marks import expire_leases, mark_delivery
from storage.records import Gone, SourceKind, TryAgain, Uncertain
from storage.sources import add_source
from tests.bot.admins import make_admin
from tests.bot.said import (
    BEIHAI_ZONE,
    BINZHOU,
    CHIPING,
    LIAOCHENG,
    campaign,
    milestone,
    project,
    result,
    target,
)

SMALL = {
    "sources": "people add them one by one; a country has some thousand newspapers",
    "processes": "a row for each running process; those that are gone for a day are taken away",
    "leases": "a row for each thing that only one process does",
    "subscriptions": "/status alone counts them all: a row for each follower of a place",
    "alembic_version": "one row",
    "sqlite_master": "a row for each table and index",
}
"""What may be read whole, and why it stays small enough."""

COUNTED = "SELECT deliveries.state, count(*) AS total \nFROM deliveries GROUP BY deliveries.state"
"""The one count of a table that grows: /status and /metrics tell how much was ever sent. It reads
an index alone, of a million deliveries in some 25 ms, and only admins ask for it."""

LINES = (
    "/start",
    "/start r-371600",
    "/start f-1",
    "/help",
    "/places 滨州",
    "/places",
    "/region 滨州",
    "/region",
    "/targets 滨州",
    "/results 滨州",
    "/projects 滨州",
    "/project 港区码头",
    "/project 滨州 码头",
    "/project 码头",
    "/project",
    "/due 滨州",
    "/passed 滨州",
    "/milestones 滨州",
    "/campaigns 滨州",
    "/pipeline 滨州",
    "/compare 滨州 聊城",
    "/compare",
    "/rank 进出口总额 滨州",
    "/rank 滨州",
    "/industry 新能源 滨州",
    "/industry 新能源",
    "/industry",
    "/search 进出口",
    "/search",
    "/wall 滨州",
    "/wall 滨州 2023",
    "/calendar 滨州 上半年",
    "/passed 滨州 上半年",
    "/export 滨州",
    "/report 滨州 2023年2月",
    "/calendar 滨州",
    "/digest 滨州",
    "/digest 滨州 本周",
    "/digest 滨州 上月",
    "/digest 滨州 2023年",
    "滨州 二月 项目",
    "滨州 六月 日期",
    "/export",
    "/source 1",
    "/wrong 1 数字不对",
    "/read",
    "/subscribe 滨州 每天 8:30",
    "/subscribe 聊城 每周一 8:30",
    "/subscriptions",
    "/digest",
    "/watch 港区码头",
    "/watch 进出口",
    "/watch",
    "/watches",
    "/unwatch 进出口",
    "/missed",
    "/why",
    "/settings",
    "/settings 免打扰 22:00-7:30",
    "/settings 时区 Asia/Tokyo",
    "/settings 只要 码头",
    "/feedback 很好用",
    "/privacy",
    "/status",
    "/sources",
    "/review",
    "滨州",
    "北海",
    "滨州 目标",
    "聊城本周",
    "滨洲",
    "今天天气不错",
    "/unsubscribe 滨州",
)
LAST_LINE = "/forget"
"""Its buttons end the chat's settings, and so all that is asked of them."""

QUESTION = re.compile(r"\s*(?:SELECT|UPDATE|DELETE|INSERT|WITH)\b", re.IGNORECASE)
SCAN = re.compile(r"SCAN (?P<table>\w+)")


@pytest.fixture
def asked(bot_database) -> Iterator[dict[str, object]]:
    """Every statement that reaches the database, with values that it was given."""
    statements: dict[str, object] = {}

    def note(_conn, _cursor, statement, parameters, _context, many) -> None:
        if QUESTION.match(statement):
            statements.setdefault(statement, parameters[0] if many else parameters)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


@pytest.fixture
def news(bot_database, newsroom) -> None:
    """Something of every kind, so that no answer ends early."""
    for region in (BINZHOU, LIAOCHENG):
        for day in (date(2023, 2, 6), date(2023, 4, 17)):
            newsroom.print(
                campaign(region, "项目突破年"),
                *(target(region, f"{name}总额", 8) for name in ("进出口", "零售", "投资", "用电")),
                *(target(region, f"{name}收入", 8) for name in ("税务", "预算", "居民", "农民")),
                *(target(region, "进出口总额", 5, holder=f"{n}号公司") for n in range(3)),
                *(result(region, f"{name}总额", 6) for name in ("进出口", "零售", "投资", "用电")),
                *(replace(project(region, f"{n}号电站"), industry="新能源") for n in range(8)),
                project(region, "港区码头", investment=3.6e9, owner="港务公司"),
                *(milestone(region, "港区码头", f"{n}期完工", day) for n in range(5)),
                *(milestone(region, "港区码头", f"{n}期投产", date(2023, 6, 1)) for n in range(9)),
                region=region,
                on=day,
                text=f"{region}在{day}说，力争进出口总额增长8%以上。" * 60,
            )
    for region in (BEIHAI_ZONE, CHIPING):
        newsroom.print(result(region, "进出口总额", 6), project(region, "冷库"), region=region)
    with bot_database.write() as conn:
        for number in range(12):
            url = f"https://paper{number}.example/"
            add_source(conn, name="日报", kind=SourceKind.LIST, url=url, region=BINZHOU)


def whole_reads(bot_database, asked) -> list[str]:
    """What is read whole: the table, with the statement."""
    with bot_database.read() as conn:
        cursor = conn.connection.cursor()
        return [
            f"{table}: {statement}"
            for statement, parameters in asked.copy().items()
            if statement != COUNTED
            for row in cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
            if (table := read_whole(row[3])) not in {None, *SMALL}
        ]


def read_whole(plan: str) -> str | None:
    """The table that a step of a plan reads from one end to the other.

    SQLite also calls it a scan to go through a full text's own index, and through rows that the
    statement itself has found within or was given.
    """
    step = SCAN.match(plan)
    if step is None or "VIRTUAL TABLE INDEX" in plan or step["table"] in {"CONSTANT", "json_each"}:
        return None
    return None if step["table"].startswith("anon_") else step["table"]


def shape(data: str) -> str:
    """What kind of button it is: numbers and places differ, what is asked does not."""
    return re.sub(r"[0-9]+", "0", data)


async def press_all(bot, chat, pressed: set[str]) -> None:
    """Press each kind of button that the last message has, and those that come up by it."""
    waiting = [(chat.last, button) for button in chat.last.buttons]
    while waiting:
        message, button = waiting.pop()
        if not button.data or shape(button.data) in pressed:
            continue
        pressed.add(shape(button.data))
        chat.person.press(message, button.data)
        await bot.drain()
        waiting += [(chat.last, each) for each in chat.last.buttons]


async def test_answers_go_by_indexes(alice, bot, bot_database, news, asked, caplog):
    await make_admin(bot, alice)
    asked.clear()
    pressed: set[str] = set()
    for line in (*LINES, LAST_LINE):
        await alice.say(line)
        await press_all(bot, alice, pressed)
    used = {line.split()[0][1:] for line in (*LINES, LAST_LINE) if line.startswith("/")}
    assert {command.name for command in COMMANDS} - used == set()
    assert len(pressed) > 60
    assert [each.getMessage() for each in caplog.records if each.name == "bot.mishaps"] == []
    assert len(asked) > 100
    assert whole_reads(bot_database, asked) == []


async def test_preparing_and_delivering_go_by_indexes(alice, bob, bot, bot_database, news, asked):
    for chat in (alice, bob):
        await chat.say("/subscribe 滨州 每天 8:30")
        await chat.say("/subscribe 聊城 每周一 8:30")
        await chat.say("/watch 港区码头")
        await chat.say("/watch 进出口")
    asked.clear()
    outcomes = iter(
        [Uncertain("ReadTimeout"), TryAgain("429", 9), TryAgain("502"), Gone("blocked")]
    )
    for _ in range(8):
        bot.clock.put_on(days=1)
        now = bot.clock()
        watch(bot_database, now)
        await bot.deliver()
        bot.clock.put_on(hours=1)
        now = bot.clock()
        with bot_database.write() as conn:
            for delivery in lease_deliveries(conn, now=now, lease=timedelta(hours=1), limit=1):
                if (outcome := next(outcomes, None)) is not None:
                    mark_delivery(conn, delivery.id, outcome, now=now)
            expire_leases(conn, now + timedelta(hours=2))
    assert len(asked) > 30
    assert whole_reads(bot_database, asked) == []


def test_nobody_counts_the_tables(bot_database, news):
    with bot_database.read() as conn:
        names = conn.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert "things" in names
    assert [name for name in names if name.startswith("sqlite_stat")] == []


def test_a_table_that_grows_is_called_read_whole(bot_database):
    asked = {"SELECT * FROM facts WHERE confidence > ?": (0.5,)}
    assert whole_reads(bot_database, asked) == ["facts: SELECT * FROM facts WHERE confidence > ?"]
    counted = {"SELECT count(*) FROM things": ()}
    assert whole_reads(bot_database, counted) == ["things: SELECT count(*) FROM things"]
    assert whole_reads(bot_database, {"SELECT * FROM sources": ()}) == []
