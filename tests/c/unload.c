/*
 * The library can be loaded, used and unloaded again and again, and is really gone from the process each time: nothing of
 * it is left on the host's threads.
 */
#define _POSIX_C_SOURCE 200809L

#include <time.h>

#include "process.h"

/* TICKCORD_ROUNDS asks for more; the growth of memory is judged where there are enough of them to tell it from warming up. */
enum { ROUNDS = 10, ENOUGH = 200, MOST_GROWTH_KB = 1024 };

#define LOAD(function) find_function(library, #function, &function##_, sizeof function##_)

static void use(const char *pem, int login) {
    uint32_t (*tickcord_abi_version_)(void);
    int32_t (*tickcord_can_unload_)(void);
    tickcord_result (*tickcord_last_error_)(char *, size_t, size_t *);
    tickcord_result (*tickcord_client_options_init_)(tickcord_client_options *, uint32_t);
    tickcord_result (*tickcord_client_create_)(const tickcord_client_options *, tickcord_client *);
    tickcord_result (*tickcord_client_connect_)(tickcord_client);
    tickcord_result (*tickcord_subscription_init_)(tickcord_subscription *, uint32_t);
    tickcord_result (*tickcord_client_subscribe_)(tickcord_client, const tickcord_subscription *);
    tickcord_result (*tickcord_client_send_raw_)(tickcord_client, int32_t, const char *, size_t, uint64_t *);
    tickcord_result (*tickcord_http_file_init_)(tickcord_http_file *, uint32_t);
    tickcord_result (*tickcord_http_request_init_)(tickcord_http_request *, uint32_t);
    tickcord_result (*tickcord_client_request_)(tickcord_client, const tickcord_http_request *, uint64_t *);
    tickcord_result (*tickcord_client_cancel_request_)(tickcord_client, uint64_t);
    tickcord_result (*tickcord_message_create_init_)(tickcord_message_create *, uint32_t);
    tickcord_result (*tickcord_client_send_direct_message_)(tickcord_client, uint64_t, const tickcord_message_create *,
                                                            uint64_t *);
    tickcord_result (*tickcord_client_timeout_member_)(tickcord_client, uint64_t, uint64_t, uint32_t, const char *, size_t,
                                                       uint64_t *);
    tickcord_result (*tickcord_client_set_commands_)(tickcord_client, uint64_t, const char *, size_t, uint64_t *);
    tickcord_result (*tickcord_client_interaction_respond_)(tickcord_client, uint64_t, const tickcord_message_create *,
                                                            uint64_t *);
    tickcord_result (*tickcord_websocket_options_init_)(tickcord_websocket_options *, uint32_t);
    tickcord_result (*tickcord_websocket_create_)(const tickcord_websocket_options *, tickcord_websocket *);
    tickcord_result (*tickcord_websocket_connect_)(tickcord_websocket);
    tickcord_result (*tickcord_websocket_send_text_)(tickcord_websocket, const char *, size_t);
    tickcord_result (*tickcord_websocket_wait_)(tickcord_websocket, uint32_t);
    tickcord_result (*tickcord_websocket_poll_event_)(tickcord_websocket, tickcord_event **);
    tickcord_result (*tickcord_websocket_destroy_)(tickcord_websocket, uint32_t, uint32_t *);
    tickcord_result (*tickcord_client_wait_)(tickcord_client, uint32_t);
    tickcord_result (*tickcord_client_poll_event_)(tickcord_client, tickcord_event **);
    tickcord_result (*tickcord_client_destroy_)(tickcord_client, uint32_t, uint32_t *);
    int32_t (*tickcord_event_type_)(const tickcord_event *);
    tickcord_result (*tickcord_event_get_str_)(const tickcord_event *, const char *, size_t, tickcord_str *);
    tickcord_result (*tickcord_ready_init_)(tickcord_ready *, uint32_t);
    tickcord_result (*tickcord_event_as_ready_)(const tickcord_event *, tickcord_ready *);
    void (*tickcord_event_free_)(tickcord_event *);
    tickcord_client_options options;
    tickcord_subscription subscription;
    const int32_t kind = TICKCORD_EVENT_READY;
    tickcord_client client;
    tickcord_http_request request;
    tickcord_http_file file;
    tickcord_message_create message;
    uint64_t canceled;
    tickcord_ready bot;
    char text[1025];

    void *library = load_library();
    REQUIRE(library != NULL);
    LOAD(tickcord_abi_version);
    LOAD(tickcord_can_unload);
    LOAD(tickcord_last_error);
    LOAD(tickcord_client_options_init);
    LOAD(tickcord_client_create);
    LOAD(tickcord_client_connect);
    LOAD(tickcord_subscription_init);
    LOAD(tickcord_client_subscribe);
    LOAD(tickcord_client_send_raw);
    LOAD(tickcord_http_file_init);
    LOAD(tickcord_http_request_init);
    LOAD(tickcord_client_request);
    LOAD(tickcord_client_cancel_request);
    LOAD(tickcord_message_create_init);
    LOAD(tickcord_client_send_direct_message);
    LOAD(tickcord_client_timeout_member);
    LOAD(tickcord_client_set_commands);
    LOAD(tickcord_client_interaction_respond);
    LOAD(tickcord_websocket_options_init);
    LOAD(tickcord_websocket_create);
    LOAD(tickcord_websocket_connect);
    LOAD(tickcord_websocket_send_text);
    LOAD(tickcord_websocket_wait);
    LOAD(tickcord_websocket_poll_event);
    LOAD(tickcord_websocket_destroy);
    LOAD(tickcord_client_wait);
    LOAD(tickcord_client_poll_event);
    LOAD(tickcord_client_destroy);
    LOAD(tickcord_event_type);
    LOAD(tickcord_event_get_str);
    LOAD(tickcord_ready_init);
    LOAD(tickcord_event_as_ready);
    LOAD(tickcord_event_free);

    REQUIRE(tickcord_abi_version_() >> 16 == TICKCORD_ABI_VERSION >> 16);
    REQUIRE(tickcord_can_unload_() == 1);
    REQUIRE(tickcord_client_options_init_(&options, sizeof options) == TICKCORD_OK);
    REQUIRE(tickcord_client_create_(&options, &client) == TICKCORD_ERROR_INVALID_TOKEN);
    REQUIRE(tickcord_last_error_(text, sizeof text, NULL) == TICKCORD_OK && strlen(text) > 0);
    options.token.ptr = setting("DISCORD_TOKEN");
    options.api_url.ptr = setting("TICKCORD_API_URL");
    options.ca_pem.ptr = pem;
    REQUIRE(tickcord_client_create_(&options, &client) == TICKCORD_OK);
    REQUIRE(tickcord_can_unload_() == 0);
    REQUIRE(tickcord_subscription_init_(&subscription, sizeof subscription) == TICKCORD_OK);
    subscription.kinds = &kind;
    subscription.kind_count = 1;
    REQUIRE(tickcord_client_subscribe_(client, &subscription) == TICKCORD_OK);
    REQUIRE(tickcord_ready_init_(&bot, sizeof bot) == TICKCORD_OK);
    REQUIRE(tickcord_client_send_raw_(client, 43, "{\"guild_id\":\"1\",\"fields\":[\"status\"]}",
                                      TICKCORD_NUL_TERMINATED, NULL) == TICKCORD_OK);
    REQUIRE(tickcord_http_request_init_(&request, sizeof request) == TICKCORD_OK);
    REQUIRE(tickcord_http_file_init_(&file, sizeof file) == TICKCORD_OK);
    request.method = TICKCORD_HTTP_POST;
    request.path.ptr = "/channels/1/messages";
    request.json.ptr = "{\"content\":\"log\"}";
    request.files = &file;
    request.file_count = 1;
    file.name.ptr = "roots.pem";
    file.path.ptr = setting("TICKCORD_CA_FILE");
    REQUIRE(tickcord_client_request_(client, &request, NULL) == TICKCORD_OK);
    REQUIRE(tickcord_client_request_(client, &request, &canceled) == TICKCORD_OK);
    REQUIRE(tickcord_client_cancel_request_(client, canceled) == TICKCORD_OK);
    REQUIRE(tickcord_message_create_init_(&message, sizeof message) == TICKCORD_OK);
    message.content.ptr = "hello";
    message.embeds_json.ptr = "[{\"title\":\"x\"}]";
    message.components_json.ptr = "[{\"type\":1,\"components\":[{\"type\":2,\"style\":1,\"custom_id\":\"x\"}]}]";
    REQUIRE(tickcord_client_send_direct_message_(client, 1, &message, NULL) == TICKCORD_OK);
    REQUIRE(tickcord_client_timeout_member_(client, 1, 2, 60, "why", TICKCORD_NUL_TERMINATED, NULL) == TICKCORD_OK);
    REQUIRE(tickcord_client_set_commands_(client, 0, "[{\"name\":\"wave\",\"description\":\"x\"}]",
                                          TICKCORD_NUL_TERMINATED, NULL) == TICKCORD_OK);
    message.content.ptr = "too late";
    REQUIRE(tickcord_client_interaction_respond_(client, 1, &message, NULL) == TICKCORD_OK);
    for (int ready = !login; !ready;) {
        tickcord_event *event;
        tickcord_str name;
        tickcord_client_connect_(client);
        REQUIRE(tickcord_client_wait_(client, 20000) == TICKCORD_OK);
        REQUIRE(tickcord_client_poll_event_(client, &event) == TICKCORD_OK);
        ready = tickcord_event_type_(event) == TICKCORD_EVENT_READY;
        REQUIRE(!ready || tickcord_event_get_str_(event, "/user/username", TICKCORD_NUL_TERMINATED, &name) == TICKCORD_OK);
        REQUIRE(!ready || (tickcord_event_as_ready_(event, &bot) == TICKCORD_OK && bot.user.id != 0));
        tickcord_event_free_(event);
    }
    REQUIRE(tickcord_client_destroy_(client, 5000, NULL) == TICKCORD_OK);

    /* Every round connects, if only to where nobody listens. */
    tickcord_event *state;
    options.api_url.ptr = "http://127.0.0.1:9/api/v10";
    options.proxy_url.ptr = "";
    REQUIRE(tickcord_client_create_(&options, &client) == TICKCORD_OK);
    REQUIRE(tickcord_client_connect_(client) == TICKCORD_OK);
    REQUIRE(tickcord_client_wait_(client, 20000) == TICKCORD_OK);
    REQUIRE(tickcord_client_poll_event_(client, &state) == TICKCORD_OK);
    REQUIRE(tickcord_event_type_(state) == TICKCORD_EVENT_CONNECTION_STATE);
    tickcord_event_free_(state);
    REQUIRE(tickcord_client_destroy_(client, 5000, NULL) == TICKCORD_OK);

    tickcord_websocket_options websocket_options;
    tickcord_websocket websocket;
    REQUIRE(tickcord_websocket_options_init_(&websocket_options, sizeof websocket_options) == TICKCORD_OK);
    websocket_options.url.ptr = setting("TICKCORD_ECHO_URL");
    websocket_options.ca_pem.ptr = pem;
    REQUIRE(tickcord_websocket_create_(&websocket_options, &websocket) == TICKCORD_OK);
    REQUIRE(tickcord_can_unload_() == 0);
    REQUIRE(tickcord_websocket_connect_(websocket) == TICKCORD_OK);
    for (int echoed = 0; !echoed;) {
        tickcord_event *event;
        REQUIRE(tickcord_websocket_wait_(websocket, 20000) == TICKCORD_OK);
        REQUIRE(tickcord_websocket_poll_event_(websocket, &event) == TICKCORD_OK);
        int32_t type = tickcord_event_type_(event);
        tickcord_event_free_(event);
        REQUIRE(type == TICKCORD_EVENT_WEBSOCKET_OPENED || type == TICKCORD_EVENT_WEBSOCKET_TEXT);
        echoed = type == TICKCORD_EVENT_WEBSOCKET_TEXT;
        REQUIRE(echoed || tickcord_websocket_send_text_(websocket, "hello", 5) == TICKCORD_OK);
    }
    REQUIRE(tickcord_websocket_destroy_(websocket, 5000, NULL) == TICKCORD_OK);
    REQUIRE(tickcord_can_unload_() == 1);
    REQUIRE(unload_library(library));
}

