/*
 * Commands for admins alone: /admin announce, /admin kick and /admin stop, for members with a role. A channel shows who did what.
 *
 *   DISCORD_TOKEN        the bot's token
 *   TICKCORD_GUILD       the id of the guild to have the command in, in place of the bot's other commands there
 *   TICKCORD_ADMIN_ROLE  the id of the admins' role
 *   TICKCORD_CHANNEL     the id of the channel that shows what admins did
 *   TICKCORD_API_URL     a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM      root certificates to accept besides the built-in ones (optional)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tickcord.h"

/* Type 1 is a sub-command, type 3 is TICKCORD_OPTION_STRING. */
static const char *const commands =
    "[{\"name\": \"admin\", \"description\": \"Run the server\", \"contexts\": [0], \"options\": ["
    "  {\"type\": 1, \"name\": \"announce\", \"description\": \"Show a text to all players\", \"options\": ["
    "    {\"type\": 3, \"name\": \"text\", \"description\": \"The text\", \"required\": true, \"max_length\": 200}]},"
    "  {\"type\": 1, \"name\": \"kick\", \"description\": \"Remove a player\", \"options\": ["
    "    {\"type\": 3, \"name\": \"player\", \"description\": \"The name\", \"required\": true, \"max_length\": 32},"
    "    {\"type\": 3, \"name\": \"reason\", \"description\": \"Why\", \"max_length\": 200}]},"
    "  {\"type\": 1, \"name\": \"stop\", \"description\": \"Stop the server\"}]}]";

static const char *players[] = {"Ada", "Grace *the* Hopper", "Linus"};
static uint64_t admin_role, channel;
static int is_stopped, is_failed;

/* Prints what a call came to, if it failed. */
static int check(const char *call, tickcord_result result) {
    if (result != TICKCORD_OK) {
        char text[1025];
        tickcord_last_error(text, sizeof text, NULL);
        fprintf(stderr, "%s: %s: %s\n", call, tickcord_result_name(result), text);
    }
    return result == TICKCORD_OK;
}

static uint64_t id_of(const char *name) {
    const char *text = getenv(name);
    return text != NULL ? strtoull(text, NULL, 10) : 0;
}

/* An option's text as it was typed; "" if it was left out. */
static const char *option(const tickcord_event *event, const char *name) {
    tickcord_interaction_value value;
    tickcord_interaction_value_init(&value, sizeof value);
    tickcord_interaction_get_option(event, name, TICKCORD_NUL_TERMINATED, &value);
    return value.text.ptr;
}

static void reply(tickcord_client client, uint64_t interaction, const char *text) {
    tickcord_message_create answer;
    tickcord_message_create_init(&answer, sizeof answer);
    answer.content.ptr = text;
    answer.flags = TICKCORD_MESSAGE_EPHEMERAL;
    check("respond", tickcord_client_interaction_respond(client, interaction, &answer, NULL));
}

/* Takes the player out of the game; 0 if nobody of that name plays. */
static int kick(const char *name) {
    for (size_t i = 0; i < sizeof players / sizeof players[0]; i++) {
        if (players[i] != NULL && strcmp(players[i], name) == 0) {
            players[i] = NULL;
            return 1;
        }
    }
    return 0;
}

/* Shows what an admin did, and to what: words of people, which must not look like anything else. */
static void record(tickcord_client client, const tickcord_interaction *by, const char *did, const char *what) {
    char who[300], safe[1900], text[2300];
    if (check("escape", tickcord_text_escape(by->display_name.ptr, by->display_name.len, 0, who, sizeof who, NULL)) &&
        check("escape", tickcord_text_escape(what, TICKCORD_NUL_TERMINATED, 0, safe, sizeof safe, NULL))) {
        snprintf(text, sizeof text, "**%s** %s %s", who, did, safe);
        check("send_message", tickcord_client_send_message(client, channel, text, TICKCORD_NUL_TERMINATED, NULL));
    }
}

