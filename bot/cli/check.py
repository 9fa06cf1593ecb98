"""`guatu migrate` and `guatu check`: the house in order."""

import re
from collections.abc import Iterator
from pathlib import Path

from cssselect import SelectorError
from lxml.cssselect import CSSSelector  # type: ignore[import-untyped]

from bot.cli.databases import bring_up_to_date, is_missing_file, pending_migrations, plain_errors
from bot.cli.options import USUAL_CONFIG, UserError, read_settings
from bot.cli.run import NO_TOKEN
from jobs.config import ConfigError, Settings, SourceSettings
from storage.database import open_database
from storage.records import SourceKind
from storage.regions import find_region_by_path, list_provinces
from storage.sources import list_sources

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")

Finding = tuple[bool, str]
"""Whether something is in order, and what to say about it."""


def migrate_database(config: Path | None, database: str | None) -> int:
    """Bring the database up to date. Returns the exit status."""
    settings = read_settings(config, database)
    with plain_errors():
        steps, regions = bring_up_to_date(settings.database.url)
    for step in steps:
        print(f"took {step}")  # noqa: T201
    print(f"added {regions} regions" if steps or regions else "up to date already")  # noqa: T201
    return 0


def check_all(config: Path | None, database: str | None) -> int:
    """Print a line for each thing looked at; 1 if one of them is wrong. Contacts nobody."""
    try:
        settings = read_settings(config, database)
    except ConfigError as error:
        return _report(iter([(False, f"config: {error}")]))
    return _report(_findings(settings, config))


def _report(findings: Iterator[Finding]) -> int:
    status = 0
    for good, words in findings:
        print(f"{'ok   ' if good else 'WRONG'} {words}")  # noqa: T201
        status = status if good else 1
    return status


def _findings(settings: Settings, config: Path | None) -> Iterator[Finding]:
    path = config or (USUAL_CONFIG if USUAL_CONFIG.exists() else None)
    yield True, f"config: {path or 'no file, all defaults'}"
    yield _token(settings.telegram.token)
    try:
        yield from _database(settings)
    except UserError as error:
        yield False, f"database: {error}"


def _token(token: str) -> Finding:
    if not token:
        return False, NO_TOKEN
    if not TOKEN.fullmatch(token):
        return False, "token: it doesn't look like 123456789:AAE…, as @BotFather gives it"
    return True, "token: there (`guatu run` will try it)"


def _database(settings: Settings) -> Iterator[Finding]:
    url = settings.database.url
    if is_missing_file(url):
        yield False, f"database: {url} is not there yet: run `guatu migrate`"
        return
    with plain_errors():
        pending = pending_migrations(url)
        if pending:
            yield False, f"database: {len(pending)} steps behind: run `guatu migrate`"
            return
        db = open_database(url)
        try:
            with db.read() as conn:
                yield True, "database: up to date"
                known = bool(list_provinces(conn))
                yield known, "regions: " + ("loaded" if known else "none: run `guatu migrate`")
                stored = [each for each in list_sources(conn) if each.kind is not SourceKind.UPLOAD]
                listed = {source.url for source in settings.sources}
                for source in settings.sources:
                    yield _source(source, find_region_by_path(conn, source.region) is not None)
                for each in stored:
                    if each.last_error and each.failures:
                        yield False, f"source {each.name}: {each.last_error}"
        finally:
            db.close()
    if not stored and not listed:
        yield True, "sources: none yet; add [[sources]] to the config, or use `guatu ingest`"


def _source(source: SourceSettings, region_known: bool) -> Finding:
    if source.region and not region_known:
        return False, f"source {source.name}: no such region {source.region}; as 山东省/滨州市"
    try:
        CSSSelector(source.link_selector or "a", translator="html")
    except SelectorError as error:
        return False, f"source {source.name}: link_selector {source.link_selector!r}: {error}"
    return True, f"source {source.name}: {source.kind}, every {source.poll_minutes} minutes"
