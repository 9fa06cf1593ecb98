from pathlib import Path

import pytest

from bot.cli.app import run_command


@pytest.fixture(autouse=True)
def _read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUATU_DATABASE_URL", "sqlite:///guatu.db")
    text = "滨州经济\n\n滨州市今年主要目标：地区生产总值增长7%。\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    run_command(["ingest", "a.txt", "--published", "2023-02-06", "--now", "2023-02-06"])


@pytest.mark.parametrize(("name", "magic"), [("a.png", b"\x89PNG"), ("b.PDF", b"%PDF")])
def test_the_files_name_says_what_is_drawn(name: str, magic: bytes) -> None:
    assert run_command(["wall", "滨州", "-o", name, "--now", "2023-03-01"]) == 0
    assert Path(name).read_bytes().startswith(magic)


def test_dark_is_another_picture() -> None:
    for name, options in (("a.png", []), ("b.png", ["--dark"])):
        assert run_command(["wall", "滨州", "-o", name, *options, "--now", "2023-03-01"]) == 0
    assert Path("a.png").read_bytes() != Path("b.png").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["滨州", "-o", "wall.gif"], "ends in .png or .pdf"),
        (["滨州", "-o", "nowhere/wall.png"], "No such file or directory"),
        (["无此地"], "no such place"),
    ],
)
def test_what_is_wrong_is_one_line(capsys: pytest.CaptureFixture[str], words, said) -> None:
    capsys.readouterr()
    assert run_command(["wall", *words]) == 1
    assert said in capsys.readouterr().err


def test_it_may_be_of_some_days(capsys: pytest.CaptureFixture[str]) -> None:
    for name, days in (("a.png", "2023"), ("b.png", "2030")):
        words = ["wall", "滨州", "--days", days, "-o", name, "--now", "2023-03-01"]
        assert run_command(words) == 0
    told = capsys.readouterr().err
    assert "a.png shows 山东省/滨州市, 2023年.\n" in told
    assert "b.png shows 山东省/滨州市, 2030年. No targets" in told
    assert Path("a.png").read_bytes() != Path("b.png").read_bytes()


def test_days_that_are_none_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["wall", "滨州", "--days", "总有一天"]) == 1
    assert "--days 总有一天: no days; try 2023" in capsys.readouterr().err


def test_an_empty_wall_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["wall", "兖州"]) == 0
    assert "No targets and no dates of it are known" in capsys.readouterr().err
