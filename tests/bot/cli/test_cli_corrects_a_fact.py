from pathlib import Path

import pytest

from bot.cli.app import run_command


@pytest.fixture(autouse=True)
def _read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUATU_DATABASE_URL", "sqlite:///guatu.db")
    text = "滨州经济\n\n滨州市今年主要目标：地区生产总值增长7%。\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    run_command(["ingest", "a.txt", "--published", "2023-02-06", "--now", "2023-02-06"])


def correct(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    return run_command(["correct", *words, "--now", "2023-02-08"]), *capsys.readouterr()


def test_a_fact_is_shown_with_its_fields_and_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = correct(capsys, "1")
    assert status == 0
    assert "value = 7.0" in out
    assert "“滨州市今年主要目标：地区生产总值增长7%。”" in out


def test_a_corrected_figure_is_told_and_stays(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = correct(capsys, "1", "value=6.5", "comparator=>=")
    assert "地区生产总值：此前报同比增长7%，现为同比增长6.5%以上" in out
    _, shown, _ = correct(capsys, "1")
    assert "value = 6.5" in shown
    run_command(["reextract"])
    _, still, _ = correct(capsys, "1")
    assert "value = 6.5" in still


def test_a_withdrawn_fact_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = correct(capsys, "1", "--withdraw")
    assert "此前误读，撤回" in out


def test_a_place_takes_its_code_along(capsys: pytest.CaptureFixture[str]) -> None:
    assert correct(capsys, "1", "region=山东省/聊城市")[0] == 0
    _, shown, _ = correct(capsys, "1")
    assert "region = 山东省/聊城市" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["1", "value=much"], "value=much: Expected"),
        (["1", "stage=started"], "a target has region, indicator"),
        (["1", "region=无此地"], "no such place"),
        (["1", "value=6", "--withdraw"], "not both"),
        (["77"], "no fact with the id 77"),
    ],
)
def test_what_is_wrong_is_one_line(capsys: pytest.CaptureFixture[str], words, said) -> None:
    status, out, err = correct(capsys, *words)
    assert (status, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1
