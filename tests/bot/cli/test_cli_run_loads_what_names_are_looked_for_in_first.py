"""The first who asks for a place that is not known waits no longer than those who come later."""

from pathlib import Path

import jieba
import pytest

from bot import places
from bot.botapi import BotApi, serve_http
from bot.cli.databases import bring_up_to_date
from bot.cli.run import answering_bot
from jobs.config import Settings, TelegramSettings
from jobs.duties import Duties
from jobs.lexicons import load_extractor
from jobs.pace import real_pace
from jobs.roles import ALL_ROLES
from storage.database import open_database
from tests.bot.cli.processes import TOKEN
from tests.fakes import TurnedClock


async def test_it_is_loaded_when_the_bot_begins_to_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/guatu.db"
    bring_up_to_date(url)
    clock = TurnedClock()
    places._names_of_the_list.cache_clear()
    load_extractor.cache_clear()
    monkeypatch.setattr(jieba.dt, "initialized", False)
    db = open_database(url)
    async with serve_http(BotApi(clock, token=TOKEN)) as telegram:
        settings = Settings(telegram=TelegramSettings(token=TOKEN, base_url=telegram.base_url))
        duties = Duties(db, clock, "one", ALL_ROLES, takeover=None)
        pace = real_pace(settings.delivery, clock)
        async with answering_bot(db, settings, clock, pace=pace, duties=duties):
            assert jieba.dt.initialized
            assert places._names_of_the_list.cache_info().currsize == 1
            assert load_extractor.cache_info().currsize == 1
    db.close()
