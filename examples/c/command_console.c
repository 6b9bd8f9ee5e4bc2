/*
 * The server's console as a slash command: /console completes what is typed, answers its user alone, and shows that a slow
 * command is at work.
 *
 * Discord offers it to members who may manage the server; Server Settings > Integrations gives it to others.
 *
 *   DISCORD_TOKEN      the bot's token
 *   TICKCORD_GUILD     the id of the guild to have the command in, in place of the bot's other commands there
 *   TICKCORD_API_URL   a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM    root certificates to accept besides the built-in ones (optional)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tickcord.h"

enum { LINES = 5, TICKS_TO_LOAD = 60 };

/* 32 is TICKCORD_PERMISSION_MANAGE_GUILD, and type 3 is TICKCORD_OPTION_STRING. */
static const char *const commands =
    "[{\"name\": \"console\", \"description\": \"Run a command of the server\", \"default_member_permissions\": \"32\","
    "  \"contexts\": [0], \"options\": [{\"type\": 3, \"name\": \"line\", \"description\": \"The command\","
    "    \"required\": true, \"max_length\": 100, \"autocomplete\": true}]}]";

/* What the server understands; Discord shows 25 completions at the most. */
static const char *const lines[LINES] = {"map de_dust2", "map de_inferno", "map de_nuke", "quit", "status"};

static const char *map = "de_dust2", *next_map;
static uint64_t waiting; /* the interaction whose user waits for the map */
static int ticks_left, is_stopped, is_failed;

/* Prints what a call came to, if it failed. */
static int check(const char *call, tickcord_result result) {
    if (result != TICKCORD_OK) {
        char text[1025];
        tickcord_last_error(text, sizeof text, NULL);
        fprintf(stderr, "%s: %s: %s\n", call, tickcord_result_name(result), text);
    }
    return result == TICKCORD_OK;
}

static void reply(tickcord_client client, uint64_t interaction, const char *text) {
    tickcord_message_create answer;
    tickcord_message_create_init(&answer, sizeof answer);
    answer.content.ptr = text;
    answer.flags = TICKCORD_MESSAGE_EPHEMERAL;
    check("respond", tickcord_client_interaction_respond(client, interaction, &answer, NULL));
}

static void complete(tickcord_client client, uint64_t interaction, tickcord_str typed) {
    tickcord_choice choices[LINES];
    size_t count = 0;
    for (size_t i = 0; i < LINES; i++) {
        if (strncmp(lines[i], typed.ptr, typed.len) == 0) {
            tickcord_choice_init(&choices[count], sizeof choices[count]);
            choices[count++].name.ptr = lines[i];
        }
    }
    check("autocomplete", tickcord_client_interaction_autocomplete(client, interaction, choices, count, NULL));
}

static void run(tickcord_client client, uint64_t interaction, const char *line) {
    char text[900], safe[820];
    size_t known = 0;
    while (known < LINES && strcmp(lines[known], line) != 0) {
        known++;
    }
    if (known == LINES) {
        /* Users can send what was never offered. */
        if (check("escape", tickcord_text_escape(line, TICKCORD_NUL_TERMINATED, 0, safe, sizeof safe, NULL))) {
            snprintf(text, sizeof text, "There is no command %s", safe);
            reply(client, interaction, text);
        }
    } else if (strcmp(line, "status") == 0) {
        snprintf(text, sizeof text, "%s, 3 of 16 players", map);
        reply(client, interaction, text);
    } else if (strcmp(line, "quit") == 0) {
        reply(client, interaction, "The server stops.");
        is_stopped = 1;
    } else if (waiting != 0) {
        reply(client, interaction, "Another map is loading.");
    } else if (check("defer", tickcord_client_interaction_defer(client, interaction, 1, NULL))) {
        /* Discord waits for 3 seconds, and for 15 minutes after this. */
        next_map = lines[known] + strlen("map ");
        waiting = interaction;
        ticks_left = TICKS_TO_LOAD;
    }
}

/* A tick of the game, in which a map may have been loaded. */
static void play(tickcord_client client) {
    char text[64];
    if (waiting != 0 && --ticks_left == 0) {
        map = next_map;
        snprintf(text, sizeof text, "The map is %s.", map);
        reply(client, waiting, text);
        waiting = 0;
    }
}

static void on_interaction(tickcord_client client, const tickcord_event *event) {
    tickcord_interaction interaction;
    tickcord_interaction_value line;
    tickcord_interaction_init(&interaction, sizeof interaction);
    tickcord_interaction_value_init(&line, sizeof line);
    tickcord_event_as_interaction(event, &interaction);
    if (tickcord_interaction_get_option(event, "line", TICKCORD_NUL_TERMINATED, &line) != TICKCORD_OK) {
        return; /* not this program's command */
    }
    if (interaction.interaction_type == TICKCORD_INTERACTION_AUTOCOMPLETE) {
        complete(client, interaction.id, line.text);
    } else {
        printf("[console] %s: %s\n", interaction.user.username.ptr, line.text.ptr);
        run(client, interaction.id, line.text.ptr);
    }
}

static void on_event(tickcord_client client, const tickcord_event *event) {
    tickcord_request_result result;
    tickcord_str text;
    tickcord_request_result_init(&result, sizeof result);
    switch (tickcord_event_type(event)) {
    case TICKCORD_EVENT_INTERACTION_CREATE:
        on_interaction(client, event);
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
    const char *guild = getenv("TICKCORD_GUILD");
    if (guild == NULL) {
        fprintf(stderr, "Set DISCORD_TOKEN to the bot's token and TICKCORD_GUILD to the guild's id.\n");
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
                !check("set_commands", tickcord_client_set_commands(client, strtoull(guild, NULL, 10), commands,
                                                                    TICKCORD_NUL_TERMINATED, NULL));
    while (!is_stopped && !is_failed) {
        tickcord_event *event;
        while (tickcord_client_poll_event(client, &event) == TICKCORD_OK && event != NULL) {
            on_event(client, event);
            tickcord_event_free(event);
        }
        play(client);
        tickcord_client_wait(client, 33); /* the rest of a tick, for which a game has something of its own */
    }

    uint32_t unsent; /* the last answer goes out before the end */
    int is_ended = check("destroy", tickcord_client_destroy(client, 2000, &unsent));
    printf("[bye] unsent=%u\n", (unsigned)unsent);
    return is_ended && !is_failed ? 0 : 1;
}
