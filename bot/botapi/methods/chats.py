"""Chats and who is in them, and the state of the (absent) webhook."""

from typing import Any

from bot.botapi.errors import bad_request
from bot.botapi.forms import Form
from bot.botapi.records import Chat, User
from bot.botapi.state import State

_RIGHTS = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]


def get_chat(state: State, form: Form) -> Any:
    return state.find_chat(form).to_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


def get_chat_member(state: State, form: Form) -> Any:
    chat, user = state.find_chat(form), state.users.get(form.integer("user_id"))
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member(chat, user)


def get_chat_administrators(state: State, form: Form) -> Any:
    chat = state.find_chat(form)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member(chat, chat.members[user_id]) for user_id in chat.administrators]


def get_chat_member_count(state: State, form: Form) -> Any:
    chat = state.find_chat(form)
    return 2 if chat.type == "private" else len(chat.members)


def delete_webhook(state: State, form: Form) -> Any:
    if form.boolean("drop_pending_updates"):
        state.updates.clear()
    return True


def get_webhook_info(state: State, form: Form) -> Any:
    return {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates),
    }


def member(chat: Chat, user: User) -> dict[str, Any]:
    """A ChatMember. The first administrator of a group is its owner."""
    shown: dict[str, Any] = {"user": user.to_json(), "status": "member"}
    if chat.type != "private" and user.id not in chat.members:
        return shown | {"status": "left"}
    if user.id in chat.administrators[:1]:
        return shown | {"status": "creator", "is_anonymous": False}
    if user.id in chat.administrators:
        return shown | {"status": "administrator"} | dict.fromkeys(_RIGHTS, False)
    return shown


METHODS = {
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators,
    "getchatmembercount": get_chat_member_count,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
}
