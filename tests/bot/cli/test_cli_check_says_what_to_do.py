from pathlib import Path

import pytest

from bot.cli.app import run_command

TOKEN = "123456789:AAExample_of_a_token-that_is_nobodys"


def check(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    capsys.readouterr()
    status = run_command(["check", *words])
    return status, capsys.readouterr().out.splitlines()


def test_an_empty_folder_has_neither_token_nor_database(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, lines = check(capsys)
    assert status == 1
    assert lines[0] == "ok    config: no file, all defaults"
    assert lines[1].startswith("WRONG no token: get one from @BotFather")
    assert lines[2] == "WRONG database: sqlite:///guatu.db is not there yet: run `guatu migrate`"
    assert not Path("guatu.db").exists()


def test_after_migrate_and_with_a_token_all_is_well(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUATU_TELEGRAM_TOKEN", TOKEN)
    assert run_command(["migrate"]) == 0
    status, lines = check(capsys)
    assert status == 0
    assert all(line.startswith("ok") for line in lines)
    assert "database: up to date" in "\n".join(lines)
    assert TOKEN not in "\n".join(lines)


def test_migrating_twice_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["migrate"])
    assert "regions" in capsys.readouterr().out
    assert run_command(["migrate"]) == 0
    assert capsys.readouterr().out == "up to date already\n"


def test_wrong_sources_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["migrate"])
    Path("guatu.toml").write_text(
        "[[sources]]\nname='A'\nkind='list'\nurl='https://a.example'\nlink_selector='ul >'\n"
        "[[sources]]\nname='B'\nkind='feed'\nurl='https://b.example'\nregion='滨洲'\n"
        "[[sources]]\nname='C'\nkind='feed'\nurl='https://c.example'\nregion='山东省/滨州市'\n",
        encoding="utf-8",
    )
    said = "\n".join(check(capsys)[1])
    assert "WRONG source A: link_selector 'ul >'" in said
    assert "WRONG source B: no such region 滨洲" in said
    assert "ok    source C: feed, every 60 minutes" in said


def test_a_broken_config_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("guatu.toml").write_text("telegram.tokn = ''", encoding="utf-8")
    assert check(capsys) == (
        1,
        ["WRONG config: telegram.tokn: unknown key; did you mean telegram.token?"],
    )


def test_a_token_in_the_wrong_shape_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("guatu.toml").write_text("telegram.token = 'hello'", encoding="utf-8")
    assert any("doesn't look like" in line for line in check(capsys)[1])
