from __future__ import annotations

import os
import signal
import subprocess
import sys
import unittest
from pathlib import Path

from sandbox import speak

ROOT = Path(__file__).parents[3]


class ProgramTest(unittest.TestCase):
    def start(self, *arguments: str) -> subprocess.Popen[str]:
        program = subprocess.Popen(
            [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        # Whatever happens, none is left behind.
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        assert program.stdin is not None and program.stdout is not None
        self.addCleanup(program.stdin.close)
        self.addCleanup(program.stdout.close)
        return program

    def line(self, program: subprocess.Popen[str], beginning: str) -> str:
        """The next line that begins so."""
        assert program.stdout is not None
        for line in program.stdout:
            if line.startswith(beginning):
                return line.strip()
        self.fail(f"the program ended before it printed {beginning!r}")

    def test_chat_bridge_passes_chat_on(self) -> None:
        bridge = self.start(str(ROOT / "examples/python/chat_bridge.py"))
        self.line(bridge, "logged in as tickcord-bot")
        speak("is anybody here?", "mina")
        self.assertIn("is anybody here?", self.line(bridge, "\ubbf8\ub098"))
        ended, _ = bridge.communicate("yes, me\n", timeout=30)
        self.assertEqual(bridge.returncode, 0, ended)

    @unittest.skipIf(os.name == "nt", "Windows has no SIGINT for children")
    def test_module_prints_events_until_it_is_interrupted(self) -> None:
        program = self.start("-m", "tickcord")
        self.assertIn("guilds", self.line(program, "READY {"))
        program.send_signal(signal.SIGINT)
        program.communicate(timeout=30)
        self.assertEqual(program.returncode, 0)
