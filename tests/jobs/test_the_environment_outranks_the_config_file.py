from pathlib import Path

from jobs.config import load_settings


def test_a_variable_sets_a_key(tmp_path: Path) -> None:
    path = tmp_path / "guatu.toml"
    path.write_text("[telegram]\ntoken = 'from-file'\nproxy = 'http://p:1'", encoding="utf-8")
    settings = load_settings(
        path, {"GUATU_TELEGRAM_TOKEN": "from-env", "GUATU_FETCH_AT_ONCE": "3", "HOME": "/"}
    )
    assert settings.telegram.token == "from-env"
    assert settings.telegram.proxy == "http://p:1"
    assert settings.fetch.at_once == 3


def test_an_argument_outranks_both() -> None:
    settings = load_settings(
        None, {"GUATU_DATABASE_URL": "sqlite:///env.db"}, database_url="sqlite:///argument.db"
    )
    assert settings.database.url == "sqlite:///argument.db"


def test_guatus_other_variables_are_no_keys() -> None:
    load_settings(None, {"GUATU_NOW": "2023-03-01", "GUATU_CONFIG": "x", "GUATU_REQUIRE_PAGES": ""})
