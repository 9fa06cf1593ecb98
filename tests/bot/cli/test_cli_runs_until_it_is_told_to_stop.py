"""`guatu run` as a process of its own, against a Bot API and a news site on loopback HTTP."""

import asyncio
import json
import re
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.botapi import BotApi, serve_http
from bot.cli.databases import bring_up_to_date
from storage.only_one import only_one
from tests.bot.cli.processes import TOKEN, start_guatu, subscribe, until
from tests.fakes import TurnedClock
from tests.jobs.site import Site

CONFIG = """
[telegram]
base_url = "{telegram}"
[fetch]
allowed_hosts = ["127.0.0.1"]
[timetable]
tick_seconds = 1
[log]
level = "DEBUG"
[[sources]]
name = "演示报"
kind = "list"
url = "{site}/index"
region = "山东省/滨州市"
"""
WORDS = "悄悄问一句"
TITLE = "滨州市发布年度计划"
TEXT = (
    "今年，滨州市的目标是地区生产总值增长7%，固定资产投资增长10%以上。\n"
    "市里要求各县区对照清单抓落实，把每一项任务分解到月、落实到人。"
)


@pytest.mark.parametrize(
    ("number", "log_format"), [(signal.SIGTERM, "text"), (signal.SIGINT, "json")]
)
async def test_news_become_a_digest_and_a_signal_ends_it(
    tmp_path: Path, number: signal.Signals, log_format: str
) -> None:
    url = f"sqlite:///{tmp_path}/guatu.db"
    bring_up_to_date(url)
    api = BotApi(TurnedClock(), token=TOKEN)
    alice = api.person("Alice")
    alice.open()
    subscribe(url, "滨州", alice.id, due_at=datetime(2023, 2, 7, 1, tzinfo=UTC))
    with Site() as site:
        site.article("/2023-02/06/content_1.html", TITLE, TEXT)
        site.listing("/index", [("/2023-02/06/content_1.html", TITLE)])
        async with asyncio.timeout(60), serve_http(api) as telegram:
            config = CONFIG.format(telegram=telegram.base_url, site=site.address)
            config = config.replace("[log]", f'[log]\nformat = "{log_format}"')
            (tmp_path / "guatu.toml").write_text(config, encoding="utf-8")
            guatu = await start_guatu(tmp_path, "run", now="2023-02-07T10:00")
            await until(lambda: any("10%" in message.text for message in alice.messages), guatu)
            told = len(alice.messages)
            alice.write(WORDS)
            await until(lambda: len(alice.messages) > told, guatu)
            guatu.send_signal(number)
            output, log = await guatu.communicate()
    assert guatu.returncode == 0
    assert output == b""
    assert b"Traceback" not in log
    assert b"guatu runs as @" in log
    check_log(log.decode(), log_format, [WORDS, *[message.text for message in alice.messages]])


def check_log(log: str, log_format: str, said: list[str]) -> None:
    """Fields on each line, and nothing that is a secret or was said in a chat."""
    lines = log.splitlines()
    if log_format == "json":
        assert {"delivered", "polled"} <= {json.loads(line)["msg"] for line in lines}
    else:
        assert all(line.startswith("at=2") for line in lines)
        assert {"delivered", "polled"} <= set(re.findall(r" msg=(\w+)", log))
    private = [line.strip() for text in said for line in text.splitlines()]
    assert len(private) > 4
    for secret in (TOKEN, TOKEN.partition(":")[2], "Alice", *filter(None, private)):
        assert secret not in log


async def test_a_token_that_telegram_refuses_is_one_line(tmp_path: Path) -> None:
    bring_up_to_date(f"sqlite:///{tmp_path}/guatu.db")
    async with asyncio.timeout(60), serve_http(BotApi(TurnedClock())) as telegram:
        config = CONFIG.format(telegram=telegram.base_url, site="http://127.0.0.1:9")
        (tmp_path / "guatu.toml").write_text(config.replace("DEBUG", "WARNING"), encoding="utf-8")
        guatu = await start_guatu(tmp_path, "run", now="2023-02-07")
        _, log = await guatu.communicate()
    assert guatu.returncode == 1
    assert log.decode().splitlines()[-1].startswith("guatu: telegram.token: Telegram refuses it")
    assert TOKEN.encode() not in log


async def test_a_second_one_on_the_same_file_says_so_and_stops(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/guatu.db"
    bring_up_to_date(url)
    with only_one(url):
        guatu = await start_guatu(tmp_path, "run", now="2023-02-07")
        async with asyncio.timeout(60):
            _, log = await guatu.communicate()
    assert guatu.returncode == 1
    assert log.decode().splitlines()[-1].startswith("guatu: Another guatu runs on ")
