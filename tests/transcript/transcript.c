/* One script in three languages: this, transcript.cpp and transcript.py print the same lines, which are in expected.txt. */
#include <inttypes.h>

#include "../c/sandbox.h"

enum { WAIT_MS = 10000 };

static tickcord_client client;
static uint64_t channel;

/* A code's name without what all have in front. */
static const char *name_of(tickcord_result code) {
    const char *name = tickcord_result_name(code);
    const char *prefix = strncmp(name, "TICKCORD_ERROR_", 15) == 0 ? "TICKCORD_ERROR_" : "TICKCORD_";
    return name + strlen(prefix);
}

static tickcord_event *next_event(void) {
    tickcord_event *event;
    REQUIRE(tickcord_client_wait(client, WAIT_MS) == TICKCORD_OK);
    REQUIRE(tickcord_client_poll_event(client, &event) == TICKCORD_OK && event != NULL);
    return event;
}

/* The next event of this kind; those before it are let go. */
static tickcord_event *wait_for(int32_t kind) {
    tickcord_event *event = next_event();
    while (tickcord_event_type(event) != kind) {
        tickcord_event_free(event);
        event = next_event();
    }
    return event;
}

/* What a request came to. */
static tickcord_event *result_of(tickcord_result accepted, const uint64_t *request) {
    REQUIRE(accepted == TICKCORD_OK);
    for (;;) {
        tickcord_event *event = wait_for(TICKCORD_EVENT_REQUEST_RESULT);
        uint64_t number;
        REQUIRE(tickcord_event_get_u64(event, "/request", TICKCORD_NUL_TERMINATED, &number) == TICKCORD_OK);
        if (number == *request) {
            return event;
        }
        tickcord_event_free(event);
    }
}

static tickcord_request_result view_of(const tickcord_event *event) {
    tickcord_request_result result;
    tickcord_request_result_init(&result, sizeof result);
    REQUIRE(tickcord_event_as_request_result(event, &result) == TICKCORD_OK);
    return result;
}

static const char *text_at(const tickcord_event *event, const char *pointer) {
    tickcord_str text;
    REQUIRE(tickcord_event_get_str(event, pointer, TICKCORD_NUL_TERMINATED, &text) == TICKCORD_OK);
    return text.ptr;
}

static uint64_t number_at(const tickcord_event *event, const char *pointer) {
    uint64_t number;
    REQUIRE(tickcord_event_get_u64(event, pointer, TICKCORD_NUL_TERMINATED, &number) == TICKCORD_OK);
    return number;
}

static void speak(const char *member, const char *content) {
    char body[512];
    snprintf(body, sizeof body, "{\"channel_id\": \"%" PRIu64 "\", \"member\": \"%s\", \"content\": \"%s\"}", channel, member,
             content);
    control("/speak", body);
}

/* The message with this text, which is printed with its author; gives its id. */
static uint64_t hear(const char *content) {
    for (;;) {
        tickcord_event *event = wait_for(TICKCORD_EVENT_MESSAGE_CREATE);
        tickcord_message message;
        tickcord_message_init(&message, sizeof message);
        REQUIRE(tickcord_event_as_message(event, &message) == TICKCORD_OK);
        uint64_t id = strcmp(message.content.ptr, content) == 0 ? message.id : 0;
        if (id != 0) {
            printf("heard %s: %s\n", message.display_name.ptr, message.content.ptr);
        }
        tickcord_event_free(event);
        if (id != 0) {
            return id;
        }
    }
}

static void refused(const char *what, tickcord_result result) {
    char text[1025];
    REQUIRE(result != TICKCORD_OK && tickcord_last_error(text, sizeof text, NULL) == TICKCORD_OK);
    printf("%s: %s: %s\n", what, name_of(result), text);
}

/* Without the text: owners that forget the handle of what has ended cannot be told as much. */
static void has_ended(const char *what, tickcord_result result) {
    REQUIRE(result != TICKCORD_OK);
    printf("%s: %s\n", what, name_of(result));
}

static void create(void) {
    char *pem = ca_pem();
    tickcord_client_options options;
    tickcord_client_options_init(&options, sizeof options);
    options.api_url.ptr = setting("TICKCORD_API_URL");
    options.ca_pem.ptr = pem;
    options.intents = TICKCORD_INTENTS_ALL;
    options.token.ptr = "";
    refused("no token", tickcord_client_create(&options, &client));
    options.token.ptr = setting("DISCORD_TOKEN");
    REQUIRE(tickcord_client_create(&options, &client) == TICKCORD_OK);
    free(pem);
}

