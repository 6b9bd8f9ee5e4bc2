"""What clients and WebSockets share: events that are polled, a log, and an end."""

from __future__ import annotations

import asyncio
import ctypes
import itertools
import logging
import threading
import time
import warnings
from collections import deque
from typing import Any, AsyncIterator, Callable, ClassVar, Deque, Dict, Iterator, List, NamedTuple, Optional

from . import _abi
from ._library import library
from ._marshal import call, check_range, invoke, prepared
from ._receiver import Receiver
from .enums import LogLevel, ResultCode
from .errors import Error
from .event import Event

_LOG = logging.getLogger("tickcord")
_LEVELS: Dict[int, int] = {
    LogLevel.ERROR: logging.ERROR,
    LogLevel.WARNING: logging.WARNING,
    LogLevel.INFO: logging.INFO,
    LogLevel.DEBUG: logging.DEBUG,
}
# How many events are taken by one call.
_BATCH = 64
# Python sees Ctrl-C between two calls alone.
_LONGEST_WAIT = 0.1


class Functions(NamedTuple):
    """What these are called for one kind of object."""

    poll_events: str
    poll_log: str
    wait: str
    destroy: str


class Source(Receiver):
    """Events that are polled. Any method may be called from any thread."""

    _functions: ClassVar[Functions]

    poll_interval: float = 0.02
    """Seconds between two polls while a coroutine waits."""

    def __init__(self, raw: int) -> None:
        self._raw = raw
        self._destroyed = False
        self._destroy = getattr(library(), self._functions.destroy)
        self._backlog: Deque[Event] = deque()
        # Order is kept among threads, and they share one record. A handler of signals or of the log may come back here.
        self._fetching = threading.RLock()
        self._record = prepared(_abi.tickcord_log_record)

    def poll(self, limit: Optional[int] = None) -> List[Event]:
        """The events that wait, the oldest first, at the most `limit` (None: all). Never blocks.

        What the library logged meanwhile goes to the logger "tickcord" of `logging`.
        """
        self._fetch(None if limit is None else limit - len(self._backlog))
        events = self._waiting()
        return list(events if limit is None else itertools.islice(events, limit))

    def wait(self, timeout: Optional[float] = None) -> bool:
        """Blocks until an event waits, for `timeout` seconds at the most (None: without end). False: none came."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self._backlog:
            left = _LONGEST_WAIT if deadline is None else min(_LONGEST_WAIT, deadline - time.monotonic())
            code = invoke(self._functions.wait, self._raw, max(0, round(left * 1000)))
            if code == ResultCode.OK:
                return True
            if code != ResultCode.TIMEOUT:
                # Again, for an error with its text.
                call(self._functions.wait, self._raw, 0)
            if deadline is not None and time.monotonic() >= deadline:
                return False
        return True

    def events(self, timeout: Optional[float] = None) -> Iterator[Event]:
        """Each event as it comes, until this is destroyed or none came for `timeout` seconds (None: without end)."""
        while self._goes_on(lambda: self.wait(timeout)):
            self._goes_on(self._fetch_batch)
            # One by one, so that a loop that is left leaves the rest to the next.
            yield from self._waiting()

    def __aiter__(self) -> AsyncIterator[Event]:
        return self._events_async()

    async def _events_async(self) -> AsyncIterator[Event]:
        while self._goes_on(self._fetch_batch):
            await asyncio.sleep(0 if self._backlog else self.poll_interval)
            for event in self._waiting():
                yield event

    def destroy(self, timeout: float = 2.0) -> int:
        """Sends what can still be sent, disconnects and ends within `timeout` seconds, for which it may block.

        Gives how many messages and commands were not sent. Events that were polled stay. Raises Error with
        ResultCode.TIMEOUT if a thread has not ended yet, and ResultCode.INVALID_HANDLE the second time.
        """
        timeout_ms = round(timeout * 1000)
        check_range("timeout", ctypes.c_uint32, timeout_ms)
        self._destroyed = True
        unsent = ctypes.c_uint32()
        call(self._functions.destroy, self._raw, timeout_ms, ctypes.byref(unsent))
        return unsent.value

    def _end(self) -> None:
        """Of a with statement, in which it may have been destroyed already."""
        if not self._destroyed:
            unsent = self.destroy()
            if unsent:
                _LOG.warning("%d messages or commands were not sent before the end", unsent)

    def __del__(self, _warn: Callable[..., None] = warnings.warn) -> None:
        if not getattr(self, "_destroyed", True):
            _warn(f"{self!r} was not destroyed: use `with` or destroy()", ResourceWarning, source=self)
            self._destroy(self._raw, 0, None)

    def _goes_on(self, step: Callable[[], bool]) -> bool:
        """What a step of a loop over events gives; another thread may have ended it meanwhile."""
        if self._destroyed:
            return False
        try:
            return step()
        except Error:
            if self._destroyed:
                return False
            raise

    def _fetch_batch(self) -> bool:
        self._fetch(_BATCH - len(self._backlog))
        return True

    def _waiting(self) -> Iterator[Event]:
        """Takes over events one by one; another thread may do so too."""
        while True:
            try:
                yield self._backlog.popleft()
            except IndexError:
                return

    def _fetch(self, limit: Optional[int] = None) -> None:
        """Takes events over from the library, up to `limit`, and its log."""
        with self._fetching:
            while limit is None or limit > 0:
                wanted = _BATCH if limit is None else min(limit, _BATCH)
                events: Any = (ctypes.c_void_p * wanted)()
                count = ctypes.c_size_t()
                call(self._functions.poll_events, self._raw, events, wanted, ctypes.byref(count))
                for raw in events[: count.value]:
                    event = Event(raw)
                    self._note(event)
                    self._backlog.append(event)
                if count.value < wanted:
                    break
                limit = None if limit is None else limit - wanted
            self._fetch_log()

    def _note(self, event: Event) -> None:
        """Looks at an event before anybody gets it."""

    def _fetch_log(self) -> None:
        record = self._record
        while True:
            call(self._functions.poll_log, self._raw, ctypes.byref(record))
            if record.level == LogLevel.NONE:
                return
            if record.dropped:
                _LOG.warning("%d records of the log were lost: poll more often", record.dropped)
            message = record.message.decode("utf-8", "replace")
            _LOG.log(_LEVELS.get(record.level, logging.INFO), "%s", message)

    def _fetch_until(self, done: Callable[[], bool], timeout: Optional[float]) -> None:
        deadline = None if timeout is None else time.monotonic() + timeout
        self._fetch()
        while not done():
            left = _LONGEST_WAIT if deadline is None else min(_LONGEST_WAIT, deadline - time.monotonic())
            if left <= 0:
                return
            invoke(self._functions.wait, self._raw, round(left * 1000))
            self._fetch()

    async def _fetch_until_async(self, done: Callable[[], bool]) -> None:
        self._fetch()
        while not done():
            await asyncio.sleep(self.poll_interval)
            self._fetch()

    async def _end_async(self) -> None:
        await asyncio.get_running_loop().run_in_executor(None, self._end)
