import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.cli.app import run_command


@pytest.fixture(autouse=True)
def _read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUATU_DATABASE_URL", "sqlite:///guatu.db")
    text = "滨州经济\n\n滨州市今年主要目标：地区生产总值增长7%。\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    run_command(["ingest", "a.txt", "--published", "2023-02-06", "--now", "2023-02-06"])


def test_a_workbook_has_the_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["export", "滨州", "-o", "a.xlsx", "--now", "2023-03-01"]) == 0
    rows = list(load_workbook("a.xlsx")["目标"].iter_rows(values_only=True))
    assert rows[1][3:6] == ("地区生产总值", "增速", 7)
    assert "a.xlsx has 1 rows of 山东省/滨州市" in capsys.readouterr().err


def test_csv_has_the_sentence() -> None:
    assert run_command(["export", "滨州", "-o", "a.csv", "--now", "2023-03-01"]) == 0
    text = Path("a.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["原句"] == "滨州市今年主要目标：地区生产总值增长7%。"


def test_what_was_printed_later_is_left_out() -> None:
    assert run_command(["export", "滨州", "-o", "a.csv", "--now", "2023-01-01"]) == 0
    assert len(Path("a.csv").read_text(encoding="utf-8-sig").splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["滨州", "-o", "a.pdf"], "ends in .xlsx or .csv"),
        (["滨州", "-o", "a.xlsx", "--places"], "--places is a CSV"),
        (["滨州", "-o", "nowhere/a.csv"], "No such file or directory"),
        (["无此地"], "no such place"),
    ],
)
def test_what_is_wrong_is_one_line(capsys: pytest.CaptureFixture[str], words, said) -> None:
    capsys.readouterr()
    assert run_command(["export", *words]) == 1
    assert said in capsys.readouterr().err
