from datetime import timedelta

from jobs.prepare_digests import prepare_digests
from storage.deliveries import enqueue_alert, lease_deliveries
from storage.marks import mark_delivery
from storage.records import Sent
from tests.bot.said import BINZHOU, LIAOCHENG, project


async def send_what_waits(bot):
    """Sends as the timetable's sender would, one message after the other."""
    with bot.database.write() as conn:
        while leased := lease_deliveries(
            conn, now=bot.clock(), lease=timedelta(minutes=1), limit=9
        ):
            for each in leased:
                message = await bot.application.bot.send_message(each.chat_id, each.text)
                mark_delivery(conn, each.id, Sent(message.message_id), now=bot.clock())


async def with_digests(alice, bot, newsroom):
    """Alice's last two messages: the digests of 滨州 and of 聊城."""
    newsroom.print(project(BINZHOU, "铝材项目"), project(LIAOCHENG, "体育馆"), region=BINZHOU)
    await alice.say("/subscribe 滨州 每天 08:30")
    await alice.say("/subscribe 聊城 每周一 20:00")
    bot.clock.put_on(days=8)
    prepare_digests(bot.database, bot.clock())
    await send_what_waits(bot)
    return alice.person.messages[-2:]


async def test_the_digest_that_is_replied_to_names_its_subscription(alice, bot, newsroom):
    digests = await with_digests(alice, bot, newsroom)
    of_binzhou = next(each for each in digests if "铝材项目" in each.text)
    answer = await alice.say("/why", reply_to=of_binzhou)
    assert "山东省 › 滨州市 的简报" in answer
    assert "每天 08:30，4月18日（周二）09:00 订的" in answer
    assert "已退订 滨州市" in await alice.tap("✕ 退订 滨州市")
    assert "已经退订" in await alice.say("/why", reply_to=of_binzhou)


async def test_without_a_reply_it_is_the_last_one(alice, bot, newsroom):
    last = (await with_digests(alice, bot, newsroom))[-1]
    place = "滨州市" if "铝材项目" in last.text else "聊城市"
    answer = await alice.say("/why")
    assert "上一条定时的消息" in answer
    assert place in answer


async def test_what_was_left_out_then_is_told_and_what_is_now(alice, bot, newsroom):
    await alice.say("/settings 不要 文旅")
    (*_, last) = await with_digests(alice, bot, newsroom)
    answer = await alice.say("/why", reply_to=last)
    assert "发的时候按设置筛过：不要写到文旅的。" in answer
    assert "现在的设置" not in answer
    await alice.say("/settings 不要 会展")
    answer = await alice.say("/why", reply_to=last)
    assert "发的时候按设置筛过：不要写到文旅的。" in answer
    assert "以后的按现在的设置：不要写到文旅、会展的。" in answer


async def test_a_filter_chosen_since_is_not_said_of_what_came_before(alice, bot, newsroom):
    (*_, last) = await with_digests(alice, bot, newsroom)
    await alice.say("/settings 不要 文旅")
    answer = await alice.say("/why", reply_to=last)
    assert "发的时候什么都说，没有筛选。" in answer
    assert "以后的按现在的设置：不要写到文旅的。" in answer


async def test_an_alert_was_asked_for(alice, bot):
    await alice.say("/start")
    with bot.database.write() as conn:
        enqueue_alert(conn, alice.person.id, "黄河大桥合龙了", once="x", now=bot.clock())
    await send_what_waits(bot)
    assert "自己要的提醒" in await alice.say("/why", reply_to=alice.last)


async def test_an_answer_came_by_no_subscription(alice):
    await alice.say("/help")
    assert "对您当时那句话的回答" in await alice.say("/why", reply_to=alice.last)
    assert "还没有按订阅给您发过" in await alice.say("/why")
