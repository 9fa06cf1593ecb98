"""The sender against the in-process Bot API: every end of a message is an outcome."""

import pytest
from telegram import Bot
from telegram.error import NetworkError, TelegramError

from bot.botapi.request import BotApiRequest
from bot.botapi.server import BotApi
from bot.sender import Sender, outcome_of, plain_text
from storage.records import Gone, Moved, Refused, Sent, TopicGone, TryAgain, Uncertain


@pytest.fixture
def api(clock) -> BotApi:
    return BotApi(clock)


@pytest.fixture
async def sender(api):
    bot = Bot(api.token, request=BotApiRequest(api), get_updates_request=BotApiRequest(api))
    async with bot:
        yield Sender(bot)


@pytest.fixture
def charlie(api):
    person = api.person("Charlie")
    person.open()
    return person


async def test_a_message_that_arrives_is_sent(sender, api, charlie):
    outcome = await sender(charlie.id, "<b>滨州</b>")
    assert outcome == Sent(charlie.messages[-1].id)
    assert charlie.messages[-1].text == "滨州"


async def test_a_flood_names_the_seconds_to_wait(sender, api, charlie):
    api.flood(charlie.id, 17)
    outcome = await sender(charlie.id, "早")
    assert isinstance(outcome, TryAgain)
    assert outcome.after_seconds == 17


async def test_a_chat_that_blocks_or_left_is_gone(sender, charlie):
    charlie.block()
    assert isinstance(await sender(charlie.id, "早"), Gone)
    charlie.delete_account()
    assert isinstance(await sender(charlie.id, "早"), Gone)


async def test_a_chat_that_does_not_exist_is_gone(sender):
    assert isinstance(await sender(404, "早"), Gone)


async def test_a_topic_that_is_closed_or_deleted_is_gone_and_its_chat_is_not(sender, api, charlie):
    group = api.group("论坛")
    group.add_bot(charlie)
    closed, deleted = (group.open_topic(name, charlie) for name in ("港口", "闲谈"))
    group.close_topic(closed)
    group.delete_topic(deleted)
    assert isinstance(await sender(group.id, "早", topic_id=closed), TopicGone)
    assert isinstance(await sender(group.id, "早", topic_id=deleted), TopicGone)
    assert isinstance(await sender(group.id, "早"), Sent)


async def test_a_group_that_moved_tells_its_new_id(sender, api, charlie):
    group = api.group("小组")
    group.add_bot(charlie)
    moved = group.migrate()
    assert await sender(group.id, "早") == Moved(moved.id)


async def test_broken_markup_goes_out_as_plain_words(sender, charlie):
    outcome = await sender(charlie.id, "<b>目标 &lt;5% &amp; 更多")
    assert isinstance(outcome, Sent)
    assert charlie.messages[-1].text == "目标 <5% & 更多"


async def test_a_message_that_is_too_long_is_refused(sender, charlie):
    assert isinstance(await sender(charlie.id, "长" * 4097), Refused)


async def test_a_connection_never_made_is_tried_again(sender, api, charlie):
    api.faults.never_arrives("sendMessage")
    assert isinstance(await sender(charlie.id, "早"), TryAgain)
    assert charlie.messages == []


@pytest.mark.parametrize("trouble", ["lost_before", "lost_after", "cut_off"])
async def test_a_lost_answer_is_uncertain(sender, api, charlie, trouble):
    getattr(api.faults, trouble)("sendMessage")
    assert isinstance(await sender(charlie.id, "早"), Uncertain)


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_an_error_of_the_servers_is_tried_again(sender, api, charlie, status):
    api.faults.answers(status, "Bad Gateway", "sendMessage")
    assert isinstance(await sender(charlie.id, "早"), TryAgain)
    assert api.accepted() == []


@pytest.mark.parametrize(("status", "kind"), [(502, TryAgain), (503, TryAgain), (504, Uncertain)])
def test_a_gateways_page_says_whether_the_message_was_passed_on(status, kind):
    error = NetworkError(f"Bad ({status}). Parsing the server response b'<html>' failed")
    error.__cause__ = TelegramError("Invalid server response")
    assert isinstance(outcome_of(error), kind)


async def test_too_many_requests_without_a_time_is_tried_again(sender, api, charlie):
    api.faults.answers(429, "Too Many Requests", "sendMessage")
    assert isinstance(await sender(charlie.id, "早"), TryAgain)


async def test_a_token_refused_loses_no_message(sender, api, charlie):
    api.faults.answers(401, "Unauthorized", "sendMessage")
    assert isinstance(await sender(charlie.id, "早"), TryAgain)


async def test_a_lack_of_rights_in_a_group_is_gone(sender, api, charlie):
    text = "Bad Request: not enough rights to send text messages to the chat"
    api.faults.answers(400, text, "sendMessage")
    assert isinstance(await sender(charlie.id, "早"), Gone)


def test_plain_words_keep_what_only_looks_like_markup():
    assert plain_text("<b>3 &lt; 5</b> <a href='x'>看</a> 4 < 6") == "3 < 5 看 4 < 6"
