from __future__ import annotations

import json
import os
import unittest
import urllib.request
from pathlib import Path

import tickcord
from tickcord import EventKind, ResultCode, WebSocketState


def gateway() -> tickcord.WebSocket:
    """A WebSocket to the sandbox's gateway, which speaks first."""
    with urllib.request.urlopen(os.environ["TICKCORD_CONTROL_URL"], timeout=10) as answer:
        url = json.load(answer)["gateway_url"]
    ca_pem = Path(os.environ["TICKCORD_CA_FILE"]).read_bytes()
    return tickcord.WebSocket(f"{url}?v=10&encoding=json", ca_pem=ca_pem)


def first(socket: tickcord.WebSocket, kind: EventKind) -> tickcord.Event:
    for event in socket.events(timeout=10):
        if event.kind == kind:
            return event
    raise AssertionError(f"no {kind.name} in time")


class WebSocketTest(unittest.TestCase):
    def test_messages_go_both_ways(self) -> None:
        with gateway() as socket:
            first(socket, EventKind.WEBSOCKET_OPENED)
            self.assertEqual(socket.state, WebSocketState.OPEN)
            hello = first(socket, EventKind.WEBSOCKET_TEXT)
            self.assertEqual(json.loads(hello.bytes)["op"], 10)
            socket.send_text('{"op": 1, "d": null}')
            self.assertEqual(json.loads(first(socket, EventKind.WEBSOCKET_TEXT).bytes)["op"], 11)
            socket.ping(b"are you there?")
            self.assertEqual(first(socket, EventKind.WEBSOCKET_PONG).bytes, b"are you there?")
            self.assertEqual(socket.get_stats().sent_messages, 1)

    def test_close_tells_who_and_why(self) -> None:
        with gateway() as socket:
            first(socket, EventKind.WEBSOCKET_OPENED)
            # Discord's gateway takes no binary messages.
            socket.send_binary(b"\x00\x01")
            closed = first(socket, EventKind.WEBSOCKET_CLOSED).as_websocket_closed()
        self.assertEqual((closed.close_code, closed.by_server), (4002, True))

    def test_refusals_are_errors_in_words(self) -> None:
        with self.assertRaises(tickcord.Error) as caught:
            tickcord.WebSocket("ws://example.com")
        self.assertEqual(caught.exception.code, ResultCode.INSECURE_URL)
        headers = [tickcord.WebSocketHeader(name="Host", value="elsewhere")]
        with self.assertRaises(tickcord.Error) as caught:
            tickcord.WebSocket("wss://example.com", headers=headers, subprotocols=["a", "b"])
        self.assertEqual(caught.exception.name, "INVALID_HEADER")
        socket = gateway()
        with self.assertRaises(tickcord.Error) as caught:
            socket.send_text("too early")
        self.assertEqual(caught.exception.code, ResultCode.NOT_CONNECTED)
        socket.destroy()


class AsyncTest(unittest.IsolatedAsyncioTestCase):
    async def test_events_come_without_blocking_the_loop(self) -> None:
        async with gateway() as socket:
            async for event in socket:
                if event.kind == EventKind.WEBSOCKET_TEXT:
                    self.assertIn(b'"op":10', event.bytes.replace(b" ", b""))
                    break
