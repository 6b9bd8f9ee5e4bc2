"""`python -m tickcord`: logs a bot in and prints what happens, until Ctrl-C.

DISCORD_TOKEN is the bot's token. TICKCORD_API_URL and TICKCORD_CA_FILE lead to a stand-in for Discord.
"""

import logging
import os
import sys
from pathlib import Path

import tickcord


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="[%(levelname)s] %(message)s")
    token = os.environ.get("DISCORD_TOKEN")
    print(f"tickcord {tickcord.version()}")
    if not token:
        print("Set DISCORD_TOKEN to the bot's token.", file=sys.stderr)
        return 2
    ca_file = os.environ.get("TICKCORD_CA_FILE")
    try:
        with tickcord.Client(
            token,
            api_url=os.environ.get("TICKCORD_API_URL"),
            ca_pem=Path(ca_file).read_bytes() if ca_file else None,
        ) as client:
            for event in client.events():
                shown = event.json
                print(f"{event.name} {shown if len(shown) <= 200 else shown[:200] + '...'}", flush=True)
                if event.kind == tickcord.EventKind.FATAL:
                    return 1
    except tickcord.Error as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
