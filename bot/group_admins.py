"""Who may change what a chat gets: in a group its admins, in a private chat whoever is there."""

from telegram import Chat, Update

GROUPS = frozenset({Chat.GROUP, Chat.SUPERGROUP})


async def may_manage(update: Update) -> bool:
    """Whether the person of an update may change the settings of its chat."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or chat.type not in GROUPS:
        return True
    message = update.message
    if message is not None and message.sender_chat is not None:
        # An admin who writes in the group's own name; other channels may write there, too.
        return message.sender_chat.id == chat.id
    # Of a single member Telegram is only bound to tell a bot that is an admin itself.
    admins = await chat.get_administrators()
    return user is not None and any(admin.user.id == user.id for admin in admins)
