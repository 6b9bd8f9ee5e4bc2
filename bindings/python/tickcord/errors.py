"""What failed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from .request import Result


class Error(Exception):
    """A call that was refused, or a request that failed."""

    code: int
    """A `ResultCode`, or a number of a newer library."""
    name: str
    """The code's name, such as "CONTENT_TOO_LONG"."""
    text: str
    """What went wrong and what to do about it, in English. The token is never in it."""
    result: Optional[Result]
    """Of a request that failed: what is known besides, such as Discord's answer. None if the call was refused."""

    def __init__(self, code: int, name: str, text: str, result: Optional[Result] = None) -> None:
        super().__init__(code, name, text)
        self.code = code
        self.name = name
        self.text = text
        self.result = result

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"
