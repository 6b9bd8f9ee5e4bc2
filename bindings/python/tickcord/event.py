"""One thing that happened."""

from __future__ import annotations

import json
from typing import Any, Optional

from ._calls import EventCalls
from ._library import library
from ._marshal import invoke, read_bytes, read_text
from .enums import EventKind


class Event(EventCalls):
    """One thing that happened, as the library keeps it; it goes when nobody holds it any more.

    Reading is cheap: nothing is parsed before it is asked for. Whatever is read is a copy and stays.
    """

    def __init__(self, raw: int) -> None:
        # Kept here, since at the interpreter's end modules may be gone before events are.
        self._free = library().tickcord_event_free
        self._data: Optional[Any] = None
        # Last: Ctrl-C may come between any two lines, and what is half made goes the same way.
        self._raw = raw

    def __del__(self) -> None:
        if hasattr(self, "_raw"):
            self._free(self._raw)

    @property
    def kind(self) -> EventKind:
        """What happened. EventKind.UNKNOWN if this package knows no such kind: then `name` tells."""
        try:
            return EventKind(invoke("tickcord_event_type", self._raw))
        except ValueError:
            return EventKind.UNKNOWN

    @property
    def name(self) -> str:
        """The name of what happened, such as "MESSAGE_CREATE"."""
        return read_text(invoke("tickcord_event_name", self._raw))

    @property
    def json(self) -> str:
        """The event's data as JSON."""
        return read_text(invoke("tickcord_event_json", self._raw))

    @property
    def bytes(self) -> bytes:
        """The raw bytes that an event carries beside its JSON: a binary message, an answer that is no text; else b""."""
        return read_bytes(invoke("tickcord_event_bytes", self._raw))

    @property
    def data(self) -> Any:
        """The event's data, parsed as a whole when it is first asked for. Ids are strings of digits here."""
        if self._data is None:
            self._data = json.loads(self.json)
        return self._data

    def __repr__(self) -> str:
        return f"<tickcord.Event {self.name}>"
