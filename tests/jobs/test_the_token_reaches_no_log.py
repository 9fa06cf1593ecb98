"""The real HTTP transport with everything logged that can be."""

import io
import json
import logging
from collections.abc import Iterator

import httpx
import pytest

from jobs.config import load_settings
from jobs.logs import RedactingFormatter, start_logging
from tests.jobs.site import Printed, Site

TOKEN = "123456789:AAExample_of_a_token-that_is_nobodys"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is logged, with the loggers put back as they were afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in ("httpx", "httpcore")}
    stream = io.StringIO()
    settings = load_settings(
        None,
        {"GUATU_TELEGRAM_TOKEN": TOKEN, "GUATU_FETCH_PROXY": "http://alice:wonderland@proxy:1"},
    )
    start_logging("DEBUG", settings.secrets, stream)
    yield stream
    root.handlers[:], root.level = before
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


async def ask(site: Site) -> None:
    site.pages[f"/bot{TOKEN}/getMe"] = Printed(b"{}")
    async with httpx.AsyncClient() as client:
        await client.get(f"{site.address}/bot{TOKEN}/getMe")
    assert site.asked == [f"/bot{TOKEN}/getMe"]


async def test_requests_to_telegram_are_not_logged(site: Site, written: io.StringIO) -> None:
    await ask(site)
    assert "getMe" not in written.getvalue()


async def test_not_even_where_somebody_turns_their_log_on(site: Site, written: io.StringIO) -> None:
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    await ask(site)
    assert "getMe" in written.getvalue()
    assert_clean(written)


@pytest.mark.parametrize("secret", [TOKEN, TOKEN.partition(":")[2], "wonderland"])
def test_messages_arguments_and_tracebacks_are_redacted(written: io.StringIO, secret: str) -> None:
    log = logging.getLogger("anybody")
    log.info("with %s", secret)
    log.info("with %r", {"token": secret})
    try:
        raise ValueError(secret)
    except ValueError:
        log.exception(secret)
    assert written.getvalue().count("<secret>") == 4
    assert_clean(written)


def test_json_is_redacted_before_it_is_quoted() -> None:
    formatter = RedactingFormatter(['won"der'], as_json=True)
    record = logging.makeLogRecord(
        {"msg": 'by won"der', "levelname": "INFO", "password": 'won"der'}
    )
    line = json.loads(formatter.format(record))
    assert (line["msg"], line["password"], line["level"]) == ("by <secret>", "<secret>", "INFO")


def test_a_line_is_fields(written: io.StringIO) -> None:
    logging.getLogger("anybody").warning(
        "no news", extra={"source": '某 "报"', "tries": 3, "url": ""}
    )
    line = written.getvalue()
    assert line.endswith(
        ' level=WARNING from=anybody msg="no news" source="某 \\"报\\"" tries=3 url=""\n'
    )


def test_settings_do_not_show_it() -> None:
    settings = load_settings(None, {"GUATU_TELEGRAM_TOKEN": TOKEN})
    assert TOKEN not in f"{settings} {settings!r} {settings.telegram.__rich_repr__()}"


def assert_clean(written: io.StringIO) -> None:
    for secret in (TOKEN, TOKEN.partition(":")[2], "wonderland"):
        assert secret not in written.getvalue()
