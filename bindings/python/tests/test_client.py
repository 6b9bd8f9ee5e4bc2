from __future__ import annotations

import asyncio
import gc
import inspect
import os
import subprocess
import sys
import unittest
from dataclasses import fields
from pathlib import Path
from typing import Optional
from unittest import mock

import sandbox
from sandbox import CHANNEL, first, speak

import tickcord
from tickcord import EventKind, ResultCode


class ClientTest(unittest.TestCase):
    def test_message_is_heard_as_a_view_and_as_json(self) -> None:
        with sandbox.client() as client:
            first(client, EventKind.READY)
            speak("hello \U0001f98a", "mina")
            event = first(client, EventKind.MESSAGE_CREATE)
        # The client is gone, its event is not.
        message = event.as_message()
        self.assertEqual((message.content, message.channel_id), ("hello \U0001f98a", CHANNEL))
        self.assertIs(message.author.is_bot, False)
        self.assertEqual(event.data["author"]["username"], "mina")
        self.assertEqual(event.get_u64("/channel_id"), CHANNEL)
        self.assertEqual(event.name, "MESSAGE_CREATE")

    def test_view_of_another_kind_is_refused_in_words(self) -> None:
        with sandbox.client() as client:
            event = first(client, EventKind.READY)
            with self.assertRaises(tickcord.Error) as caught:
                event.as_message()
        self.assertEqual((caught.exception.code, caught.exception.name), (ResultCode.WRONG_TYPE, "WRONG_TYPE"))
        self.assertTrue(caught.exception.text)

    def test_request_waits_for_its_result_and_leaves_other_events(self) -> None:
        with sandbox.client() as client:
            first(client, EventKind.READY)
            speak("said meanwhile")
            result = client.send_message(CHANNEL, "hi").wait(10)
            self.assertEqual(result.body["content"], "hi")
            heard = [event.as_message().content for event in client.poll() if event.kind == EventKind.MESSAGE_CREATE]
        self.assertIn("said meanwhile", heard)

    def test_result_that_was_polled_before_is_still_there(self) -> None:
        with sandbox.client() as client:
            request = client.trigger_typing(CHANNEL)
            polled = first(client, EventKind.REQUEST_RESULT)
            self.assertEqual(polled.as_request_result().request, request)
            self.assertIsNone(request.wait(0).body)

    def test_failed_request_raises_with_what_discord_said(self) -> None:
        with sandbox.client() as client, self.assertRaises(tickcord.Error) as caught:
            client.get_channel(1).wait(10)
        self.assertEqual(caught.exception.code, ResultCode.HTTP_NOT_FOUND)
        assert caught.exception.result is not None
        self.assertEqual((caught.exception.result.status, caught.exception.result.discord_code), (404, 10003))

    def test_request_that_takes_longer_times_out(self) -> None:
        # Without a connection nothing is sent.
        client = sandbox.client()
        self.addCleanup(client.destroy, 0.5)
        with self.assertRaises(TimeoutError):
            client.send_message(CHANNEL, "later").wait(0)

    def test_request_is_taken_back_before_it_goes(self) -> None:
        client = sandbox.client()
        self.addCleanup(client.destroy)
        request = client.send_message(CHANNEL, "never said")
        request.cancel()
        with self.assertRaises(tickcord.Error) as caught:
            request.wait(10)
        self.assertEqual(caught.exception.code, ResultCode.REQUEST_CANCELED)
        with self.assertRaises(tickcord.Error) as caught:
            request.cancel()
        self.assertEqual(caught.exception.code, ResultCode.UNKNOWN_REQUEST)

    def test_poll_takes_no_more_than_its_limit_and_loses_none(self) -> None:
        with sandbox.client() as client:
            first(client, EventKind.READY)
            lines = [f"line {number}" for number in range(70)]
            for line in lines:
                speak(line)
            heard: list[str] = []
            while len(heard) < len(lines) and client.wait(10):
                events = client.poll(3)
                self.assertLessEqual(len(events), 3)
                heard += [event.as_message().content for event in events if event.kind == EventKind.MESSAGE_CREATE]
        self.assertEqual(heard, lines)

    def test_interrupt_while_an_event_is_taken_is_all_that_is_seen(self) -> None:
        with sandbox.client() as client:
            self.assertTrue(client.wait(10))
            with mock.patch("sys.unraisablehook") as ignored:
                with mock.patch("tickcord.event.library", side_effect=KeyboardInterrupt):
                    with self.assertRaises(KeyboardInterrupt):
                        client.poll()
                gc.collect()
            ignored.assert_not_called()

    def test_webhook_needs_no_bot(self) -> None:
        url = sandbox.control("/webhook", {"channel_id": str(CHANNEL), "name": "Game"})["url"]
        with tickcord.Client(
            webhooks_only=True,
            api_url=os.environ["TICKCORD_API_URL"],
            ca_pem=Path(os.environ["TICKCORD_CA_FILE"]).read_bytes(),
        ) as client:
            webhook = tickcord.webhook_from_url(url)
            sent = client.execute_webhook(webhook, tickcord.MessageCreate(content="up")).wait(10)
            with self.assertRaises(tickcord.Error) as caught:
                client.send_message(CHANNEL, "by a bot").wait(10)
        self.assertEqual((sent.body["content"], caught.exception.code), ("up", ResultCode.INVALID_TOKEN))

    def test_loop_over_events_ends_with_the_client(self) -> None:
        class Ending(tickcord.Client):
            def wait(self, timeout: Optional[float] = None) -> bool:
                # As if another thread did so at this moment.
                self.destroy()
                return super().wait(timeout)

        client = Ending("token.of.nobody")
        self.assertEqual(list(client.events()), [])

    def test_structs_nest_and_arrays_keep_their_order(self) -> None:
        message = tickcord.MessageCreate(
            embeds=[
                tickcord.Embed(title="first", fields=[tickcord.EmbedField(name="a", value="b", is_inline=True)]),
                tickcord.Embed(title="second", color=0xFF7F00),
            ],
            poll=tickcord.Poll(question="Which map?", answers=["Dust", "Ice"], answer_emojis=["\U0001f525", ""]),
            files=[tickcord.HttpFile(name="log.txt", data=b"one\0two")],
        )
        with sandbox.client() as client:
            body = client.create_message(CHANNEL, message).wait(10).body
        self.assertEqual([embed["title"] for embed in body["embeds"]], ["first", "second"])
        self.assertEqual(body["embeds"][0]["fields"], [{"name": "a", "value": "b", "inline": True}])
        self.assertEqual([answer["poll_media"]["text"] for answer in body["poll"]["answers"]], ["Dust", "Ice"])
        self.assertEqual(body["attachments"][0]["size"], 7)

    def test_empty_array_removes_what_none_leaves(self) -> None:
        with sandbox.client() as client:
            forum = {"name": "forum", "type": tickcord.ChannelType.FORUM}
            guild = int(first(client, EventKind.READY).get_u64("/guilds/0/id"))
            channels = client.get_guild_channels(guild).wait(10).body
            channel = next(it for it in channels if it["type"] == forum["type"])
            tag = int(channel["available_tags"][0]["id"])
            post = client.create_forum_post(
                int(channel["id"]),
                tickcord.ThreadCreate(name="post", applied_tags=[tag]),
                tickcord.MessageCreate(content="text"),
            ).wait(10)
            thread = int(post.body["id"])
            kept = client.edit_channel(thread, tickcord.ChannelEdit(name="renamed")).wait(10).body
            self.assertEqual(kept["applied_tags"], [str(tag)])
            removed = client.edit_channel(thread, tickcord.ChannelEdit(applied_tags=[])).wait(10).body
        self.assertEqual(removed["applied_tags"], [])

    def test_number_that_does_not_fit_is_refused(self) -> None:
        with sandbox.client() as client:
            for number in (-1, 1 << 64):
                with self.assertRaises(OverflowError):
                    client.send_message(number, "to whom?")
            with self.assertRaises(OverflowError):
                client.create_message(CHANNEL, tickcord.MessageCreate(content="x", flags=1 << 32))
            with self.assertRaises(TypeError):
                client.send_message(CHANNEL, 5)  # type: ignore[arg-type]

    def test_surrogates_cost_no_message(self) -> None:
        with sandbox.client() as client:
            result = client.send_message(CHANNEL, "a \ud800 b").wait(10)
        self.assertIn("\ufffd", result.body["content"])
        self.assertGreater(result.utf8_repairs, 0)

    def test_destroyed_client_is_an_error_and_no_crash(self) -> None:
        client = sandbox.client()
        self.assertEqual(client.destroy(), 0)
        for call in (client.destroy, client.poll, client.connect, lambda: client.wait(1)):
            with self.assertRaises(tickcord.Error) as caught:
                call()
            self.assertEqual(caught.exception.code, ResultCode.INVALID_HANDLE)
        self.assertEqual(list(client.events()), [])

    def test_forgotten_client_is_told_and_ends(self) -> None:
        client = sandbox.client()
        with self.assertWarns(ResourceWarning):
            del client
            gc.collect()

    def test_log_reaches_logging(self) -> None:
        with self.assertLogs("tickcord", "INFO") as logs, sandbox.client() as client:
            first(client, EventKind.READY)
        self.assertTrue(logs.output)

    def test_token_is_in_nothing_that_is_shown(self) -> None:
        options = tickcord.structs.ClientOptions(token="s3cret")
        webhook = tickcord.webhook_from_url("https://discord.com/api/webhooks/123/s3cret")
        self.assertEqual((webhook.id, webhook.token), (123, "s3cret"))
        with self.assertRaises(tickcord.Error) as caught:
            tickcord.Client("not a s3cret token")
        for shown in (repr(options), repr(webhook), str(caught.exception), repr(caught.exception)):
            self.assertNotIn("s3cret", shown)

    def test_texts_are_escaped_and_code_pages_read(self) -> None:
        self.assertEqual(tickcord.text_escape("*hi*"), "\\*hi\\*")
        self.assertEqual(tickcord.text_decode("\u041f".encode("windows-1251"), "windows-1251"), "\u041f")
        self.assertEqual(tickcord.text_encode("\u041f\U0001f98a", "windows-1251"), b"\xcf?")
        with sandbox.client() as client:
            first(client, EventKind.READY)
            speak("**bold**")
            event = first(client, EventKind.MESSAGE_CREATE)
        self.assertEqual(event.get_plain_text(), "bold")
        self.assertEqual(event.get_plain_text(tickcord.PlainTextFlags.KEEP_STYLES), "**bold**")

    def test_every_option_can_be_given(self) -> None:
        for of, options in (
            (tickcord.Client, tickcord.ClientOptions),
            (tickcord.WebSocket, tickcord.WebSocketOptions),
        ):
            taken = list(inspect.signature(of).parameters)
            self.assertEqual(sorted(taken), sorted(field.name for field in fields(options)))

    def test_interpreter_ends_in_peace_with_everything_left(self) -> None:
        program = (
            "import logging, sandbox; logging.disable(); client = sandbox.client(); client.connect(); "
            "client.kept = (client, sandbox.first(client, 100))"
        )
        ended = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program],
            cwd=Path(__file__).parent,
            capture_output=True,
            timeout=60,
        )
        self.assertEqual((ended.returncode, ended.stderr), (0, b""))


class AsyncTest(unittest.IsolatedAsyncioTestCase):
    async def test_request_is_awaited_inside_the_loop_over_events(self) -> None:
        async with sandbox.client() as client:
            async for event in client:
                if event.kind == EventKind.READY:
                    result = await client.send_message(CHANNEL, "from asyncio")
                    self.assertEqual(result.body["content"], "from asyncio")
                    speak("after it")
                elif event.kind == EventKind.MESSAGE_CREATE and event.as_message().content == "after it":
                    break

    async def test_two_requests_are_awaited_at_once(self) -> None:
        async with sandbox.client() as client:
            results = await asyncio.gather(client.get_channel(CHANNEL), client.get_channel(1), return_exceptions=True)
        self.assertEqual(results[0].body["id"], str(CHANNEL))  # type: ignore[union-attr]
        self.assertIsInstance(results[1], tickcord.Error)

    async def test_loop_goes_on_while_nothing_happens(self) -> None:
        client = sandbox.client()
        listening = asyncio.ensure_future(client.__aiter__().__anext__())
        await asyncio.sleep(0)
        self.assertFalse(listening.done())
        client.connect()
        self.assertEqual((await listening).kind, EventKind.CONNECTION_STATE)
        client.destroy()
