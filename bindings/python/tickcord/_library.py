"""Finds the native library, loads it once, and makes sure that it fits this package."""

from __future__ import annotations

import ctypes
import ctypes.util
import functools
import os
import sys
from pathlib import Path
from typing import Any, List

from ._abi import FUNCTIONS, TICKCORD_ABI_VERSION

_MAJOR = TICKCORD_ABI_VERSION >> 16


@functools.lru_cache(maxsize=None)
def library() -> Any:
    """The library, its functions declared. Raises ImportError, with what to do, if there is none that fits."""
    loaded = _load()
    loaded.tickcord_abi_version.restype = ctypes.c_uint32
    found = loaded.tickcord_abi_version()
    if found >> 16 != _MAJOR or found < TICKCORD_ABI_VERSION:
        raise ImportError(
            f"{loaded._name} has version {_shown(found)} of Tickcord's ABI, and this package needs "
            f"{_shown(TICKCORD_ABI_VERSION)}: install package and library of one release"
        )
    for name, (returns, takes) in FUNCTIONS.items():
        function = getattr(loaded, name)
        function.restype = returns
        function.argtypes = takes
    return loaded


def version() -> str:
    """The library's version, such as "0.1.0"."""
    shown: bytes = library().tickcord_version()
    return shown.decode()


def can_unload() -> bool:
    """Whether no client, WebSocket, thread or event of the library is left."""
    return bool(library().tickcord_can_unload())


def _load() -> Any:
    named = os.environ.get("TICKCORD_LIBRARY")
    if named:
        try:
            return ctypes.CDLL(named)
        except OSError as error:
            raise ImportError(f"TICKCORD_LIBRARY is {named}, which cannot be loaded: {error}") from error
    refused: List[str] = []
    for place in _places():
        try:
            return ctypes.CDLL(place)
        except OSError as error:
            refused.append(str(error))
    raise ImportError(
        "Tickcord's native library was not found, neither beside the package nor by the system. Set "
        "TICKCORD_LIBRARY to its path, such as target/release/libtickcord.so of a checkout after "
        f"`cargo build --release`. Tried: {'; '.join(refused)}"
    )


def _places() -> List[str]:
    if sys.platform == "win32":
        names = ["tickcord.dll"]
    elif sys.platform == "darwin":
        names = [f"libtickcord.{_MAJOR}.dylib", "libtickcord.dylib"]
    else:
        names = [f"libtickcord.so.{_MAJOR}", "libtickcord.so"]
    beside = [Path(__file__).parent / name for name in names]
    found = ctypes.util.find_library("tickcord")
    return [str(path) for path in beside if path.exists()] + names + ([found] if found else [])


def _shown(abi_version: int) -> str:
    return f"{abi_version >> 16}.{abi_version & 0xFFFF}"
