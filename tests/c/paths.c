/*
 * A path is UTF-8 on every system: a file whose name no code page of Windows has as a whole is found and sent.
 */
#include "sandbox.h"

#define NAME "tickcord-日本-Жук-\xF0\x9F\xA6\x8A.log"
#define CONTENT "it crashed"

/* Written under its name, as the system's own calls know it. */
static void write_file(void) {
#ifdef _WIN32
    FILE *file = _wfopen(L"tickcord-日本-Жук-\xD83E\xDD8A.log", L"wb");
#else
    FILE *file = fopen(NAME, "wb");
#endif
    REQUIRE(file != NULL && fputs(CONTENT, file) >= 0);
    fclose(file);
}

static void remove_file(void) {
#ifdef _WIN32
    REQUIRE(_wremove(L"tickcord-日本-Жук-\xD83E\xDD8A.log") == 0);
#else
    REQUIRE(remove(NAME) == 0);
#endif
}

/* The next event of this kind; those before it are let go. */
static tickcord_event *wait_for(tickcord_client client, int32_t kind) {
    for (;;) {
        tickcord_event *event;
        REQUIRE(tickcord_client_wait(client, 20000) == TICKCORD_OK);
        REQUIRE(tickcord_client_poll_event(client, &event) == TICKCORD_OK);
        if (tickcord_event_type(event) == kind) {
            return event;
        }
        tickcord_event_free(event);
    }
}

int main(void) {
    char *pem = ca_pem();
    tickcord_client_options options;
    tickcord_client client;
    tickcord_http_file file;
    tickcord_message_create message;
    tickcord_event *result;
    uint64_t size;
    REQUIRE(tickcord_client_options_init(&options, sizeof options) == TICKCORD_OK);
    options.token.ptr = setting("DISCORD_TOKEN");
    options.api_url.ptr = setting("TICKCORD_API_URL");
    options.ca_pem.ptr = pem;
    REQUIRE(tickcord_client_create(&options, &client) == TICKCORD_OK);
    REQUIRE(tickcord_client_connect(client) == TICKCORD_OK);

    write_file();
    REQUIRE(tickcord_http_file_init(&file, sizeof file) == TICKCORD_OK);
    file.name.ptr = "crash.log";
    file.path.ptr = NAME;
    REQUIRE(tickcord_message_create_init(&message, sizeof message) == TICKCORD_OK);
    message.files = &file;
    message.file_count = 1;
    uint64_t channel = strtoull(setting("TICKCORD_CHANNEL"), NULL, 10);
    REQUIRE(tickcord_client_create_message(client, channel, &message, NULL) == TICKCORD_OK);
    result = wait_for(client, TICKCORD_EVENT_REQUEST_RESULT);
    remove_file();
    REQUIRE(tickcord_event_get_u64(result, "/body/attachments/0/size", TICKCORD_NUL_TERMINATED, &size) == TICKCORD_OK);
    REQUIRE(size == strlen(CONTENT));
    tickcord_event_free(result);
    REQUIRE(tickcord_client_destroy(client, 5000, NULL) == TICKCORD_OK);
    free(pem);
    return 0;
}
