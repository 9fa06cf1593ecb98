from msgspec.structs import replace

from jobs.config import TelegramSettings
from storage.deliveries import list_deliveries_due

NEVER_WROTE = 7_000_001


async def looked_after_by(bot, *admins):
    bot.settings = replace(bot.settings, telegram=TelegramSettings(admins=admins))
    await bot.restart()


def waiting(bot):
    with bot.database.read() as conn:
        return list_deliveries_due(conn, now=bot.clock(), limit=9)


async def test_the_words_wait_in_the_outbox_for_each_admin_who_can_be_written_to(alice, bob, bot):
    await bob.say("/start")
    await looked_after_by(bot, bob.person.id, NEVER_WROTE)
    answer = await alice.say("/feedback 少了一家报纸 <b>&")
    assert "已经转给管理员" in answer
    (delivery,) = waiting(bot)
    assert delivery.chat_id == bob.person.id
    assert "少了一家报纸 &lt;b&gt;&amp;" in delivery.text
    assert str(alice.person.id) in delivery.text


async def test_the_same_words_are_handed_on_once_a_day(alice, bob, bot):
    await bob.say("/start")
    await looked_after_by(bot, bob.person.id)
    await alice.say("/feedback 少了一家报纸")
    assert "刚才已经" in await alice.say("/feedback 少了一家报纸")
    assert len(waiting(bot)) == 1


async def test_where_nobody_can_read_it_nothing_is_kept(alice, bot):
    assert "没有人看得到" in await alice.say("/feedback 少了一家报纸")
    await looked_after_by(bot, NEVER_WROTE)
    assert "没有人看得到" in await alice.say("/feedback 少了一家报纸")
    assert waiting(bot) == []


async def test_without_words_and_with_too_many_it_says_how(alice):
    assert "写在后面" in await alice.say("/feedback")
    assert "太长了" in await alice.say("/feedback " + "长" * 601)


async def test_the_longest_words_fit_a_message(alice, bot):
    await alice.say("/start")
    await looked_after_by(bot, alice.person.id)
    assert "已经转给管理员" in await alice.say("/feedback " + "&" * 600)
