import pytest

from bot.cli.app import run_command
from jobs.roles import ALL_ROLES, Role, read_roles


def test_an_sqlite_file_has_one_process_that_does_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GUATU_TELEGRAM_TOKEN", "1:token")
    assert run_command(["migrate"]) == 0
    assert run_command(["run", "--role", "send", "--role", "bot"]) == 1
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.startswith("guatu: --role bot,send: an SQLite file has one process")
    assert "PostgreSQL" in line


def test_a_word_that_is_no_role_is_told_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_command(["run", "--role", "bot,sender"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "guatu: --role: sender is no role; there are bot, ingest, send"
    )


def test_roles_are_given_one_by_one_or_with_commas() -> None:
    assert read_roles([]) == ALL_ROLES
    assert read_roles(["bot", "send"]) == read_roles(["send, bot"]) == {Role.BOT, Role.SEND}
