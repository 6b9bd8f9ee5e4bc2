"""A request that was accepted, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generator, Optional

from ._marshal import result_name
from .enums import ResultCode
from .errors import Error
from .structs import RequestResult

if TYPE_CHECKING:
    from .client import Client
    from .event import Event


@dataclass(frozen=True)
class Result(RequestResult):
    """What a request came to."""

    body: Any
    """Discord's answer, as `json.loads` gives it: None if it was empty, a `str` if it was no JSON."""


class Request:
    """A request that was accepted. It is sent, and has its REQUEST_RESULT event, whether this object is kept or not.

    `await request` gives its `Result`, or raises `Error` if it failed; `request.wait()` does so without asyncio. Both poll the
    client, and leave the events that come meanwhile, that of the result included, to the next who polls.
    """

    number: int
    """By which its REQUEST_RESULT event names it; never 0."""

    def __init__(self, client: Client, number: int) -> None:
        self.number = number
        self._client = client
        self._event: Optional[Event] = None

    def wait(self, timeout: Optional[float] = None) -> Result:
        """Blocks until the result is there, for `timeout` seconds at the most (None: for as long as it takes).

        Raises TimeoutError; the request goes on then.
        """
        self._client._fetch_until(lambda: self._event is not None, timeout)
        return self._result()

    def __await__(self) -> Generator[Any, None, Result]:
        yield from self._client._fetch_until_async(lambda: self._event is not None).__await__()
        return self._result()

    def cancel(self) -> None:
        """Takes it back while it waits to be sent: its result is ResultCode.REQUEST_CANCELED.

        Raises Error with ResultCode.REQUEST_UNDER_WAY if it is being sent, and with ResultCode.UNKNOWN_REQUEST if it has its
        result or is a gateway command.
        """
        self._client._call("tickcord_client_cancel_request", self.number)

    def _result(self) -> Result:
        if self._event is None:
            raise TimeoutError(f"request {self.number} has no result yet")
        view = self._event.as_request_result()
        result = Result(**vars(view), body=self._event.data["body"])
        if result.code != ResultCode.OK:
            raise Error(result.code, result_name(result.code), result.text, result)
        return result

    def __int__(self) -> int:
        return self.number

    def __index__(self) -> int:
        return self.number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Request, int)) and self.number == int(other)

    def __hash__(self) -> int:
        return hash(self.number)

    def __repr__(self) -> str:
        return f"<tickcord.Request {self.number}>"
