import re
from urllib.parse import parse_qs, urlsplit

import pytest

from jobs.lexicons import load_regions
from tests.bot.said import BINZHOU, target


async def test_with_nothing_read_yet_it_says_what_to_do_next(alice):
    answer = await alice.say("/start")
    assert "/subscribe 滨州 每天 08:30" in answer
    assert alice.buttons == ["🗺 按省市找", "怎么用"]
    assert "/targets 北海经济开发区" in await alice.tap("怎么用")


async def test_places_in_the_news_are_buttons(alice, newsroom):
    newsroom.print(target(BINZHOU, "进出口总额", 8), region=BINZHOU)
    await alice.say("/start")
    assert alice.buttons == ["滨州市", "🗺 按省市找", "怎么用"]
    assert "📍 滨州市" in await alice.tap("滨州市")


async def test_a_deep_link_opens_its_place(alice):
    assert "📍 滨州市" in await alice.say("/start r-371600")


async def test_a_deep_link_opens_a_zone_of_ours_too(alice, bot):
    await alice.say("滨州北海")
    (card,) = [button for button in alice.last.buttons if button.text == "🎯 目标"]
    code = card.data.partition(":")[2]
    assert "📍 北海经济开发区" in await alice.say(f"/start r-{code}")


@pytest.mark.parametrize("code", ["110000", "371500-gaoxin", "659001", "130100-z71"])
async def test_places_of_every_kind_are_reached(alice, code):
    assert "📍" in await alice.say(f"/start r-{code}")


def test_every_place_has_a_link_that_telegram_takes():
    payloads = [f"r-{region.code}" for region in load_regions()]
    assert all(re.fullmatch("[A-Za-z0-9_-]{1,64}", payload) for payload in payloads)
    assert len(set(payloads)) == len(payloads)


async def test_a_card_hands_its_link_on(alice):
    await alice.say("滨州")
    (share,) = [button for button in alice.last.buttons if button.url]
    query = parse_qs(urlsplit(share.url).query)
    assert query["url"] == ["https://t.me/guatu_bot?start=r-371600"]


async def test_a_link_to_nowhere_is_said_to_be_one(alice):
    assert "不认识" in await alice.say("/start r-999999")
