"""The READMEs are complete: each command of the line and of the chat, and nothing that is not."""

import re
from pathlib import Path

import pytest

from bot.application import COMMANDS
from bot.cli.app import app

ROOT = Path(__file__).parents[2]
READMES = ["README.md", "README.zh-CN.md"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def line_commands() -> set[str]:
    single = {each.name or each.callback.__name__ for each in app.registered_commands}  # type: ignore[union-attr]
    return single | {group.name or "" for group in app.registered_groups}


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_line_stands_in_its_table(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `guatu ([a-z]+)", text, flags=re.M)) == line_commands()


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_chat_stands_in_its_table(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    rows = "".join(line for line in text.splitlines() if line.startswith("| `/"))
    listed = set(re.findall(r"`/([a-z_]+)", rows))
    assert listed == {command.name for command in COMMANDS} - {"start", "help"}


@pytest.mark.parametrize("name", READMES)
def test_every_make_target_that_is_named_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"make ([a-z-]+)", text))
    assert named <= set(re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.M))


@pytest.mark.parametrize("name", READMES)
def test_every_file_that_is_linked_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    linked = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert linked
    assert [link for link in linked if not (ROOT / link).exists()] == []
