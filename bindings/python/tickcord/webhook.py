"""Webhooks as operators paste them."""

from __future__ import annotations

import ctypes

from . import _abi
from ._marshal import Text, call, encoded, prepared, read_text
from .structs import Webhook


def webhook_from_url(url: Text) -> Webhook:
    """Reads the URL of a webhook, as Discord's users copy it, such as `https://discord.com/api/webhooks/123/token`.

    Raises Error with ResultCode.INVALID_WEBHOOK, whose text does not show the URL.
    """
    out = prepared(_abi.tickcord_webhook)
    # The token that comes out lies in these bytes.
    data, length = encoded(url)
    call("tickcord_webhook_from_url", ctypes.byref(out), data, length)
    return Webhook(id=out.id, thread_id=out.thread_id, token=read_text(out.token))
