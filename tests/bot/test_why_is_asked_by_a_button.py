from datetime import date

import pytest

from storage.deliveries import enqueue_alert
from storage.records import Stage
from tests.bot.said import BINZHOU, CHIPING, LIAOCHENG, project

WHY = "❔ 为什么收到"


@pytest.fixture
async def digests(alice, bot, newsroom):
    """Alice's digests of 滨州 and of 聊城."""
    newsroom.print(project(BINZHOU, "铝材项目"), project(LIAOCHENG, "体育馆"), region=BINZHOU)
    await alice.say("/subscribe 滨州 每天 08:30")
    await alice.say("/subscribe 聊城 每周一 20:00")
    before = len(alice.person.messages)
    bot.clock.put_on(days=8)
    await bot.deliver()
    return alice.person.messages[before:]


async def test_each_digest_names_its_own_subscription(alice, digests):
    assert len(digests) == 2
    for digest in digests:
        place = "滨州市" if "铝材项目" in digest.text else "聊城市"
        when = "每天 08:30" if place == "滨州市" else "每周一 20:00"
        await alice.tap(WHY, on=digest)
        answer = alice.last.text
        assert f"{place} 的简报" in answer
        assert when in answer
        assert "没有筛选" in answer
        assert f"/subscribe {place}" in answer
        assert alice.buttons == [f"✕ 退订 {place}", "⚙️ 设置"]


async def test_it_works_after_a_restart(alice, bot, digests):
    await bot.restart()
    await alice.tap(WHY, on=digests[0])
    assert "的简报，因为这个聊天订阅了它" in alice.last.text


async def test_filter_and_quiet_hours_are_told(alice, digests):
    await alice.say("/settings 不要 文旅")
    await alice.say("/settings 免打扰 22:00-7:30")
    await alice.tap(WHY, on=digests[0])
    assert "不要写到文旅的" in alice.last.text
    assert "免打扰：22:00–07:30" in alice.last.text


async def test_a_subscription_that_ended_is_said_to_have(alice, digests):
    of_binzhou = next(each for each in digests if "铝材项目" in each.text)
    await alice.say("/unsubscribe 滨州")
    await alice.tap(WHY, on=of_binzhou)
    assert "已经退订" in alice.last.text


async def test_an_alert_names_its_watch_and_ends_it(alice, bot, newsroom):
    newsroom.print(project(CHIPING, "铝箔二期项目", stage=Stage.SIGNED), region=LIAOCHENG)
    await alice.say("/watch 铝箔二期项目")
    await alice.say("/watch 词 铝箔")
    newsroom.print(
        project(CHIPING, "铝箔二期项目", stage=Stage.STARTED), region=LIAOCHENG, on=date(2023, 3, 8)
    )
    await bot.deliver()
    alert = alice.last
    await alice.tap(WHY, on=alert)
    assert "“铝箔二期项目”（4月18日" in alice.last.text
    assert "词语“铝箔”" in alice.last.text
    await alice.tap("🔕 铝箔")
    await alice.tap(WHY, on=alert)
    assert "词语" not in alice.last.text
    await alice.tap("🔕 铝箔二期项目")
    await alice.tap(WHY, on=alert)
    assert "已经取消" in alice.last.text


async def test_what_is_forgotten_is_said_to_be(alice, digests):
    await alice.say("/forget")
    await alice.tap("🗑 全部删掉")
    assert "已经没有了" in await alice.tap(WHY, on=digests[0])


async def test_another_chats_message_is_not_told_of(alice, bob, bot, digests):
    await bob.say("/start")
    with bot.database.write() as conn:
        enqueue_alert(conn, bob.person.id, "反馈", once="feedback|1", now=bot.clock())
    await bot.deliver()
    (of_alice,) = {each.data for each in digests[0].buttons if each.text == WHY}
    assert "已经没有了" in await bob.press(of_alice)
    await bob.tap(WHY)
    assert "/feedback" in bob.last.text