static uint64_t log_in(void) {
    tickcord_event *event;
    tickcord_str text;
    tickcord_ready ready;
    REQUIRE(tickcord_client_connect(client) == TICKCORD_OK);
    refused("connect twice", tickcord_client_connect(client));
    event = wait_for(TICKCORD_EVENT_READY);
    tickcord_ready_init(&ready, sizeof ready);
    REQUIRE(tickcord_event_as_ready(event, &ready) == TICKCORD_OK);
    printf("ready: %s in %" PRIu32 " guild\n", ready.user.username.ptr, ready.guild_count);
    refused("no such place", tickcord_event_get_str(event, "/nobody", TICKCORD_NUL_TERMINATED, &text));
    uint64_t guild = number_at(event, "/guilds/0/id");
    tickcord_event_free(event);
    return guild;
}

static void chat(void) {
    char too_long[2002];
    uint64_t request;
    tickcord_message_create message;
    speak("mina", "hello 🦊");
    tickcord_message_create_init(&message, sizeof message);
    message.content.ptr = "welcome";
    message.reply_to = hear("hello 🦊");
    tickcord_event *event = result_of(tickcord_client_create_message(client, channel, &message, &request), &request);
    printf("replied: %s, to that line: %d\n", text_at(event, "/body/content"),
           number_at(event, "/body/message_reference/message_id") == message.reply_to);
    tickcord_event_free(event);
    memset(too_long, 'x', 2001);
    too_long[2001] = 0;
    refused("too long", tickcord_client_send_message(client, channel, too_long, TICKCORD_NUL_TERMINATED, NULL));
}

static void command(uint64_t guild) {
    const char *commands = "[{\"name\": \"wave\", \"description\": \"Greets\", \"options\": "
                           "[{\"type\": 3, \"name\": \"how\", \"description\": \"In which way\"}]}]";
    uint64_t request;
    tickcord_result accepted =
        tickcord_client_set_commands(client, guild, commands, TICKCORD_NUL_TERMINATED, &request);
    tickcord_event *event = result_of(accepted, &request);
    printf("commands: %s\n", name_of(view_of(event).code));
    tickcord_event_free(event);

    control("/interact", "{\"channel_id\": \"general\", \"member\": \"ada\", \"action\": \"command\", \"name\": \"wave\", "
                         "\"options\": [{\"name\": \"how\", \"value\": \"twice\"}]}");
    event = wait_for(TICKCORD_EVENT_INTERACTION_CREATE);
    tickcord_interaction interaction;
    tickcord_interaction_init(&interaction, sizeof interaction);
    tickcord_interaction_value how;
    tickcord_interaction_value_init(&how, sizeof how);
    REQUIRE(tickcord_event_as_interaction(event, &interaction) == TICKCORD_OK);
    REQUIRE(tickcord_interaction_get_option(event, "how", TICKCORD_NUL_TERMINATED, &how) == TICKCORD_OK);
    printf("command: %s used /%s %s\n", interaction.display_name.ptr, interaction.command_name.ptr, how.text.ptr);
    tickcord_message_create answer;
    tickcord_message_create_init(&answer, sizeof answer);
    answer.content.ptr = "hi, hi";
    answer.flags = TICKCORD_MESSAGE_EPHEMERAL;
    accepted = tickcord_client_interaction_respond(client, interaction.id, &answer, &request);
    tickcord_event_free(event);
    event = result_of(accepted, &request);
    printf("answered: %s\n", name_of(view_of(event).code));
    tickcord_event_free(event);
}

static void show_presence(void) {
    uint64_t request;
    tickcord_activity activity;
    tickcord_activity_init(&activity, sizeof activity);
    activity.name.ptr = "Capture the flag";
    tickcord_presence presence;
    tickcord_presence_init(&presence, sizeof presence);
    presence.status = TICKCORD_STATUS_IDLE;
    presence.activities = &activity;
    presence.activity_count = 1;
    tickcord_event *event = result_of(tickcord_client_update_presence(client, &presence, &request), &request);
    printf("presence: %s\n", name_of(view_of(event).code));
    tickcord_event_free(event);
}

static void ask_for_members(uint64_t guild) {
    uint64_t request;
    tickcord_member_request asked;
    tickcord_member_request_init(&asked, sizeof asked);
    asked.guild_id = guild;
    asked.query.ptr = "ro";
    asked.limit = 10;
    tickcord_event *event = result_of(tickcord_client_request_guild_members(client, &asked, &request), &request);
    printf("members: %s, %s\n", text_at(event, "/body/members/0/user/username"), text_at(event, "/body/members/0/nick"));
    tickcord_event_free(event);
}

