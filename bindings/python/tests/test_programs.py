from __future__ import annotations

import os
import signal
import subprocess
import sys
import unittest
from pathlib import Path

import sandbox

from tickcord import EventKind

BRIDGE = str(Path(__file__).parents[3] / "examples/python/chat_bridge.py")


@unittest.skipIf(os.name == "nt", "Windows has no SIGINT for children")
class ProgramTest(unittest.TestCase):
    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, *arguments],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert program.stdout is not None and program.stderr is not None
        # Whatever happens, none is left behind.
        for cleanup in (program.stderr.close, program.stdout.close, program.wait, program.kill):
            self.addCleanup(cleanup)
        return program

    def line(self, program: subprocess.Popen[str], beginning: str) -> str:
        """The next line that begins so."""
        assert program.stdout is not None
        for line in program.stdout:
            if line.startswith(beginning):
                return line.strip()
        self.fail(f"the program ended before it printed {beginning!r}")

    def interrupt(self, program: subprocess.Popen[str]) -> None:
        program.send_signal(signal.SIGINT)
        _, errors = program.communicate(timeout=30)
        self.assertEqual((program.returncode, "Traceback" in errors), (0, False), errors)

    def test_chat_bridge_passes_chat_on_both_ways(self) -> None:
        with sandbox.client() as client:
            bridge = self.start(BRIDGE)
            self.line(bridge, "logged in as tickcord-bot")
            sandbox.speak("is **anybody** here?", "mina")
            self.assertIn("is anybody here?", self.line(bridge, "\ubbf8\ub098"))
            lines = (event.as_message().content for event in client.events(10) if event.kind == EventKind.MESSAGE_CREATE)
            self.assertIn("Wave 1 begins", lines)
            self.interrupt(bridge)

    def test_chat_bridge_ends_in_words_when_discord_refuses_it(self) -> None:
        bridge = self.start(BRIDGE, DISCORD_TOKEN="c2FuZGJveA.token.of-nobody")
        _, errors = bridge.communicate(timeout=30)
        self.assertEqual(bridge.returncode, 1)
        self.assertIn("developer portal", errors)

    def test_module_prints_events_until_it_is_interrupted(self) -> None:
        program = self.start("-m", "tickcord")
        self.assertIn("guilds", self.line(program, "READY {"))
        self.interrupt(program)
