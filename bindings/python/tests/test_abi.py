from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

import tickcord
from tickcord import _abi

ROOT = Path(__file__).parents[3]
# One at a time; the binding takes several.
SINGLE = {"tickcord_client_poll_event", "tickcord_websocket_poll_event"}


class AbiTest(unittest.TestCase):
    def test_structs_have_the_sizes_that_c_asserts(self) -> None:
        asserted = re.findall(r"^SIZE\((\w+), (\d+), (\d+)\);", (ROOT / "tests/c/layout.c").read_text(), re.M)
        index = 1 if ctypes.sizeof(ctypes.c_void_p) == 8 else 2
        self.assertEqual(len(asserted), len(_abi.SIZES))
        for name, *sizes in asserted:
            self.assertEqual(ctypes.sizeof(getattr(_abi, name)), int(sizes[index - 1]), name)

    def test_every_function_of_the_ledger_is_used(self) -> None:
        ledger = (ROOT / "abi/symbols.txt").read_text()
        functions = {line.split()[0] for line in ledger.splitlines() if re.match(r"tickcord_\w+ function ", line)}
        self.assertEqual(set(_abi.FUNCTIONS), functions)
        package = Path(tickcord.__file__).parent
        source = "".join(path.read_text() for path in package.glob("*.py") if path.name != "_abi.py")
        used = set(re.findall(r"\btickcord_\w+", source))
        # Each `_init` is called when its struct is made.
        made = {f"{name}_init" for name in used}
        self.assertEqual(functions - used - made - SINGLE, set())

    def test_every_constant_of_the_ledger_has_a_name(self) -> None:
        ledger = (ROOT / "abi/symbols.txt").read_text()
        constants = [line.split() for line in ledger.splitlines() if " constant " in line]
        self.assertGreater(len(constants), 300)
        numbers = {member.name: int(member) for member in tickcord.EventKind}
        for name, *rest in constants:
            if name.startswith("TICKCORD_EVENT_"):
                self.assertEqual(numbers[name[len("TICKCORD_EVENT_") :]], int(rest[-1]), name)

    def test_package_has_the_library_s_version(self) -> None:
        project = (ROOT / "bindings/python/pyproject.toml").read_text()
        self.assertIn(f'\nversion = "{tickcord.version()}"\n', project)

    def test_missing_library_says_what_to_do(self) -> None:
        told = self.loading("/nowhere/libtickcord.so")
        self.assertIn("ImportError: TICKCORD_LIBRARY is /nowhere/libtickcord.so", told)

    def test_library_of_another_abi_is_refused(self) -> None:
        told = self.loading(os.environ["TICKCORD_LIBRARY"], "_abi.TICKCORD_ABI_VERSION = 2 << 16;")
        self.assertIn("has version 1.0 of Tickcord's ABI, and this package needs 2.0", told)

    def loading(self, library: str, before: str = "") -> str:
        """What a Python says that loads this library."""
        program = f"from tickcord import _abi; {before} import tickcord; tickcord.version()"
        if before:
            # Set before the package looks at it.
            program = (
                "import sys, types, importlib.util as u; "
                f"package = types.ModuleType('tickcord'); package.__path__ = [{str(Path(tickcord.__file__).parent)!r}]; "
                f"sys.modules['tickcord'] = package; from tickcord import _abi; {before} "
                "from tickcord import _library; _library.version()"
            )
        environment = {**os.environ, "TICKCORD_LIBRARY": library}
        ended = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60)
        self.assertNotEqual(ended.returncode, 0)
        return ended.stderr


if __name__ == "__main__":
    unittest.main()
