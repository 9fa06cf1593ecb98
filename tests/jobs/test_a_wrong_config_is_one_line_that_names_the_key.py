from pathlib import Path

import pytest

from jobs.config import ConfigError, load_settings


def complaint(tmp_path: Path, toml: str) -> str:
    path = tmp_path / "guatu.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings(path, {})
    line = str(caught.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ("telegram.tokn = ''", "telegram.tokn: unknown key; did you mean telegram.token?"),
        ("[telegrm]\ntoken = ''", "telegrm: unknown key; did you mean telegram?"),
        ("zzz = 1", "zzz: unknown key"),
        ("fetch.at_once = 0", "fetch.at_once: expected `int` >= 1"),
        ("fetch.at_once = 'many'", "fetch.at_once: expected `int`, got `str`"),
        ("log.level = 'LOUD'", "log.level: invalid enum value 'LOUD'"),
        ("telegram = 5", "telegram: expected `object`, got `int`"),
        (
            "[[sources]]\nname = 'A'\nkind = 'feed'\nurl = 'https://a.example'\nregoin = ''",
            "sources[0].regoin: unknown key; did you mean sources.region?",
        ),
        ("[[sources]]\nname = 'A'", "sources[0]: object missing required field `kind`"),
    ],
)
def test_the_line_says_what_is_wrong_where(tmp_path: Path, toml: str, line: str) -> None:
    assert complaint(tmp_path, toml) == line


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    assert complaint(tmp_path, "telegram = [").startswith(f"{tmp_path}/guatu.toml: not TOML:")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: no such file"):
        load_settings(tmp_path / "none.toml", {})


def test_a_misspelt_variable_is_named() -> None:
    with pytest.raises(ConfigError, match="did you mean GUATU_TELEGRAM_TOKEN"):
        load_settings(None, {"GUATU_TELEGRAM_TOKN": "1:a"})
