from pathlib import Path

import pytest

from bot.cli.app import run_command


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    Path("page.txt").write_text("全市召开会议。", encoding="utf-8")
    Path("broken.toml").write_text("telegram.tokn = ''", encoding="utf-8")
    Path("no.db").write_text("this is no database, whatever it is called", encoding="utf-8")
    Path("binary.txt").write_bytes(b"\xff\xff\x00\x80")


@pytest.mark.parametrize(
    ("words", "status", "line"),
    [
        ("extrakt", 2, "No such command 'extrakt'"),
        ("extract --nope", 2, "No such option: --nope"),
        ("extract", 2, "Missing argument 'FILE...'"),
        ("extract none.txt", 1, "none.txt: No such file or directory"),
        ("extract binary.txt", 1, "binary.txt: neither UTF-8 nor GB18030 text"),
        ("extract page.txt --published May", 1, "--published May: not a date"),
        ("extract page.txt --region 朝阳区", 1, "--region 朝阳区: there are"),
        ("extract page.txt --region 月球", 1, "--region 月球: no such place"),
        ("explain none.txt", 1, "none.txt: No such file or directory"),
        ("run", 1, "no token: get one from @BotFather"),
        ("run --config none.toml", 1, "none.toml: no such file"),
        ("run --config broken.toml", 1, "telegram.tokn: unknown key; did you mean telegram.token?"),
        ("chat --now yesterday", 1, "--now yesterday: not a date"),
        ("chat --database sqlite:///no.db", 1, "is no database: choose another file"),
        ("migrate --database nonsense", 1, "The database must be a URL"),
        ("demo --database sqlite:///no.db", 1, "the demo wants a new SQLite file"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], words: str, status: int, line: str
) -> None:
    assert run_command(words.split()) == status
    said = capsys.readouterr().err
    assert said.startswith("guatu: ")
    assert line in said
    assert said.count("\n") == 1


def test_run_on_a_database_that_is_not_there_says_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUATU_TELEGRAM_TOKEN", "1:a")
    assert run_command(["run"]) == 1
    assert "run `guatu migrate`" in capsys.readouterr().err
    assert not Path("guatu.db").exists()
