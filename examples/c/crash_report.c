/*
 * Uploads the crash report that a game server left behind, and removes it once Discord has it. Run it before each start.
 *
 *   DISCORD_TOKEN        the bot's token
 *   TICKCORD_CHANNEL     the id of the channel for crash reports
 *   TICKCORD_CRASH_FILE  the report, up to 10 MiB, which begins with the reason; crash.log if not given
 *   TICKCORD_API_URL     a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM      root certificates to accept besides the built-in ones (optional)
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tickcord.h"

/* Prints what a call came to, if it failed. */
static int check(const char *call, tickcord_result result) {
    if (result != TICKCORD_OK) {
        char text[1025];
        tickcord_last_error(text, sizeof text, NULL);
        fprintf(stderr, "%s: %s: %s\n", call, tickcord_result_name(result), text);
    }
    return result == TICKCORD_OK;
}

/* The report's first line, which may hold a player's words, so that it can stand in a message; 0 if there is no report. */
static int read_reason(const char *path, char *reason, size_t capacity) {
    char line[200] = "";
    FILE *report = fopen(path, "rb");
    if (report == NULL) {
        return 0;
    }
    int is_empty = fgets(line, sizeof line, report) == NULL;
    fclose(report);
    return !is_empty && check("escape", tickcord_text_escape(line, strcspn(line, "\r\n"), 0, reason, capacity, NULL));
}

static int upload(tickcord_client client, uint64_t channel, const char *path, const char *reason, uint64_t *request) {
    tickcord_http_file file;
    tickcord_http_file_init(&file, sizeof file);
    file.name.ptr = "crash.log";
    file.content_type.ptr = "text/plain; charset=utf-8";
    file.path.ptr = path; /* read while it is sent, not now */

    tickcord_embed embed;
    tickcord_embed_init(&embed, sizeof embed);
    embed.title.ptr = "The server has crashed";
    embed.description.ptr = reason;
    embed.color = 0xd83c3e;

    tickcord_message_create message;
    tickcord_message_create_init(&message, sizeof message);
    message.embeds = &embed;
    message.embed_count = 1;
    message.files = &file;
    message.file_count = 1;
    return check("create_message", tickcord_client_create_message(client, channel, &message, request));
}

/* Whether the event tells how the upload ended. */
static int ends(const tickcord_event *event, uint64_t upload, int *is_uploaded) {
    tickcord_request_result result;
    tickcord_str text;
    tickcord_request_result_init(&result, sizeof result);
    switch (tickcord_event_type(event)) {
    case TICKCORD_EVENT_REQUEST_RESULT:
        tickcord_event_as_request_result(event, &result);
        if (result.request != upload) {
            return 0;
        }
        *is_uploaded = result.code == TICKCORD_OK;
        if (!*is_uploaded) {
            fprintf(stderr, "The report stays: %s\n", result.text.ptr);
        }
        return 1;
    case TICKCORD_EVENT_FATAL:
    case TICKCORD_EVENT_POISONED:
        tickcord_event_get_str(event, "/text", TICKCORD_NUL_TERMINATED, &text);
        fprintf(stderr, "%s\n", text.ptr);
        return 1;
    default:
        return 0;
    }
}

int main(void) {
    const char *channel = getenv("TICKCORD_CHANNEL");
    const char *path = getenv("TICKCORD_CRASH_FILE");
    char reason[640];
    path = path != NULL ? path : "crash.log";
    if (channel == NULL) {
        fprintf(stderr, "Set DISCORD_TOKEN to the bot's token and TICKCORD_CHANNEL to the channel's id.\n");
        return 2;
    }
    if (!read_reason(path, reason, sizeof reason)) {
        printf("[crash] no report\n");
        return 0;
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

    uint64_t request;
    int is_uploaded = 0;
    int is_done = !check("connect", tickcord_client_connect(client)) ||
                  !upload(client, strtoull(channel, NULL, 10), path, reason, &request);
    while (!is_done) {
        tickcord_event *event;
        tickcord_client_wait(client, 1000);
        while (!is_done && tickcord_client_poll_event(client, &event) == TICKCORD_OK && event != NULL) {
            is_done = ends(event, request, &is_uploaded);
            tickcord_event_free(event);
        }
    }
    check("destroy", tickcord_client_destroy(client, 2000, NULL));
    if (is_uploaded && remove(path) == 0) {
        printf("[crash] uploaded: %s\n", reason);
    }
    return is_uploaded ? 0 : 1;
}
