/*
 * A bug inside a call, and one on a client's thread: the host goes on, the client says what became of it, and another client
 * works as before. The library was built with the bugs that the opcodes -1 and -2 stand for.
 */
#define _POSIX_C_SOURCE 200809L

#include "../c/sandbox.h"

static tickcord_event *wait_for(tickcord_client client, int32_t type) {
    for (;;) {
        tickcord_event *event;
        REQUIRE(tickcord_client_wait(client, 20000) == TICKCORD_OK);
        REQUIRE(tickcord_client_poll_event(client, &event) == TICKCORD_OK);
        if (tickcord_event_type(event) == type) {
            return event;
        }
        tickcord_event_free(event);
    }
}

static void works(tickcord_client client) {
    uint64_t channel = strtoull(setting("TICKCORD_CHANNEL"), NULL, 10);
    tickcord_request_result result;
    REQUIRE(tickcord_client_send_message(client, channel, "still here", TICKCORD_NUL_TERMINATED, NULL) == TICKCORD_OK);
    tickcord_event *event = wait_for(client, TICKCORD_EVENT_REQUEST_RESULT);
    REQUIRE(tickcord_request_result_init(&result, sizeof result) == TICKCORD_OK);
    REQUIRE(tickcord_event_as_request_result(event, &result) == TICKCORD_OK && result.code == TICKCORD_OK);
    tickcord_event_free(event);
}

int main(void) {
    enum { IN_CALL = -1, ON_THREAD = -2 };
    char *pem = ca_pem();
    char text[1025];
    uint64_t request = 7;
    int32_t state;
    tickcord_client_options options;
    tickcord_client good, broken;
    REQUIRE(tickcord_client_options_init(&options, sizeof options) == TICKCORD_OK);
    options.token.ptr = setting("DISCORD_TOKEN");
    options.api_url.ptr = setting("TICKCORD_API_URL");
    options.ca_pem.ptr = pem;
    REQUIRE(tickcord_client_create(&options, &good) == TICKCORD_OK);
    REQUIRE(tickcord_client_create(&options, &broken) == TICKCORD_OK);
    REQUIRE(tickcord_client_connect(good) == TICKCORD_OK);
    tickcord_event_free(wait_for(good, TICKCORD_EVENT_READY));

    REQUIRE(tickcord_client_send_raw(good, IN_CALL, "1", 1, &request) == TICKCORD_ERROR_PANIC && request == 0);
    REQUIRE(tickcord_last_error(text, sizeof text, NULL) == TICKCORD_OK && strstr(text, "bug") != NULL);
    works(good);

    REQUIRE(tickcord_client_send_raw(broken, ON_THREAD, "1", 1, NULL) == TICKCORD_OK);
    tickcord_event *last = wait_for(broken, TICKCORD_EVENT_POISONED);
    REQUIRE(strstr(tickcord_event_json(last).ptr, "TICKCORD_ERROR_POISONED") != NULL);
    tickcord_event_free(last);
    REQUIRE(tickcord_client_connect(broken) == TICKCORD_ERROR_POISONED);
    REQUIRE(tickcord_client_send_message(broken, 1, "x", 1, &request) == TICKCORD_ERROR_POISONED && request == 0);
    REQUIRE(tickcord_client_get_state(broken, &state) == TICKCORD_OK);
    works(good);

    REQUIRE(tickcord_client_destroy(broken, 5000, NULL) == TICKCORD_OK);
    works(good);
    REQUIRE(tickcord_client_destroy(good, 5000, NULL) == TICKCORD_OK);
    REQUIRE(tickcord_can_unload() == 1);
    free(pem);
    return 0;
}