static void on_command(tickcord_client client, const tickcord_event *event) {
    int32_t is_admin;
    tickcord_interaction by;
    tickcord_interaction_init(&by, sizeof by);
    tickcord_event_as_interaction(event, &by);
    tickcord_event_has_role(event, admin_role, &is_admin);
    if (!is_admin && (by.user_permissions & TICKCORD_PERMISSION_ADMINISTRATOR) == 0) {
        reply(client, by.id, "That is for admins.");
        printf("[denied] %s: /admin %s\n", by.user.username.ptr, by.subcommand.ptr);
    } else if (strcmp(by.subcommand.ptr, "announce") == 0) {
        printf("[game] Admin: %s\n", option(event, "text"));
        reply(client, by.id, "All players see it.");
        record(client, &by, "announced:", option(event, "text"));
    } else if (strcmp(by.subcommand.ptr, "kick") == 0) {
        const char *player = option(event, "player"), *reason = option(event, "reason");
        int is_kicked = kick(player);
        reply(client, by.id, is_kicked ? "The player is gone." : "Nobody of that name plays.");
        if (is_kicked) {
            char what[940];
            snprintf(what, sizeof what, "%s: %s", player, reason[0] != '\0' ? reason : "no reason given");
            record(client, &by, "kicked", what);
        }
    } else if (strcmp(by.subcommand.ptr, "stop") == 0) {
        reply(client, by.id, "The server stops.");
        record(client, &by, "stopped", "the server");
        is_stopped = 1;
    }
}

static void on_event(tickcord_client client, const tickcord_event *event) {
    tickcord_request_result result;
    tickcord_str text;
    tickcord_request_result_init(&result, sizeof result);
    switch (tickcord_event_type(event)) {
    case TICKCORD_EVENT_INTERACTION_CREATE:
        on_command(client, event);
        break;
    case TICKCORD_EVENT_REQUEST_RESULT:
        tickcord_event_as_request_result(event, &result);
        if (result.code != TICKCORD_OK) {
            fprintf(stderr, "request failed: %s\n", result.text.ptr);
        }
        break;
    case TICKCORD_EVENT_FATAL:
    case TICKCORD_EVENT_POISONED:
        tickcord_event_get_str(event, "/text", TICKCORD_NUL_TERMINATED, &text);
        fprintf(stderr, "%s\n", text.ptr);
        is_failed = 1;
        break;
    default:
        break;
    }
}

int main(void) {
    uint64_t guild = id_of("TICKCORD_GUILD");
    admin_role = id_of("TICKCORD_ADMIN_ROLE");
    channel = id_of("TICKCORD_CHANNEL");
    if (guild == 0 || admin_role == 0 || channel == 0) {
        fprintf(stderr, "Set DISCORD_TOKEN, TICKCORD_GUILD, TICKCORD_ADMIN_ROLE and TICKCORD_CHANNEL.\n");
        return 2;
    }
    tickcord_client client;
    tickcord_client_options options;
    tickcord_client_options_init(&options, sizeof options);
    options.token.ptr = getenv("DISCORD_TOKEN");
    options.api_url.ptr = getenv("TICKCORD_API_URL");
    options.ca_pem.ptr = getenv("TICKCORD_CA_PEM");
    options.intents = TICKCORD_INTENTS_NONE; /* interactions need none */
    if (!check("create", tickcord_client_create(&options, &client))) {
        return 1;
    }
    is_failed = !check("connect", tickcord_client_connect(client)) ||
                !check("set_commands",
                       tickcord_client_set_commands(client, guild, commands, TICKCORD_NUL_TERMINATED, NULL));
    while (!is_stopped && !is_failed) {
        tickcord_event *event;
        tickcord_client_wait(client, 33); /* a tick, for which a game has something of its own */
        while (tickcord_client_poll_event(client, &event) == TICKCORD_OK && event != NULL) {
            on_event(client, event);
            tickcord_event_free(event);
        }
    }

    uint32_t unsent; /* the last answer goes out before the end */
    int is_ended = check("destroy", tickcord_client_destroy(client, 2000, &unsent));
    printf("[bye] unsent=%u\n", (unsigned)unsent);
    return is_ended && !is_failed ? 0 : 1;
}
