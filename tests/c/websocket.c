/*
 * A WebSocket of the host's own in plain C: opened over TLS, echoed text and bytes, read by pointer and by view, closed, opened
 * again, and refused where it must be. SIGPIPE is at its default all the while.
 */
#define _POSIX_C_SOURCE 200809L

#include <signal.h>

#include "sandbox.h"

static tickcord_event *wait_for(tickcord_websocket websocket, int32_t type) {
    for (;;) {
        tickcord_event *event;
        REQUIRE(tickcord_websocket_wait(websocket, 20000) == TICKCORD_OK);
        REQUIRE(tickcord_websocket_poll_event(websocket, &event) == TICKCORD_OK);
        if (tickcord_event_type(event) == type) {
            return event;
        }
        tickcord_event_free(event);
    }
}

static void echo(tickcord_websocket websocket) {
    const char *json = "{\"map\":\"de_dust\",\"round\":7}";
    unsigned char bytes[300];
    tickcord_event *event;
    tickcord_str map;
    uint64_t number;

    REQUIRE(tickcord_websocket_send_text(websocket, json, TICKCORD_NUL_TERMINATED) == TICKCORD_OK);
    event = wait_for(websocket, TICKCORD_EVENT_WEBSOCKET_TEXT);
    REQUIRE(strcmp(tickcord_event_bytes(event).ptr, json) == 0);
    REQUIRE(tickcord_event_get_str(event, "/map", TICKCORD_NUL_TERMINATED, &map) == TICKCORD_OK);
    REQUIRE(tickcord_event_get_u64(event, "/round", TICKCORD_NUL_TERMINATED, &number) == TICKCORD_OK);
    REQUIRE(strcmp(map.ptr, "de_dust") == 0 && number == 7);
    tickcord_event_free(event);

    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (unsigned char)i;
    }
    REQUIRE(tickcord_websocket_send_binary(websocket, bytes, sizeof bytes) == TICKCORD_OK);
    event = wait_for(websocket, TICKCORD_EVENT_WEBSOCKET_BINARY);
    REQUIRE(tickcord_event_bytes(event).len == sizeof bytes);
    REQUIRE(memcmp(tickcord_event_bytes(event).ptr, bytes, sizeof bytes) == 0);
    tickcord_event_free(event);

    REQUIRE(tickcord_websocket_ping(websocket, "tick", 4) == TICKCORD_OK);
    event = wait_for(websocket, TICKCORD_EVENT_WEBSOCKET_PONG);
    REQUIRE(strcmp(tickcord_event_bytes(event).ptr, "tick") == 0);
    tickcord_event_free(event);
}

int main(void) {
    char *pem = ca_pem();
    tickcord_str subprotocols[] = {{"scores.v1", TICKCORD_NUL_TERMINATED}};
    tickcord_websocket_options options;
    tickcord_websocket websocket;
    tickcord_websocket_opened open;
    tickcord_websocket_closed close;
    tickcord_websocket_error error;
    tickcord_websocket_stats stats;
    tickcord_event *event;
    int32_t state;
    uint32_t unsent;

    REQUIRE(signal(SIGPIPE, SIG_DFL) != SIG_ERR);
    REQUIRE(tickcord_websocket_options_init(&options, sizeof options) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_create(&options, &websocket) == TICKCORD_ERROR_INVALID_URL && websocket == 0);
    options.url.ptr = setting("TICKCORD_ECHO_URL");
    options.subprotocols = subprotocols;
    options.subprotocol_count = 1;
    REQUIRE(tickcord_websocket_opened_init(&open, sizeof open) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_closed_init(&close, sizeof close) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_error_init(&error, sizeof error) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_stats_init(&stats, sizeof stats) == TICKCORD_OK);

    /* Without the authority's certificate there is no connection. */
    REQUIRE(tickcord_websocket_create(&options, &websocket) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_connect(websocket) == TICKCORD_OK);
    event = wait_for(websocket, TICKCORD_EVENT_WEBSOCKET_ERROR);
    REQUIRE(tickcord_event_as_websocket_error(event, &error) == TICKCORD_OK);
    REQUIRE(error.code == TICKCORD_ERROR_CERTIFICATE_UNTRUSTED && error.retry_in_ms == -1 && error.text.len > 0);
    tickcord_event_free(event);
    REQUIRE(tickcord_websocket_destroy(websocket, 5000, NULL) == TICKCORD_OK);

    options.ca_pem.ptr = pem;
    REQUIRE(tickcord_websocket_create(&options, &websocket) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_send_text(websocket, "x", 1) == TICKCORD_ERROR_NOT_CONNECTED);
    for (int round = 0; round < 3; round++) {
        REQUIRE(tickcord_websocket_connect(websocket) == TICKCORD_OK);
        event = wait_for(websocket, TICKCORD_EVENT_WEBSOCKET_OPENED);
        REQUIRE(tickcord_event_as_websocket_opened(event, &open) == TICKCORD_OK);
        REQUIRE(strcmp(open.subprotocol.ptr, "scores.v1") == 0);
        tickcord_event_free(event);
        REQUIRE(tickcord_websocket_get_state(websocket, &state) == TICKCORD_OK);
        REQUIRE(state == TICKCORD_WEBSOCKET_STATE_OPEN);
        echo(websocket);
        REQUIRE(tickcord_websocket_close(websocket, 1000, "done", TICKCORD_NUL_TERMINATED) == TICKCORD_OK);
        event = wait_for(websocket, TICKCORD_EVENT_WEBSOCKET_CLOSED);
        REQUIRE(tickcord_event_as_websocket_closed(event, &close) == TICKCORD_OK);
        REQUIRE(close.code == TICKCORD_OK && close.close_code == 1000 && !close.by_server);
        tickcord_event_free(event);
    }
    REQUIRE(tickcord_websocket_get_stats(websocket, &stats) == TICKCORD_OK);
    REQUIRE(stats.connections == 3 && stats.sent_messages == 6 && stats.received_messages == 6);
    REQUIRE(tickcord_client_connect(websocket) == TICKCORD_ERROR_WRONG_HANDLE);
    REQUIRE(tickcord_websocket_destroy(websocket, 5000, &unsent) == TICKCORD_OK && unsent == 0);
    REQUIRE(tickcord_websocket_destroy(websocket, 5000, NULL) == TICKCORD_ERROR_INVALID_HANDLE);
    REQUIRE(tickcord_can_unload() == 1);
    free(pem);
    puts("ok");
    return 0;
}
