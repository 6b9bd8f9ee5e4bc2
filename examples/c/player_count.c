/*
 * Shows how many play: in the bot's presence and in the topic of a channel.
 *
 * It tells the library each change. Discord takes 5 presences in 20 seconds and 2 topics in 10 minutes; the library sends what
 * fits, and of what has to wait only the last.
 *
 *   DISCORD_TOKEN      the bot's token
 *   TICKCORD_CHANNEL   the id of the channel whose topic it is
 *   TICKCORD_API_URL   a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM    root certificates to accept besides the built-in ones (optional)
 */
#include <stdio.h>
#include <stdlib.h>

#include "tickcord.h"

enum { SLOTS = 16, PATIENCE_TICKS = 900 };

/* How many join or leave in each tick of a game: at the start of a map all of them come at once. */
static const int game[] = {8, 0, -1, 0, 0, 3, 0, 0, -2};

static int players;
static uint64_t last_presence, last_topic; /* requests that have no result yet */
static int failures, is_fatal;

/* Prints what a call came to, if it failed. */
static int check(const char *call, tickcord_result result) {
    if (result != TICKCORD_OK) {
        char text[1025];
        tickcord_last_error(text, sizeof text, NULL);
        fprintf(stderr, "%s: %s: %s\n", call, tickcord_result_name(result), text);
    }
    return result == TICKCORD_OK;
}

/* A game calls this from its own hook. */
static void on_player_count(tickcord_client client, uint64_t channel) {
    char count[32], topic[64];
    tickcord_activity activity;
    tickcord_presence presence;
    snprintf(count, sizeof count, "%d of %d players", players, SLOTS);
    snprintf(topic, sizeof topic, "Online: %s", count);

    tickcord_activity_init(&activity, sizeof activity);
    activity.type = TICKCORD_ACTIVITY_WATCHING;
    activity.name.ptr = count;
    tickcord_presence_init(&presence, sizeof presence);
    presence.status = players > 0 ? TICKCORD_STATUS_ONLINE : TICKCORD_STATUS_IDLE;
    presence.activities = &activity;
    presence.activity_count = 1;
    check("update_presence", tickcord_client_update_presence(client, &presence, &last_presence));
    check("set_channel_topic",
          tickcord_client_set_channel_topic(client, channel, topic, TICKCORD_NUL_TERMINATED, &last_topic));
    printf("[game] %s\n", count);
}

static void on_result(const tickcord_event *event) {
    tickcord_request_result result;
    tickcord_request_result_init(&result, sizeof result);
    tickcord_event_as_request_result(event, &result);
    /* That a later count took the place of one is what this is about. */
    if (result.code != TICKCORD_OK && result.code != TICKCORD_ERROR_SUPERSEDED) {
        fprintf(stderr, "not shown: %s\n", result.text.ptr);
        failures++;
    }
    last_presence = result.request == last_presence ? 0 : last_presence;
    last_topic = result.request == last_topic ? 0 : last_topic;
}

static void on_event(const tickcord_event *event) {
    tickcord_str text;
    switch (tickcord_event_type(event)) {
    case TICKCORD_EVENT_REQUEST_RESULT:
        on_result(event);
        break;
    case TICKCORD_EVENT_FATAL:
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
    const char *channel_text = getenv("TICKCORD_CHANNEL");
    uint64_t channel = channel_text != NULL ? strtoull(channel_text, NULL, 10) : 0;
    if (channel == 0) {
        fprintf(stderr, "Set DISCORD_TOKEN to the bot's token and TICKCORD_CHANNEL to the channel's id.\n");
        return 2;
    }

    tickcord_client client;
    tickcord_client_options options;
    tickcord_client_options_init(&options, sizeof options);
    options.token.ptr = getenv("DISCORD_TOKEN");
    options.api_url.ptr = getenv("TICKCORD_API_URL");
    options.ca_pem.ptr = getenv("TICKCORD_CA_PEM");
    options.intents = TICKCORD_INTENTS_NONE;
    if (!check("create", tickcord_client_create(&options, &client))) {
        return 1;
    }
    is_fatal = !check("connect", tickcord_client_connect(client));

    const size_t ticks = sizeof game / sizeof game[0];
    const size_t end = ticks + PATIENCE_TICKS; /* a third topic would take 10 minutes */
    for (size_t tick = 0; !is_fatal && (tick < ticks || last_presence != 0 || last_topic != 0) && tick < end; tick++) {
        int left = tick < ticks ? game[tick] : 0;
        for (; left != 0; left += left < 0 ? 1 : -1) {
            players += left < 0 ? -1 : 1;
            on_player_count(client, channel);
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
    printf("[bye] %d of %d players, unsent=%u\n", players, SLOTS, (unsigned)unsent);
    return is_ended && !is_fatal && failures == 0 ? 0 : 1;
}
