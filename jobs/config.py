"""The configuration: a TOML file and the environment, read into frozen settings.

Every key has a default, and `config.example.toml` shows them all. A key of a section can also come
from the environment: `telegram.token` from GUATU_TELEGRAM_TOKEN. The environment outranks the file.
"""

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

ENV_PREFIX = "GUATU_"
LISTS = frozenset({"telegram.admins", "fetch.allowed_hosts", "fetch.ignore_robots_of"})
"""Keys that no environment variable sets."""


class ConfigError(Exception):
    """The configuration can't be used; the message is one line that names the key."""


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file."""


class TelegramSettings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    token: str = ""
    base_url: Annotated[str, Meta(pattern="^https?://")] = "https://api.telegram.org/bot"
    """As python-telegram-bot takes it: the token is put right behind it."""
    proxy: str = ""
    admins: tuple[int, ...] = ()

    def __repr__(self) -> str:
        shown = "set" if self.token else "not set"
        return f"TelegramSettings(token=<{shown}>, base_url={self.base_url!r})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("base_url", self.base_url)]


class BotSettings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    who_may_add: Literal["admins", "everyone", "nobody"] = "admins"
    """Who may add articles to the record from a chat."""


class DatabaseSettings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    url: str = "sqlite:///guatu.db"


class FetchSettings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How pages are fetched. `allowed_hosts` may have private addresses; no other host may."""

    proxy: str = ""
    user_agent: Annotated[str, Meta(min_length=1)] = "guatu/0.1 (news reader)"
    timeout_seconds: Annotated[float, Meta(gt=0)] = 20.0
    max_page_mb: Annotated[float, Meta(gt=0)] = 5.0
    max_redirects: Annotated[int, Meta(ge=0)] = 5
    at_once: Annotated[int, Meta(ge=1)] = 8
    seconds_between_on_host: Annotated[float, Meta(ge=0)] = 1.0
    at_once_on_host: Annotated[int, Meta(ge=1)] = 2
    ignore_robots_of: tuple[str, ...] = ()
    allowed_hosts: tuple[str, ...] = ()

    @property
    def max_page_bytes(self) -> int:
        return int(self.max_page_mb * 1_000_000)


class TimetableSettings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    tick_seconds: Annotated[int, Meta(ge=1)] = 30
    poll_limit_seconds: Annotated[float, Meta(gt=0)] = 120.0
    """What of a source is not read by then is left to its next turn."""
    takeover_seconds: Annotated[float, Meta(gt=0)] = 30.0
    """When others take over from a process that died, where several share a database."""


class DeliverySettings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How fast digests go out; the defaults are what Telegram allows."""

    messages_per_second: Annotated[float, Meta(gt=0)] = 30.0
    seconds_between_in_chat: Annotated[float, Meta(ge=0)] = 1.0
    seconds_between_in_group: Annotated[float, Meta(ge=0)] = 3.0
    replies_per_second: Annotated[float, Meta(gt=0)] = 5.0
    """What is kept of the overall rate for replies where another process gives them."""
    lease_seconds: Annotated[float, Meta(gt=0)] = 120.0


class MetricsSettings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`/healthz` and `/metrics` on 127.0.0.1; port 0 is off."""

    port: Annotated[int, Meta(ge=0, le=65535)] = 0


class LogSettings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    format: Literal["text", "json"] = "text"


class SourceSettings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source named in the file. An empty `link_selector` finds article links by their form."""

    name: Annotated[str, Meta(min_length=1)]
    kind: Literal["feed", "list", "epaper", "sitemap", "folder", "page"]
    url: Annotated[str, Meta(pattern="^(https?://|file:///)")]
    region: str = ""
    link_selector: str = ""
    poll_minutes: Annotated[int, Meta(ge=1)] = 60


class Settings(Section, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of guatu's settings."""

    telegram: TelegramSettings = TelegramSettings()
    bot: BotSettings = BotSettings()
    database: DatabaseSettings = DatabaseSettings()
    fetch: FetchSettings = FetchSettings()
    timetable: TimetableSettings = TimetableSettings()
    delivery: DeliverySettings = DeliverySettings()
    metrics: MetricsSettings = MetricsSettings()
    log: LogSettings = LogSettings()
    sources: tuple[SourceSettings, ...] = ()

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be printed: the bot's token, its secret half, passwords of proxies."""
        token = self.telegram.token
        proxies = (self.telegram.proxy, self.fetch.proxy)
        passwords = [urlsplit(proxy).password or "" for proxy in proxies]
        return tuple(word for word in (token, token.partition(":")[2], *passwords) if word)


def load_settings(
    path: Path | None, environ: Mapping[str, str], *, database_url: str | None = None
) -> Settings:
    """Settings from a file (`None`: defaults only) and the environment.

    Raises ConfigError for a file that can't be read, an unknown key or a bad value.
    """
    tables = _read_file(path) if path else {}
    for (section, key), value in _from_environment(environ).items():
        table = tables.setdefault(section, {})
        if isinstance(table, dict):
            table[key] = value
    settings = _convert(tables)
    if database_url:
        settings = msgspec.structs.replace(settings, database=DatabaseSettings(url=database_url))
    return settings


def known_keys() -> list[str]:
    """Every key of every section, dotted: `telegram.token`, `sources.url`."""
    sections: dict[str, type[Section]] = {
        **{name: type(getattr(Settings(), name)) for name in _section_names()},
        "sources": SourceSettings,
    }
    return [f"{name}.{key}" for name, kind in sections.items() for key in kind.__struct_fields__]


def _section_names() -> list[str]:
    return [name for name in Settings.__struct_fields__ if name != "sources"]


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file") from None
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not TOML: {error}") from None


def _from_environment(environ: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The variables that set keys. One that names a section but no key of it is a mistake."""
    variables = {
        ENV_PREFIX + key.replace(".", "_").upper(): key
        for key in known_keys()
        if not key.startswith("sources.") and key not in LISTS
    }
    found: dict[tuple[str, str], str] = {}
    sections = tuple(f"{ENV_PREFIX}{name.upper()}_" for name in _section_names())
    for name, value in environ.items():
        if name in variables:
            section, _, key = variables[name].partition(".")
            found[section, key] = value
        elif name.startswith(sections):
            raise ConfigError(f"{name}: unknown variable{_suggestion(name, list(variables))}")
    return found


def _convert(tables: dict[str, Any]) -> Settings:
    try:
        # Not strict: the environment has only strings, so "30" must do for 30.
        return msgspec.convert(tables, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise ConfigError(_in_one_line(str(error))) from None


def _in_one_line(message: str) -> str:
    """Msgspec's words ("… - at `$.telegram.proxy`") with the key first."""
    reason, _, where = message.partition(" - at ")
    key = where.strip("`").removeprefix("$").removeprefix(".")
    unknown = re.fullmatch("Object contains unknown field `(.*)`", reason)
    if not unknown:
        return f"{key}: {reason[:1].lower()}{reason[1:]}"
    full = f"{key}.{unknown[1]}" if key else unknown[1]
    plain = re.sub(r"\[[^]]*\]", "", full)
    known = known_keys() if "." in plain else [*_section_names(), "sources"]
    return f"{full}: unknown key{_suggestion(plain, known)}"


def _suggestion(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""
