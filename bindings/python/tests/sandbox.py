"""The stand-in for Discord that `cargo xtask test` starts for these tests."""

from __future__ import annotations

import json
import os
import urllib.request
from pathlib import Path
from typing import Any

import tickcord

CHANNEL = int(os.environ.get("TICKCORD_CHANNEL", "0"))


def client(**options: Any) -> tickcord.Client:
    """A client of the sandbox that sees messages' text."""
    if not CHANNEL:
        raise RuntimeError("there is no sandbox: run these tests by `cargo xtask test`")
    options.setdefault("intents", tickcord.Intents.ALL)
    return tickcord.Client(
        os.environ["DISCORD_TOKEN"],
        api_url=os.environ["TICKCORD_API_URL"],
        ca_pem=Path(os.environ["TICKCORD_CA_FILE"]).read_bytes(),
        **options,
    )


def control(path: str, body: Any) -> Any:
    """Posts to the sandbox's control interface."""
    request = urllib.request.Request(
        os.environ["TICKCORD_CONTROL_URL"] + path,
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def speak(content: str, member: str = "ada") -> None:
    control("/speak", {"channel_id": str(CHANNEL), "member": member, "content": content})


def first(client: tickcord.Client, kind: tickcord.EventKind) -> tickcord.Event:
    """The next event of this kind; those before it are let go."""
    for event in client.events(timeout=10):
        if event.kind == kind:
            return event
    raise AssertionError(f"no {kind.name} in time")
