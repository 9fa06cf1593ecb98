"""Conveniences over the in-process Bot API: a clock to turn, a bot to call."""

from datetime import UTC, datetime, timedelta

from telegram import Bot

from bot.botapi import BotApi, BotApiRequest


class TurnedClock:
    """A clock that stands still until it is turned on."""

    def __init__(self, now: datetime = datetime(2023, 5, 10, 0, 30, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **how_far: float) -> None:
        """Goes on by a timedelta's arguments: `turn(minutes=5)`."""
        self.now += timedelta(**how_far)


def bot_over(api: BotApi) -> Bot:
    """python-telegram-bot's Bot, with the server's own token and no socket."""
    return Bot(api.token, request=BotApiRequest(api), get_updates_request=BotApiRequest(api))
