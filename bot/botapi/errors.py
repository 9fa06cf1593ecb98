"""What the server answers when it does not answer a request as asked."""

import httpx


class ApiError(Exception):
    """A refusal: the HTTP status, Telegram's sentence, and its `parameters` where there are any."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(description: str) -> ApiError:
    return ApiError(400, f"Bad Request: {description}")


class LostRequestError(Exception):
    """The connection broke: no answer comes. `cause` is what httpx would raise at the client."""

    def __init__(self, cause: httpx.TransportError) -> None:
        super().__init__(str(cause))
        self.cause = cause
