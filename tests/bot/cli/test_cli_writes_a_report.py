from pathlib import Path

import docx
import pytest

from bot.cli.app import run_command


@pytest.fixture(autouse=True)
def _read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUATU_DATABASE_URL", "sqlite:///guatu.db")
    text = "滨州经济\n\n滨州市今年主要目标：地区生产总值增长7%。\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    run_command(["ingest", "a.txt", "--published", "2023-02-06", "--now", "2023-02-06"])


def test_the_files_name_says_what_is_written() -> None:
    month = ["--month", "2023-02", "--now", "2023-03-10"]
    assert run_command(["report", "滨州", "-o", "a.pdf", *month]) == 0
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")
    assert run_command(["report", "滨州", "-o", "a.docx", *month]) == 0
    assert docx.Document("a.docx").tables[0].rows[1].cells[3].text == "同比增长7%"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["滨州", "-o", "a.odt"], "ends in .pdf or .docx"),
        (["滨州", "--month", "3"], "not a month (2023-03)"),
        (["滨州", "--month", "2024-01"], "has not begun yet"),
        (["滨州", "--month", "2022-05"], "nothing was known of it in 2022-05"),
        (["滨州", "-o", "nowhere/a.pdf"], "No such file or directory"),
        (["无此地"], "no such place"),
    ],
)
def test_what_is_wrong_is_one_line(capsys: pytest.CaptureFixture[str], words, said) -> None:
    capsys.readouterr()
    assert run_command(["report", *words, "--now", "2023-03-10"]) == 1
    assert said in capsys.readouterr().err
