"""A chat bridge: what is said in one Discord channel is printed, and what happens in the "game" is said there.

DISCORD_TOKEN is the bot's token and TICKCORD_CHANNEL the channel's id. TICKCORD_API_URL and TICKCORD_CA_FILE, which may be
left out, lead to a stand-in for Discord, such as tickcord-sandbox.
"""

import asyncio
import os
import sys
from pathlib import Path

import tickcord
from tickcord import EventKind, Intents


async def hear(client: tickcord.Client) -> None:
    async for event in client:
        if event.kind == EventKind.READY:
            print(f"logged in as {event.as_ready().user.username}", flush=True)
        elif event.kind == EventKind.MESSAGE_CREATE:
            # Bots are left out, or the bridge would hear itself.
            if not event.as_message().author.is_bot:
                print(f"{event.as_message().display_name}: {event.get_plain_text()}", flush=True)
        elif event.kind == EventKind.FATAL:
            sys.exit(event.get_str("/text"))


async def play(client: tickcord.Client, channel: int) -> None:
    for wave in range(1, 1000):
        try:
            await client.send_message(channel, f"Wave {wave} begins")
        except tickcord.Error as error:
            print(error, file=sys.stderr)
        await asyncio.sleep(5)


async def main() -> None:
    channel = int(os.environ["TICKCORD_CHANNEL"])
    ca_file = os.environ.get("TICKCORD_CA_FILE")
    client = tickcord.Client(
        os.environ["DISCORD_TOKEN"],
        intents=Intents.GUILDS | Intents.GUILD_MESSAGES | Intents.MESSAGE_CONTENT,
        api_url=os.environ.get("TICKCORD_API_URL"),
        ca_pem=Path(ca_file).read_bytes() if ca_file else None,
    )
    client.subscribe(tickcord.Subscription(kinds=[EventKind.MESSAGE_CREATE], channel_ids=[channel]))
    async with client:
        await asyncio.gather(hear(client), play(client, channel))


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
