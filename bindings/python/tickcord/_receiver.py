"""What calls are made with."""

from __future__ import annotations

from typing import Any

from ._marshal import call, filled
from .request import Request


class Receiver:
    """A handle, or an event's address."""

    _raw: Any

    def _call(self, function: str, *arguments: Any) -> None:
        call(function, self._raw, *arguments)

    def _filled(self, function: str, *arguments: Any) -> bytes:
        return filled(function, self._raw, *arguments)


class Requester(Receiver):
    """A receiver whose calls have results that come later."""

    def _request(self, function: str, *arguments: Any) -> Request:
        raise NotImplementedError
