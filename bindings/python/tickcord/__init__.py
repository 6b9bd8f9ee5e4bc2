"""Tickcord: Discord for games and game servers, and for trying it out in Python.

    with tickcord.Client(token, intents=Intents.DEFAULT | Intents.MESSAGE_CONTENT) as client:
        for event in client.events():
            if event.kind == EventKind.MESSAGE_CREATE:
                print(event.as_message().content)

The native library is looked for at the path in TICKCORD_LIBRARY, beside this package, and where the system keeps libraries.
"""

from . import enums, structs
from ._library import can_unload, version
from .client import Client
from .enums import *  # noqa: F403
from .errors import Error
from .event import Event
from .intents import intents_for_events
from .request import Request, Result
from .structs import *  # noqa: F403
from .text import text_decode, text_encode, text_escape
from .webhook import webhook_from_url
from .websocket import WebSocket

__all__ = [
    "Client",
    "Error",
    "Event",
    "Request",
    "Result",
    "WebSocket",
    "can_unload",
    "intents_for_events",
    "text_decode",
    "text_encode",
    "text_escape",
    "version",
    "webhook_from_url",
]
__all__ += enums.__all__
__all__ += structs.__all__
