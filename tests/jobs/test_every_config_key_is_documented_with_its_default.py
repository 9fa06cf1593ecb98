import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from jobs.config import Settings, SourceSettings, known_keys, load_settings

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def with_commented_source() -> dict[str, object]:
    """The example's tables, with the source that stands there as a comment taken in."""
    text = EXAMPLE.read_text(encoding="utf-8")
    head, marker, source = text.partition("# [[sources]]")
    assert marker
    return tomllib.loads(head + marker[2:] + re.sub("(?m)^# ", "", source))


def test_the_example_is_the_defaults() -> None:
    assert load_settings(EXAMPLE, {}) == Settings()


def test_the_example_shows_every_key() -> None:
    tables = with_commented_source()
    shown = []
    for section, table in tables.items():
        keys = table[0] if isinstance(table, list) else table
        assert isinstance(keys, dict)
        shown += [f"{section}.{key}" for key in keys]
    assert sorted(shown) == sorted(known_keys())


def test_the_commented_source_has_the_defaults_where_there_are_any() -> None:
    settings = msgspec.convert(with_commented_source(), Settings)
    source = settings.sources[0]
    assert source == SourceSettings(name=source.name, kind=source.kind, url=source.url)


@pytest.mark.parametrize("key", known_keys())
def test_every_key_is_a_lowercase_word(key: str) -> None:
    assert re.fullmatch("[a-z]+[.][a-z_]+", key)
