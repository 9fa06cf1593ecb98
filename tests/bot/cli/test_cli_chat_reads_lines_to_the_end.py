"""`guatu chat` as a process of its own, with its input from a pipe."""

import subprocess
import sys
from pathlib import Path

from bot.cli.app import run_command

TEXT = "今年，滨州市的目标是地区生产总值增长7%，固定资产投资增长10%以上。市里要求把任务落实到人。\n"


def chat(lines: str, *words: str) -> subprocess.CompletedProcess[str]:
    program = "from bot.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, "chat", "--now", "2023-02-10", *words],
        input=lines,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_was_ingested_is_answered(folder: Path) -> None:
    Path("page.txt").write_text(TEXT, encoding="utf-8")
    run_command(["ingest", "page.txt", "--now", "2023-02-10"])
    done = chat("/start\n/targets 滨州\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "› /targets 滨州" in done.stdout
    assert "7%" in done.stdout


def test_an_empty_folder_gets_a_new_database_and_each_name_is_somebody_else(folder: Path) -> None:
    alice = chat("/subscribe 滨州 每天 21:45\n/subscriptions\n")
    assert alice.returncode == 0
    assert alice.stderr == "guatu: made a new database, sqlite:///guatu.db\n"
    bob = chat("/subscriptions\n", "--as", "Bob")
    again = chat("/subscriptions\n")
    assert (bob.returncode, bob.stderr) == (0, "")
    assert "21:45" in again.stdout
    assert "21:45" not in bob.stdout