static void set_topic(void) {
    uint64_t request;
    tickcord_channel_edit edit;
    tickcord_channel_edit_init(&edit, sizeof edit);
    edit.topic.ptr = "Round 2";
    tickcord_result accepted =
        tickcord_client_edit_channel(client, channel, &edit, "a new round", TICKCORD_NUL_TERMINATED, &request);
    tickcord_event *event = result_of(accepted, &request);
    printf("topic: %s\n", text_at(event, "/body/topic"));
    tickcord_event_free(event);
}

static void write_by_webhook(void) {
    uint64_t request;
    tickcord_result accepted = tickcord_client_create_webhook(client, channel, "Bridge", TICKCORD_NUL_TERMINATED, NULL, 0,
                                                              NULL, 0, &request);
    tickcord_event *event = result_of(accepted, &request);
    tickcord_webhook webhook;
    tickcord_webhook_init(&webhook, sizeof webhook);
    webhook.id = number_at(event, "/body/id");
    REQUIRE(tickcord_event_get_str(event, "/body/token", TICKCORD_NUL_TERMINATED, &webhook.token) == TICKCORD_OK);
    tickcord_message_create message;
    tickcord_message_create_init(&message, sizeof message);
    message.content.ptr = "gg @everyone";
    tickcord_webhook_execute execute;
    tickcord_webhook_execute_init(&execute, sizeof execute);
    execute.username.ptr = "Player 1";
    execute.wait = 1;
    accepted = tickcord_client_execute_webhook(client, &webhook, &message, &execute, &request);
    tickcord_event_free(event);
    event = result_of(accepted, &request);
    int32_t pings;
    REQUIRE(tickcord_event_get_bool(event, "/body/mention_everyone", TICKCORD_NUL_TERMINATED, &pings) == TICKCORD_OK);
    printf("webhook: %s says %s, which pings everyone: %" PRId32 "\n", text_at(event, "/body/author/username"),
           text_at(event, "/body/content"), pings);
    tickcord_event_free(event);
}

static void upload(void) {
    uint64_t request;
    tickcord_http_file file;
    tickcord_http_file_init(&file, sizeof file);
    file.name.ptr = "log.txt";
    file.data = (const uint8_t *)"one\0two";
    file.size = 7;
    tickcord_message_create message;
    tickcord_message_create_init(&message, sizeof message);
    message.files = &file;
    message.file_count = 1;
    tickcord_event *event = result_of(tickcord_client_create_message(client, channel, &message, &request), &request);
    printf("file: %s, %" PRIu64 " bytes\n", text_at(event, "/body/attachments/0/filename"),
           number_at(event, "/body/attachments/0/size"));
    tickcord_event_free(event);
}

static void ask_for_nothing(void) {
    uint64_t request;
    tickcord_event *event = result_of(tickcord_client_get_channel(client, 1, &request), &request);
    tickcord_request_result result = view_of(event);
    printf("unknown channel: %s: %s (%" PRId32 ", %" PRId64 ")\n", name_of(result.code), result.text.ptr, result.status,
           result.discord_code);
    tickcord_event_free(event);
}

static void go_and_come_back(void) {
    REQUIRE(tickcord_client_disconnect(client, TICKCORD_DISCONNECT_KEEP_SESSION) == TICKCORD_OK);
    for (int32_t state = -1; state != TICKCORD_STATE_DISCONNECTED;) {
        tickcord_event *event = wait_for(TICKCORD_EVENT_CONNECTION_STATE);
        state = (int32_t)number_at(event, "/state");
        tickcord_event_free(event);
    }
    printf("disconnected\n");
    speak("ada", "anyone there?");
    REQUIRE(tickcord_client_connect(client) == TICKCORD_OK);
    hear("anyone there?");
    tickcord_event_free(wait_for(TICKCORD_EVENT_RESUMED));
    printf("resumed\n");
}

static void end(void) {
    uint32_t unsent;
    REQUIRE(tickcord_client_destroy(client, 5000, &unsent) == TICKCORD_OK);
    printf("destroyed, unsent: %" PRIu32 "\n", unsent);
    has_ended("after the end", tickcord_client_send_message(client, channel, "too late", TICKCORD_NUL_TERMINATED, NULL));
    has_ended("destroyed twice", tickcord_client_destroy(client, 5000, NULL));
    printf("can unload: %" PRId32 "\n", tickcord_can_unload());
}

int main(void) {
    channel = strtoull(setting("TICKCORD_CHANNEL"), NULL, 10);
    create();
    uint64_t guild = log_in();
    chat();
    command(guild);
    show_presence();
    ask_for_members(guild);
    set_topic();
    write_by_webhook();
    upload();
    ask_for_nothing();
    go_and_come_back();
    end();
    return 0;
}
