"""A newspaper's page, its lines broken after twenty characters, inside words and figures."""

import csv
import io
from datetime import date
from textwrap import wrap

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from storage.facts import list_facts
from storage.records import Target
from tests.bot.said import BINZHOU
from tests.builders import a_target

HEADING = "港区今年要做的事"
SENTENCE = (
    "今年，港区计划新开工码头三座、疏浚航道两条，货物吞吐量力争达到1.2亿吨以上，"
    "进出口总额增长15%以上，由港务集团承建的堆场年内投用。"
)
PARAGRAPH = f"会议由港务集团主持。{SENTENCE}各有关单位要把日子往前赶，把责任落到人头上。"
PAGE = f"{HEADING}\n\n" + "\n".join(wrap(f"　　{PARAGRAPH}", 20, drop_whitespace=False))


@pytest.fixture
def wrapped(newsroom, bot_database) -> Target:
    """A target whose quote is broken by a line's end inside its figure."""
    start = PAGE.index("进出口总")
    end = PAGE.index("以上", start) + len("以上")
    fact = a_target(
        region=BINZHOU,
        indicator="进出口总额",
        value=15.0,
        quote=PAGE[start:end],
        start=start,
        end=end,
        period_start=date(2023, 1, 1),
        period_end=date(2023, 12, 31),
    )
    newsroom.print(fact, region=BINZHOU, text=PAGE, title=HEADING)
    with bot_database.read() as conn:
        (stored,) = list_facts(conn)
    assert "\n" in stored.fact.quote, "the stored quote is as it stands on the page"
    assert PAGE[stored.fact.start : stored.fact.end] == stored.fact.quote
    return fact


async def test_the_citation_is_the_sentence_in_one_line(alice, wrapped):
    await alice.say("/source 1")
    assert "进出口总额增长15%以上" in alice.last.text
    await alice.tap("📋 引用")
    assert f"“{SENTENCE}”" in alice.last.text


async def test_so_is_the_sentence_in_a_csv(alice, wrapped):
    await alice.say("/export 滨州 csv")
    rows = list(csv.DictReader(io.StringIO(alice.last.file.content.decode("utf-8-sig"))))
    assert [row["原句"] for row in rows] == [SENTENCE]


async def test_so_is_it_in_a_workbook_and_in_that_of_a_list(alice, wrapped):
    for line in ("/export 滨州", "/export 滨州 目标"):
        await alice.say(line)
        sheet = load_workbook(io.BytesIO(alice.last.file.content)).worksheets[0]
        header, row = list(sheet.iter_rows(values_only=True))[:2]
        assert row[header.index("原句")] == SENTENCE, line


async def test_so_is_it_in_a_calendar(alice, wrapped):
    await alice.say("/calendar 滨州")
    (event,) = Calendar.from_ical(alice.last.file.content).walk("VEVENT")
    assert f"原句：{SENTENCE}\n" in event["DESCRIPTION"]


async def test_so_is_it_where_words_are_looked_for(alice, wrapped):
    assert "".join(SENTENCE.split()) in "".join((await alice.say("/search 堆场")).split())
    await alice.tap("📗 表格")
    sheet = load_workbook(io.BytesIO(alice.last.file.content)).worksheets[0]
    header, row = list(sheet.iter_rows(values_only=True))[:2]
    assert row[header.index("原句")] == SENTENCE


async def test_a_sentence_longer_than_what_is_read_around_it_is_seen_to_go_on(alice, newsroom):
    before, after = "港区、" * 300, "、码头" * 300
    text = f"{before}进出口总额增长15%以上{after}。"
    start = text.index("进出口")
    fact = a_target(
        region=BINZHOU,
        quote="进出口总额增长15%以上",
        start=start,
        end=start + len("进出口总额增长15%以上"),
    )
    newsroom.print(fact, region=BINZHOU, text=text)
    await alice.say("/export 滨州 csv")
    (row,) = csv.DictReader(io.StringIO(alice.last.file.content.decode("utf-8-sig")))
    assert row["原句"].startswith("…港区")
    assert row["原句"].endswith("码头…")
    assert "进出口总额增长15%以上" in row["原句"]
