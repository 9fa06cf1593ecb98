from telegram import CallbackQuery, Chat, InaccessibleMessage, Update, User


async def test_the_answer_comes_as_a_message_of_its_own(alice, bot):
    """Telegram gives of an old message no more than its chat and number."""
    await alice.say("/help")
    before = len(alice.person.messages)
    user = User(alice.person.id, "Alice", is_bot=False)
    old = InaccessibleMessage(Chat(alice.person.id, "private"), message_id=1)
    query = CallbackQuery("1", user, "1", message=old, data="region:371600")
    update = Update(1, callback_query=query)
    for telegram_object in (query, old):
        telegram_object.set_bot(bot.application.bot)
    old.chat.set_bot(bot.application.bot)
    await bot.application.process_update(update)
    assert len(alice.person.messages) == before + 1
    assert "📍 滨州市" in alice.last.text
