"""Faults that a test orders: lost requests, refusals, server errors."""

import asyncio
from dataclasses import dataclass, field

import httpx

from bot.botapi.errors import ApiError, LostRequestError


@dataclass(slots=True)
class Fault:
    """Strikes the next `times` requests of a method (any where empty) to a chat (any where null).

    `after` strikes when the request has been accepted and only the answer is missing. Without an
    error the answer waits until `released`.
    """

    error: ApiError | httpx.TransportError | None
    method: str = ""
    chat_id: int | None = None
    times: int = 1
    after: bool = False
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def meets(self, method: str, chat_id: int) -> bool:
        return (
            self.times > 0
            and self.method.lower() in {"", method.lower()}
            and self.chat_id in {None, chat_id}
        )

    async def strike(self) -> None:
        """Raises what was ordered, or returns when the answer may go."""
        if self.error is None:
            await self.released.wait()
            return
        if isinstance(self.error, ApiError):
            raise self.error
        raise LostRequestError(self.error)


@dataclass(slots=True)
class Faults:
    """The ordered faults, first come first served."""

    ordered: list[Fault] = field(default_factory=list)

    def never_arrives(self, method: str = "", chat_id: int | None = None, times: int = 1) -> None:
        """No connection: the request surely never left."""
        error = httpx.ConnectError("All connection attempts failed")
        self.ordered.append(Fault(error, method, chat_id, times))

    def lost_before(self, method: str = "", chat_id: int | None = None, times: int = 1) -> None:
        """Sent, never accepted, no answer: the sender cannot know."""
        error = httpx.ReadTimeout("")
        self.ordered.append(Fault(error, method, chat_id, times))

    def lost_after(self, method: str = "", chat_id: int | None = None, times: int = 1) -> None:
        """Accepted, but the answer is lost: the sender cannot know."""
        error = httpx.ReadTimeout("")
        self.ordered.append(Fault(error, method, chat_id, times, after=True))

    def cut_off(self, method: str = "", chat_id: int | None = None, times: int = 1) -> None:
        """Accepted, and the connection closes before the answer."""
        error = httpx.RemoteProtocolError("Server disconnected without sending a response.")
        self.ordered.append(Fault(error, method, chat_id, times, after=True))

    def holds_back(
        self, method: str = "", chat_id: int | None = None, times: int = 1
    ) -> asyncio.Event:
        """Accepted at once, and answered when the event is set."""
        fault = Fault(None, method, chat_id, times, after=True)
        self.ordered.append(fault)
        return fault.released

    def answers(
        self,
        code: int,
        description: str,
        method: str = "",
        chat_id: int | None = None,
        times: int = 1,
        **parameters: int,
    ) -> None:
        """Refused with a status and a sentence: `answers(502, "Bad Gateway")`."""
        error = ApiError(code, description, **parameters)
        self.ordered.append(Fault(error, method, chat_id, times))

    def take(self, method: str, chat_id: int) -> Fault | None:
        """The fault that strikes this request, used up by one."""
        for fault in self.ordered:
            if fault.meets(method, chat_id):
                fault.times -= 1
                return fault
        return None
