"""Which intents bring which events."""

from __future__ import annotations

import ctypes

from ._marshal import array, call
from .enums import Intents


def intents_for_events(*kinds: int) -> Intents:
    """The intents without which Discord would not send events of these kinds; MESSAGE_CONTENT is not among them."""
    out = ctypes.c_uint64()
    call("tickcord_intents_for_events", *array(ctypes.c_int32, kinds), ctypes.byref(out))
    return Intents(out.value)
