"""`guatu backfill` on a terminal: its bar grows, Ctrl-C ends it, the next call does the rest."""

import os
import pty
import re
import signal
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.cli.databases import bring_up_to_date
from storage.articles import count_articles
from storage.database import Database, open_database
from storage.records import SourceKind
from storage.sources import add_source
from tests.bot.cli.processes import PROGRAM
from tests.jobs.site import Printed, Site

CONFIG = """
[fetch]
allowed_hosts = ["127.0.0.1"]
seconds_between_on_host = 0.0
"""
HEARS_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
"""Who runs the tests in the background of a script has them, and all that they start, ignore it."""
DAYS = 8
FIRST = date(2023, 1, 1)
LAST = FIRST + timedelta(days=DAYS - 1)


def print_editions(site: Site) -> list[str]:
    """An article on each day; their paths."""
    paths = []
    for number in range(DAYS):
        root = f"/html/{FIRST + timedelta(days=number):%Y-%m/%d}"
        path = f"{root}/content_{number}.htm"
        things = "港桥路渠站厂园馆仓库塔坝闸泵井网"[number : number + 8]
        words = "，".join(f"{thing}类工程{number}{at}处" for at, thing in enumerate(things))
        site.article(path, f"第{number}号码头项目开工", f"第{number}号码头今年开工。{words}。")
        site.pages[path].delay_seconds = 0.2
        site.pages[f"{root}/node_1.htm"] = Printed(f'<a href="{path}">新闻</a>'.encode())
        paths.append(path)
    return paths


@pytest.fixture
def db(folder: Path, site: Site) -> Database:
    (folder / "guatu.toml").write_text(CONFIG, encoding="utf-8")
    bring_up_to_date(f"sqlite:///{folder}/guatu.db")
    db = open_database(f"sqlite:///{folder}/guatu.db")
    with db.write() as conn:
        url = f"{site.address}/html/{FIRST:%Y-%m/%d}/node_1.htm"
        add_source(conn, name="日报", kind=SourceKind.EPAPER, url=url)
    return db


def stored(db: Database) -> int:
    with db.read() as conn:
        return count_articles(conn, "")


def backfill(folder: Path, *, cut_short_after: int | None = None) -> tuple[int, str, str]:
    """Run the command on a terminal; its exit status, what it printed, what the terminal showed."""
    ours, its = pty.openpty()
    words = ["backfill", "1", "--since", f"{FIRST}", "--until", f"{LAST}", "--now", "2023-02-07"]
    environ = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(
        [sys.executable, "-c", HEARS_CTRL_C + PROGRAM, *words],
        cwd=folder, env=environ, stdout=subprocess.PIPE, stderr=its, text=True,
    )  # fmt: skip
    os.close(its)
    shown = ""
    while piece := _read(ours):
        shown += piece
        if cut_short_after is not None and f"{cut_short_after} new articles" in shown:
            process.send_signal(signal.SIGINT)
            cut_short_after = None
    os.close(ours)
    printed, _ = process.communicate(timeout=30)
    return process.returncode, printed, shown


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 4096).decode("utf-8", "replace")
    except OSError:  # Linux's word for the end of a terminal.
        return ""


def test_it_is_cut_short_and_goes_on(folder: Path, db: Database, site: Site) -> None:
    paths = print_editions(site)
    status, _, shown = backfill(folder, cut_short_after=2)
    assert status != 0
    assert "Traceback" not in shown
    assert 2 <= stored(db) < DAYS
    status, _, shown = backfill(folder)
    assert status == 0
    assert stored(db) == DAYS
    assert re.search(rf"日报.*{DAYS}/{DAYS}.*days", shown)
    asked = Counter(path for path in site.asked if path in paths)
    assert set(asked) == set(paths)
    # One may have been on its way when it was cut short.
    assert asked.total() <= DAYS + 1
    before = stored(db)
    assert backfill(folder)[:2] == (0, "0 new articles with 0 facts, as history.\n")
    assert stored(db) == before
    db.close()
