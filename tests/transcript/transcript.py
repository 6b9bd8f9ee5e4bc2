"""One script in three languages: this, transcript.c and transcript.cpp print the same lines, which are in expected.txt."""

import json
import os
import sys
import urllib.request
from pathlib import Path
from typing import Any, Callable, NoReturn

import tickcord
from tickcord import EventKind, ResultCode

CHANNEL = int(os.environ["TICKCORD_CHANNEL"])
WAIT = 10.0


def control(path: str, body: Any) -> None:
    """Posts JSON to the sandbox's control interface."""
    url = os.environ["TICKCORD_CONTROL_URL"] + path
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    urllib.request.urlopen(request, timeout=WAIT).close()


def speak(member: str, content: str) -> None:
    control("/speak", {"channel_id": str(CHANNEL), "member": member, "content": content})


def wait_for(client: tickcord.Client, kind: EventKind) -> tickcord.Event:
    """The next event of this kind; those before it are let go."""
    for event in client.events(WAIT):
        if event.kind == kind:
            return event
    fail(f"no {kind.name} in time")


def hear(client: tickcord.Client, content: str) -> tickcord.Message:
    """The message with this text, which is printed with its author."""
    while True:
        message = wait_for(client, EventKind.MESSAGE_CREATE).as_message()
        if message.content == content:
            print(f"heard {message.display_name}: {message.content}")
            return message


def refused(what: str, call: Callable[[], object]) -> None:
    try:
        call()
    except tickcord.Error as error:
        print(f"{what}: {error.name}: {error.text}")
    else:
        fail(f"{what} was not refused")


def has_ended(what: str, call: Callable[[], object]) -> None:
    """Without the text: owners that forget the handle of what has ended cannot be told as much."""
    try:
        call()
    except tickcord.Error as error:
        print(f"{what}: {error.name}")
    else:
        fail(f"{what} was not refused")


def fail(why: str) -> NoReturn:
    sys.exit(why)


def create(token: str) -> tickcord.Client:
    return tickcord.Client(
        token,
        api_url=os.environ["TICKCORD_API_URL"],
        ca_pem=Path(os.environ["TICKCORD_CA_FILE"]).read_bytes(),
        intents=tickcord.Intents.ALL,
    )


def log_in(client: tickcord.Client) -> int:
    client.connect()
    refused("connect twice", client.connect)
    event = wait_for(client, EventKind.READY)
    ready = event.as_ready()
    print(f"ready: {ready.user.username} in {ready.guild_count} guild")
    refused("no such place", lambda: event.get_str("/nobody"))
    return event.get_u64("/guilds/0/id")


def chat(client: tickcord.Client) -> None:
    speak("mina", "hello 🦊")
    line = hear(client, "hello 🦊")
    reply = tickcord.MessageCreate(content="welcome", reply_to=line.id)
    body = client.create_message(CHANNEL, reply).wait(WAIT).body
    print(f"replied: {body['content']}, to that line: {int(body['message_reference']['message_id'] == str(line.id))}")
    refused("too long", lambda: client.send_message(CHANNEL, "x" * 2001))


def command(client: tickcord.Client, guild: int) -> None:
    option = {"type": 3, "name": "how", "description": "In which way"}
    commands = [{"name": "wave", "description": "Greets", "options": [option]}]
    print(f"commands: {ResultCode(client.set_commands(guild, json.dumps(commands)).wait(WAIT).code).name}")
    fired = {"action": "command", "name": "wave", "options": [{"name": "how", "value": "twice"}]}
    control("/interact", {"channel_id": "general", "member": "ada", **fired})
    event = wait_for(client, EventKind.INTERACTION_CREATE)
    interaction = event.as_interaction()
    how = event.interaction_get_option("how")
    print(f"command: {interaction.display_name} used /{interaction.command_name} {how.text}")
    answer = tickcord.MessageCreate(content="hi, hi", flags=tickcord.MessageFlags.EPHEMERAL)
    print(f"answered: {ResultCode(client.interaction_respond(interaction.id, answer).wait(WAIT).code).name}")


def show_presence(client: tickcord.Client) -> None:
    activity = tickcord.Activity(name="Capture the flag")
    presence = tickcord.Presence(status=tickcord.Status.IDLE, activities=[activity])
    print(f"presence: {ResultCode(client.update_presence(presence).wait(WAIT).code).name}")


def ask_for_members(client: tickcord.Client, guild: int) -> None:
    asked = tickcord.MemberRequest(guild_id=guild, query="ro", limit=10)
    member = client.request_guild_members(asked).wait(WAIT).body["members"][0]
    print(f"members: {member['user']['username']}, {member['nick']}")


def set_topic(client: tickcord.Client) -> None:
    edited = client.edit_channel(CHANNEL, tickcord.ChannelEdit(topic="Round 2"), reason="a new round").wait(WAIT)
    print(f"topic: {edited.body['topic']}")


def write_by_webhook(client: tickcord.Client) -> None:
    created = client.create_webhook(CHANNEL, "Bridge").wait(WAIT).body
    webhook = tickcord.Webhook(id=int(created["id"]), token=created["token"])
    message = tickcord.MessageCreate(content="gg @everyone")
    execute = tickcord.WebhookExecute(username="Player 1", wait=True)
    said = client.execute_webhook(webhook, message, execute).wait(WAIT).body
    pings = int(said["mention_everyone"])
    print(f"webhook: {said['author']['username']} says {said['content']}, which pings everyone: {pings}")


def upload(client: tickcord.Client) -> None:
    message = tickcord.MessageCreate(files=[tickcord.HttpFile(name="log.txt", data=b"one\0two")])
    file = client.create_message(CHANNEL, message).wait(WAIT).body["attachments"][0]
    print(f"file: {file['filename']}, {file['size']} bytes")


def ask_for_nothing(client: tickcord.Client) -> None:
    try:
        client.get_channel(1).wait(WAIT)
    except tickcord.Error as error:
        assert error.result is not None
        print(f"unknown channel: {error} ({error.result.status}, {error.result.discord_code})")


def go_and_come_back(client: tickcord.Client) -> None:
    client.disconnect(tickcord.DisconnectFlags.KEEP_SESSION)
    while wait_for(client, EventKind.CONNECTION_STATE).as_connection_state().state != tickcord.State.DISCONNECTED:
        pass
    print("disconnected")
    speak("ada", "anyone there?")
    client.connect()
    hear(client, "anyone there?")
    wait_for(client, EventKind.RESUMED)
    print("resumed")


def end(client: tickcord.Client) -> None:
    print(f"destroyed, unsent: {client.destroy(5.0)}")
    has_ended("after the end", lambda: client.send_message(CHANNEL, "too late"))
    has_ended("destroyed twice", client.destroy)


def main() -> None:
    refused("no token", lambda: create(""))
    client = create(os.environ["DISCORD_TOKEN"])
    guild = log_in(client)
    chat(client)
    command(client, guild)
    show_presence(client)
    ask_for_members(client, guild)
    set_topic(client)
    write_by_webhook(client)
    upload(client)
    ask_for_nothing(client)
    go_and_come_back(client)
    end(client)


if __name__ == "__main__":
    main()
    # Events that nobody reads any more are gone by now.
    print(f"can unload: {int(tickcord.can_unload())}")
