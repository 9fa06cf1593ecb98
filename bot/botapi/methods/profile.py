"""What the bot says of itself: its commands and descriptions."""

import json
import re
from typing import Any

from bot.botapi.errors import bad_request
from bot.botapi.forms import Form
from bot.botapi.records import Door
from bot.botapi.state import State

MAX_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_SCOPES = frozenset(
    [
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ]
)
_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(state: State, form: Form) -> Any:
    return state.bot.to_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def set_my_commands(state: State, form: Form) -> Any:
    scope, commands = _scope(form), form.json("commands", "commands")
    _check_chat(state, form)
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    state.commands[scope] = [_command(command) for command in commands]
    return True


def get_my_commands(state: State, form: Form) -> Any:
    return state.commands.get(_scope(form), [])


def delete_my_commands(state: State, form: Form) -> Any:
    state.commands.pop(_scope(form), None)
    return True


def set_my_name(state: State, form: Form) -> Any:
    return _set(state, form, "name")


def get_my_name(state: State, form: Form) -> Any:
    return _get(state, form, "name")


def set_my_description(state: State, form: Form) -> Any:
    return _set(state, form, "description")


def get_my_description(state: State, form: Form) -> Any:
    return _get(state, form, "description")


def set_my_short_description(state: State, form: Form) -> Any:
    return _set(state, form, "short_description")


def get_my_short_description(state: State, form: Form) -> Any:
    return _get(state, form, "short_description")


def _set(state: State, form: Form, name: str) -> Any:
    text = form.text(name)
    if len(text) > _LIMITS[name]:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    state.descriptions[name, _language(form)] = text
    return True


def _get(state: State, form: Form, name: str) -> Any:
    own = state.descriptions.get((name, _language(form)))
    return {name: own or state.descriptions.get((name, ""), "")}


def _scope(form: Form) -> tuple[str, str]:
    scope = form.json("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    if scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    return json.dumps(scope, sort_keys=True), _language(form)


def _check_chat(state: State, form: Form) -> None:
    """A menu of one chat needs a chat that the bot knows."""
    scope = form.json("scope", "BotCommandScope") or {}
    if "chat_id" not in scope:
        return
    chat = state.chats.get(scope["chat_id"])
    if chat is None or chat.door is Door.UNOPENED:
        raise bad_request("chat not found")


def _language(form: Form) -> str:
    language = form.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _command(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not {"command", "description"} <= value.keys():
        raise bad_request("can't parse BotCommand: expected an Object")
    command = str(value["command"]).removeprefix("/")
    description = str(value["description"])
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


METHODS = {
    "getme": get_me,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setmyname": set_my_name,
    "getmyname": get_my_name,
    "setmydescription": set_my_description,
    "getmydescription": get_my_description,
    "setmyshortdescription": set_my_short_description,
    "getmyshortdescription": get_my_short_description,
}
