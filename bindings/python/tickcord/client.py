"""A Discord bot."""

from __future__ import annotations

import ctypes
import threading
import weakref
from types import TracebackType
from typing import Any, Optional, Type

from ._calls import ClientCalls
from ._marshal import Text, call, structure
from ._source import Functions, Source
from .enums import EventKind, State
from .event import Event
from .request import Request
from .structs import ClientOptions, Presence


class Client(Source, ClientCalls):
    """A Discord bot, on a thread of the library's own. No call blocks, but `wait`, `events`, `destroy` and `Request.wait`.

    As a context manager it connects (unless `webhooks_only` is set), and is destroyed at the end:

        with tickcord.Client(token) as client:
            for event in client.events():
                ...
    """

    _functions = Functions(
        poll_events="tickcord_client_poll_events",
        poll_log="tickcord_client_poll_log",
        wait="tickcord_client_wait",
        destroy="tickcord_client_destroy",
    )

    def __init__(
        self,
        token: Optional[Text] = None,
        *,
        intents: Optional[int] = None,
        api_url: Optional[Text] = None,
        gateway_url: Optional[Text] = None,
        proxy_url: Optional[Text] = None,
        ca_pem: Optional[Text] = None,
        text_encoding: Optional[Text] = None,
        presence: Optional[Presence] = None,
        queue_capacity: Optional[int] = None,
        shard_id: Optional[int] = None,
        shard_count: Optional[int] = None,
        compression: Optional[int] = None,
        encoding: Optional[int] = None,
        allow_undefined_intents: Optional[bool] = None,
        degrade_intents: Optional[bool] = None,
        auto_defer: Optional[int] = None,
        requests_per_second: Optional[int] = None,
        webhooks_only: Optional[bool] = None,
    ) -> None:
        """A client that is not connected yet. `ClientOptions` says what the options mean."""
        options = ClientOptions(
            token=token,
            intents=intents,
            api_url=api_url,
            gateway_url=gateway_url,
            proxy_url=proxy_url,
            ca_pem=ca_pem,
            text_encoding=text_encoding,
            presence=presence,
            queue_capacity=queue_capacity,
            shard_id=shard_id,
            shard_count=shard_count,
            compression=compression,
            encoding=encoding,
            allow_undefined_intents=allow_undefined_intents,
            degrade_intents=degrade_intents,
            auto_defer=auto_defer,
            requests_per_second=requests_per_second,
            webhooks_only=webhooks_only,
        )
        handle = ctypes.c_uint64()
        call("tickcord_client_create", structure(options), ctypes.byref(handle))
        super().__init__(handle.value)
        # A request is known before another thread can poll its result.
        self._lock = threading.RLock()
        self._has_bot = not webhooks_only
        self._requests: weakref.WeakValueDictionary[int, Request] = weakref.WeakValueDictionary()

    @property
    def state(self) -> State:
        """Where the connection stands."""
        state = ctypes.c_int32()
        self._call("tickcord_client_get_state", ctypes.byref(state))
        return State(state.value)

    def _request(self, function: str, *arguments: Any) -> Request:
        number = ctypes.c_uint64()
        with self._lock:
            self._call(function, *arguments, ctypes.byref(number))
            request = Request(self, number.value)
            self._requests[request.number] = request
        return request

    def _note(self, event: Event) -> None:
        if event.kind == EventKind.REQUEST_RESULT:
            with self._lock:
                request = self._requests.pop(event.get_u64("/request"), None)
            if request is not None:
                request._event = event

    def __enter__(self) -> Client:
        if self._has_bot:
            self.connect()
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self._end()

    async def __aenter__(self) -> Client:
        if self._has_bot:
            self.connect()
        return self

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        await self._end_async()

    def __repr__(self) -> str:
        return f"<tickcord.Client {self._raw:#x}>"
