/*
 * Tells in a channel who joins and leaves the game, by a webhook: under the player's own name and picture. It needs no bot.
 *
 *   DISCORD_WEBHOOK_URL  the webhook's URL, as the settings of the channel show it under Integrations
 *   TICKCORD_API_URL     a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM      root certificates to accept besides the built-in ones (optional)
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tickcord.h"

typedef struct player {
    const char *name;
    const char *avatar_url;
} player;

/* What happens in a game, one thing per tick. */
static const struct {
    player player;
    int joins;
} game[] = {
    {{"Ada", "https://avatars.example.com/ada.png"}, 1},
    {{"@everyone **free skins**", "https://avatars.example.com/skins.png"}, 1},
    {{"Clyde the Great", NULL}, 1},
    {{"Ada", "https://avatars.example.com/ada.png"}, 0},
};

static int open_notices, failures, is_fatal;

/* Prints what a call came to, if it failed. */
static int check(const char *call, tickcord_result result) {
    if (result != TICKCORD_OK) {
        char text[1025];
        tickcord_last_error(text, sizeof text, NULL);
        fprintf(stderr, "%s: %s: %s\n", call, tickcord_result_name(result), text);
    }
    return result == TICKCORD_OK;
}

/* Whether a text has a word in it, in small letters or not. */
static int has_word(const char *text, const char *word) {
    for (; *text != '\0'; text++) {
        size_t i = 0;
        while (word[i] != '\0' && tolower((unsigned char)text[i]) == word[i]) {
            i++;
        }
        if (word[i] == '\0') {
            return 1;
        }
    }
    return 0;
}

/* Discord refuses a message under such a name. */
static int can_be_shown(const char *name) {
    return name[strspn(name, " ")] != '\0' && strlen(name) <= 80 && !has_word(name, "discord") && !has_word(name, "clyde");
}

static void notice(tickcord_client client, const tickcord_webhook *webhook, const player *player, const char *what) {
    char name[256], text[300];
    tickcord_message_create message;
    tickcord_webhook_execute shown;
    tickcord_message_create_init(&message, sizeof message);
    tickcord_webhook_execute_init(&shown, sizeof shown);
    message.content.ptr = text;
    shown.avatar_url.ptr = player->avatar_url;
    if (can_be_shown(player->name)) {
        shown.username.ptr = player->name;
        snprintf(text, sizeof text, "%s", what);
    } else if (check("escape", tickcord_text_escape(player->name, TICKCORD_NUL_TERMINATED, 0, name, sizeof name, NULL))) {
        snprintf(text, sizeof text, "**%s** %s", name, what);
    } else {
        return;
    }
    if (check("execute_webhook", tickcord_client_execute_webhook(client, webhook, &message, &shown, NULL))) {
        printf("[game] %s %s\n", player->name, what);
        open_notices++;
    }
}

static void on_event(const tickcord_event *event) {
    tickcord_request_result result;
    tickcord_str text;
    tickcord_request_result_init(&result, sizeof result);
    switch (tickcord_event_type(event)) {
    case TICKCORD_EVENT_REQUEST_RESULT:
        tickcord_event_as_request_result(event, &result);
        open_notices--;
        if (result.code != TICKCORD_OK) {
            fprintf(stderr, "a notice failed: %s\n", result.text.ptr);
            failures++;
        }
        break;
    case TICKCORD_EVENT_POISONED:
        tickcord_event_get_str(event, "/text", TICKCORD_NUL_TERMINATED, &text);
        fprintf(stderr, "%s\n", text.ptr);
        is_fatal = 1;
        break;
    default:
        break;
    }
}

int main(void) {
    const char *url = getenv("DISCORD_WEBHOOK_URL");
    tickcord_webhook webhook;
    tickcord_webhook_init(&webhook, sizeof webhook);
    if (url == NULL || !check("webhook_from_url", tickcord_webhook_from_url(&webhook, url, TICKCORD_NUL_TERMINATED))) {
        fprintf(stderr, "Set DISCORD_WEBHOOK_URL to the URL of one of the channel's webhooks.\n");
        return 2;
    }

    tickcord_client client;
    tickcord_client_options options;
    tickcord_client_options_init(&options, sizeof options);
    options.webhooks_only = 1;
    options.api_url.ptr = getenv("TICKCORD_API_URL");
    options.ca_pem.ptr = getenv("TICKCORD_CA_PEM");
    if (!check("create", tickcord_client_create(&options, &client))) {
        return 1;
    }

    const size_t steps = sizeof game / sizeof game[0];
    for (size_t tick = 0; !is_fatal && (tick < steps || open_notices > 0); tick++) {
        if (tick < steps) {
            notice(client, &webhook, &game[tick].player, game[tick].joins ? "joined the game" : "left the game");
        }
        tickcord_event *event;
        tickcord_client_wait(client, 33); /* the rest of a tick, for which a game has something of its own */
        while (tickcord_client_poll_event(client, &event) == TICKCORD_OK && event != NULL) {
            on_event(event);
            tickcord_event_free(event);
        }
    }

    uint32_t unsent;
    int is_ended = check("destroy", tickcord_client_destroy(client, 2000, &unsent));
    printf("[bye] unsent=%u\n", (unsigned)unsent);
    return is_ended && !is_fatal && failures == 0 ? 0 : 1;
}
