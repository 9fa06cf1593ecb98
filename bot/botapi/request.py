"""python-telegram-bot's way to the in-process server: no socket, the same errors."""

from typing import Any

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.botapi.errors import LostRequestError
from bot.botapi.forms import Upload
from bot.botapi.server import BotApi


class BotApiRequest(BaseRequest):
    """A transport for `Application.builder().request(…)` and `.get_updates_request(…)`."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        """Has nothing to open."""

    async def shutdown(self) -> None:
        """Has nothing to close."""

    async def do_request(  # noqa: PLR0917 (PTB's own signature)
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body; what breaks on the way is raised as by PTB's own transport."""
        values = request_data.json_parameters if request_data else {}
        uploads = _uploads(request_data) if request_data else {}
        try:
            return await self._api.handle(url, values, uploads)
        except LostRequestError as lost:
            if isinstance(lost.cause, httpx.TimeoutException):
                raise TimedOut from lost.cause
            message = f"httpx.{type(lost.cause).__name__}: {lost.cause}"
            raise NetworkError(message) from lost.cause


def _uploads(request_data: RequestData) -> dict[str, Upload]:
    uploads = {}
    for part, (name, content, mime_type) in request_data.multipart_data.items():
        data = content if isinstance(content, bytes) else content.read()
        uploads[part] = Upload(name, data, mime_type)
    return uploads
