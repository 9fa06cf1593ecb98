"""A Bot API server without Telegram: for `guatu chat`, the demo and the tests."""

from bot.botapi.loopback import Loopback, serve_http
from bot.botapi.people import Group, Person
from bot.botapi.request import BotApiRequest
from bot.botapi.server import TOKEN, BotApi

__all__ = ["TOKEN", "BotApi", "BotApiRequest", "Group", "Loopback", "Person", "serve_http"]
