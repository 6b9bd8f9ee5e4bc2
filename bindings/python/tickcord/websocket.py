"""A WebSocket to a server of one's own."""

from __future__ import annotations

import ctypes
from types import TracebackType
from typing import Optional, Sequence, Type

from ._calls import WebSocketCalls
from ._marshal import Text, call, structure
from ._source import Functions, Source
from .enums import WebSocketState
from .structs import WebSocketHeader, WebSocketOptions


class WebSocket(Source, WebSocketCalls):
    """A WebSocket (RFC 6455) to a server of one's own, on a thread of the library's.

    As a context manager it connects, and is destroyed at the end. Its events are WEBSOCKET_OPENED, WEBSOCKET_TEXT,
    WEBSOCKET_BINARY, WEBSOCKET_PONG, WEBSOCKET_CLOSED and WEBSOCKET_ERROR.
    """

    _functions = Functions(
        poll_events="tickcord_websocket_poll_events",
        poll_log="tickcord_websocket_poll_log",
        wait="tickcord_websocket_wait",
        destroy="tickcord_websocket_destroy",
    )

    def __init__(
        self,
        url: Text,
        *,
        origin: Optional[Text] = None,
        proxy_url: Optional[Text] = None,
        ca_pem: Optional[Text] = None,
        headers: Optional[Sequence[WebSocketHeader]] = None,
        subprotocols: Optional[Sequence[Text]] = None,
        queue_capacity: Optional[int] = None,
        queue_bytes: Optional[int] = None,
        max_message_bytes: Optional[int] = None,
        max_unsent_bytes: Optional[int] = None,
        handshake_timeout_ms: Optional[int] = None,
        close_timeout_ms: Optional[int] = None,
        ping_interval_ms: Optional[int] = None,
        pong_timeout_ms: Optional[int] = None,
        reconnect: Optional[bool] = None,
    ) -> None:
        """A WebSocket that is not connected yet. `WebSocketOptions` says what the options mean."""
        options = WebSocketOptions(
            url=url,
            origin=origin,
            proxy_url=proxy_url,
            ca_pem=ca_pem,
            headers=headers,
            subprotocols=subprotocols,
            queue_capacity=queue_capacity,
            queue_bytes=queue_bytes,
            max_message_bytes=max_message_bytes,
            max_unsent_bytes=max_unsent_bytes,
            handshake_timeout_ms=handshake_timeout_ms,
            close_timeout_ms=close_timeout_ms,
            ping_interval_ms=ping_interval_ms,
            pong_timeout_ms=pong_timeout_ms,
            reconnect=reconnect,
        )
        handle = ctypes.c_uint64()
        call("tickcord_websocket_create", structure(options), ctypes.byref(handle))
        super().__init__(handle.value)

    @property
    def state(self) -> WebSocketState:
        """Where the connection stands."""
        state = ctypes.c_int32()
        self._call("tickcord_websocket_get_state", ctypes.byref(state))
        return WebSocketState(state.value)

    def __enter__(self) -> WebSocket:
        self.connect()
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self._end()

    async def __aenter__(self) -> WebSocket:
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
        return f"<tickcord.WebSocket {self._raw:#x}>"
