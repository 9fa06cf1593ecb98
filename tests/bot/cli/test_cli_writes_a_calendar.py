from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from bot.cli.app import run_command


@pytest.fixture(autouse=True)
def _read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUATU_DATABASE_URL", "sqlite:///guatu.db")
    text = "滨州经济\n\n滨州市今年主要目标：地区生产总值增长7%。\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    run_command(["ingest", "a.txt", "--published", "2023-02-06", "--now", "2023-02-06"])


def test_the_file_has_the_promised_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["calendar", "滨州", "-o", "a.ics", "--now", "2023-03-01"]) == 0
    (event,) = Calendar.from_ical(Path("a.ics").read_bytes()).walk("VEVENT")
    assert event["DTSTART"].dt == date(2023, 12, 31)
    assert "1 dates to come of 山东省/滨州市" in capsys.readouterr().err


def test_it_may_be_of_some_days(capsys: pytest.CaptureFixture[str]) -> None:
    for days, events in (("下半年", 1), ("2024", 0)):
        words = ["calendar", "滨州", "-o", "a.ics", "--days", days, "--now", "2023-03-01"]
        assert run_command(words) == 0
        assert len(Calendar.from_ical(Path("a.ics").read_bytes()).walk("VEVENT")) == events
    assert "0 dates to come of 山东省/滨州市, 2024年" in capsys.readouterr().err


def test_the_same_place_and_time_are_the_same_bytes() -> None:
    for name in ("a.ics", "b.ics"):
        run_command(["calendar", "滨州", "-o", name, "--now", "2023-03-01"])
    assert Path("a.ics").read_bytes() == Path("b.ics").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["滨州", "-o", "a.txt"], "ends in .ics"),
        (["滨州", "-o", "nowhere/a.ics"], "No such file or directory"),
        (["无此地"], "no such place"),
    ],
)
def test_what_is_wrong_is_one_line(capsys: pytest.CaptureFixture[str], words, said) -> None:
    capsys.readouterr()
    assert run_command(["calendar", *words]) == 1
    assert said in capsys.readouterr().err
