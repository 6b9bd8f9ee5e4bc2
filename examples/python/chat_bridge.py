"""A chat bridge: what is said in one Discord channel is printed, and each line that is typed here is said there.

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
            message = event.as_message()
            # Bots are left out, or the bridge would hear itself.
            if not message.author.is_bot:
                print(f"{message.display_name}: {message.content}", flush=True)
        elif event.kind == EventKind.FATAL:
            sys.exit(event.get_str("/text"))


async def say(client: tickcord.Client, channel: int) -> None:
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        try:
            await client.send_message(channel, line.strip())
        except tickcord.Error as error:
            print(error, file=sys.stderr)


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
        hearing = asyncio.ensure_future(hear(client))
        # Until the end of the input, or until Discord refuses the bot.
        await asyncio.wait([hearing, asyncio.ensure_future(say(client, channel))], return_when=asyncio.FIRST_COMPLETED)


if __name__ == "__main__":
    asyncio.run(main())
