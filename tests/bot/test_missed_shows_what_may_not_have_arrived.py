from datetime import date, timedelta

from storage.deliveries import enqueue_deliveries, lease_deliveries
from storage.digests import add_digest
from storage.marks import mark_delivery
from storage.records import Cadence, Refused, Sent, Uncertain
from storage.subscriptions import list_subscriptions


def deliver(bot, chat, outcomes):
    """A digest of as many parts as outcomes, sent to the chat's only subscription."""
    with bot.database.write() as conn:
        (subscription,) = list_subscriptions(conn, chat.person.id)
        digest = add_digest(
            conn,
            region=subscription.region,
            cadence=Cadence.DAILY,
            after_event_id=0,
            upto_event_id=1,
            slot_on=date(2023, 4, 18),
            parts=[f"<b>第{number}部分</b>" for number in range(len(outcomes))],
        )
        now = bot.clock()
        enqueue_deliveries(conn, subscription, digest, now)
        for outcome in outcomes:
            (leased,) = lease_deliveries(conn, now=now, lease=timedelta(minutes=1), limit=1)
            mark_delivery(conn, leased.id, outcome, now=now)


async def test_nothing_was_missed(alice, bot):
    await alice.say("/subscribe 滨州 每天 08:30")
    deliver(bot, alice, [Sent(1)])
    assert "都送到了" in await alice.say("/missed")


async def test_uncertain_and_refused_parts_are_shown_again_in_their_order(alice, bot):
    await alice.say("/subscribe 滨州 每天 08:30")
    deliver(bot, alice, [Uncertain("no answer"), Sent(1), Refused("bad")])
    answer = await alice.say("/missed")
    assert "有 2 条" in answer
    assert answer.index("第0部分") < answer.index("第2部分")
    assert "第1部分" not in answer


async def test_what_another_chat_missed_is_not_shown(alice, bob, bot):
    await alice.say("/subscribe 滨州 每天 08:30")
    deliver(bot, alice, [Uncertain("no answer")])
    assert "都送到了" in await bob.say("/missed")


async def test_many_are_not_shown_all_at_once(alice, bot):
    await alice.say("/subscribe 滨州 每天 08:30")
    deliver(bot, alice, [Uncertain("no answer")] * 7)
    answer = await alice.say("/missed")
    assert answer.count("部分") == 5
    assert "第6部分" in answer