/* The kernel wakes who joins a thread, and takes the thread from its list after that. */
static int threads_are_gone(int left) {
    const time_t give_up = time(NULL) + 10;
    while (thread_count() != left) {
        if (time(NULL) > give_up) {
            return 0;
        }
    }
    return 1;
}

int main(void) {
    char *pem = ca_pem();
    const char *wanted = getenv("TICKCORD_ROUNDS");
    long rounds = wanted == NULL ? ROUNDS : atol(wanted);
    int threads = thread_count();
    int descriptors = open_count();
    long half_way = 0;
    REQUIRE(!is_loaded());
    for (long round = 0; round < rounds; round++) {
        if (round == rounds / 2) {
            half_way = resident_kb();
        }
        /* Discord, and so the sandbox, lets a bot log in every five seconds only. */
        use(pem, round == 0);
        REQUIRE(!is_loaded());
        REQUIRE(threads_are_gone(threads));
    }
    long growth = resident_kb() - half_way;
    printf("%ld rounds, each time gone from memory; %ld KiB more in the second half\n", rounds, growth);
    /* In a build of the whole workspace the library has tokio's signals, which the sandbox uses and which keep two sockets. */
    REQUIRE(rounds < ENOUGH || open_count() == descriptors);
    REQUIRE(rounds < ENOUGH || growth < MOST_GROWTH_KB);
    free(pem);
    return 0;
}
