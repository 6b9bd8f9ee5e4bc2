/*
 * A chat bridge: what is said in one Discord channel is printed, and what players of the "game" say is said there.
 *
 * It runs like a game server does, 30 ticks a second, and no tick ever waits for Discord.
 *
 *   DISCORD_TOKEN      the bot's token
 *   TICKCORD_CHANNEL   the channel's id
 *   TICKCORD_API_URL   a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM    root certificates to accept besides the built-in ones (optional)
 *   TICKCORD_GUILD     a guild to have the command /wave in, in place of the bot's other commands there (optional)
 *   TICKCORD_SECONDS   how long to run; 0 or not given: until Ctrl-C
 */
#define _POSIX_C_SOURCE 200809L

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "tickcord.h"

enum { TICKS_PER_SECOND = 30, EVENTS_PER_TICK = 32, TICKS_PER_WAVE = 90, LINES = 4 };

/* What players say in each wave, all at once. */
static const struct {
    const char *name, *line;
} chat[LINES] = {
    {"Grace", "A new wave, to the walls!"},
    {"xX_Linus_Xx", "I have *no* arrows"},
    {"Grace", "@everyone [take mine](https://example.com)"},
    {"**SERVER**", "Linus is down"},
};

static volatile sig_atomic_t stopped;
static unsigned wave;

static void on_signal(int signal) {
    (void)signal;
    stopped = 1;
}

/* Prints what a call came to, if it failed. */
static int check(const char *call, tickcord_result result) {
    if (result != TICKCORD_OK) {
        char text[1025];
        tickcord_last_error(text, sizeof text, NULL);
        fprintf(stderr, "%s: %s: %s\n", call, tickcord_result_name(result), text);
    }
    return result == TICKCORD_OK;
}

/* A string of an event, or "" where there is none. */
static const char *text_at(const tickcord_event *event, const char *pointer) {
    tickcord_str text;
    tickcord_event_get_str(event, pointer, TICKCORD_NUL_TERMINATED, &text);
    return text.ptr;
}

static void on_message(const tickcord_event *event) {
    tickcord_message message;
    tickcord_message_init(&message, sizeof message);
    tickcord_event_as_message(event, &message);
    /* Bots are left out, or the bridge would hear itself. */
    if (message.author.is_bot) {
        return;
    }
    /* One line of 200 characters at the most, of up to 4 bytes each. */
    char line[801];
    if (check("get_plain_text", tickcord_event_get_plain_text(event, 0, 200, line, sizeof line, NULL))) {
        printf("[discord] %s: %s\n", message.display_name.ptr, line);
    }
}

static void on_result(const tickcord_event *event) {
    tickcord_request_result result;
    tickcord_request_result_init(&result, sizeof result);
    tickcord_event_as_request_result(event, &result);
    if (result.code == TICKCORD_OK) {
        printf("[sent] request %" PRIu64 " ok\n", result.request);
    } else {
        printf("[sent] request %" PRIu64 " failed: %s\n", result.request, result.text.ptr);
    }
}

/* Someone used /wave: only they see the answer. */
static void on_command(tickcord_client client, const tickcord_event *event) {
    tickcord_interaction interaction;
    tickcord_interaction_init(&interaction, sizeof interaction);
    tickcord_event_as_interaction(event, &interaction);
    char text[64];
    snprintf(text, sizeof text, "This is wave %u", wave);
    tickcord_message_create answer;
    tickcord_message_create_init(&answer, sizeof answer);
    answer.content.ptr = text;
    answer.flags = TICKCORD_MESSAGE_EPHEMERAL;
    if (check("respond", tickcord_client_interaction_respond(client, interaction.id, &answer, NULL))) {
        printf("[command] %s used /%s\n", interaction.display_name.ptr, interaction.command_name.ptr);
    }
}

static void on_event(tickcord_client client, const tickcord_event *event) {
    switch (tickcord_event_type(event)) {
    case TICKCORD_EVENT_READY:
        printf("[ready] logged in as %s\n", text_at(event, "/user/username"));
        break;
    case TICKCORD_EVENT_RESUMED:
        printf("[resumed] nothing was missed\n");
        break;
    case TICKCORD_EVENT_MESSAGE_CREATE:
        on_message(event);
        break;
    case TICKCORD_EVENT_INTERACTION_CREATE:
        on_command(client, event);
        break;
    case TICKCORD_EVENT_CONNECTION_STATE:
        printf("[state] %s %s\n", text_at(event, "/state_name"), text_at(event, "/text"));
        break;
    case TICKCORD_EVENT_REQUEST_RESULT:
        on_result(event);
        break;
    case TICKCORD_EVENT_MESSAGE_CONTENT_MISSING:
        printf("[warning] %s\n", text_at(event, "/text"));
        break;
    case TICKCORD_EVENT_FATAL:
    case TICKCORD_EVENT_POISONED:
        printf("[fatal] %s\n", text_at(event, "/text"));
        stopped = 1;
        break;
    case TICKCORD_EVENT_EVENTS_DROPPED:
    case TICKCORD_EVENT_SESSION_ENDED:
        printf("[%s] %s\n", tickcord_event_name(event).ptr, tickcord_event_json(event).ptr);
        break;
    default:
        break;
    }
}

/* One tick's share of what Discord has to say. */
static void poll_events(tickcord_client client) {
    tickcord_event *events[EVENTS_PER_TICK];
    size_t count;
    tickcord_client_poll_events(client, events, EVENTS_PER_TICK, &count);
    for (size_t i = 0; i < count; i++) {
        on_event(client, events[i]);
        tickcord_event_free(events[i]);
    }
    fflush(stdout);
}

static void poll_log(tickcord_client client, tickcord_log_record *record) {
    while (tickcord_client_poll_log(client, record) == TICKCORD_OK && record->level != TICKCORD_LOG_LEVEL_NONE) {
        if (record->level <= TICKCORD_LOG_LEVEL_WARNING) {
            fprintf(stderr, "[log] %s\n", record->message);
        }
    }
}

/* What a player types is shown as it was typed. Discord takes about one message a second: lines that wait share one. */
static void relay(tickcord_client client, uint64_t channel, const char *name, const char *line) {
    char safe_name[128], safe_line[1024], text[1200];
    if (!check("escape", tickcord_text_escape(name, TICKCORD_NUL_TERMINATED, 0, safe_name, sizeof safe_name, NULL)) ||
        !check("escape", tickcord_text_escape(line, TICKCORD_NUL_TERMINATED, 0, safe_line, sizeof safe_line, NULL))) {
        return;
    }
    snprintf(text, sizeof text, "**%s**: %s", safe_name, safe_line);
    tickcord_message_create message;
    tickcord_message_create_init(&message, sizeof message);
    message.content.ptr = text;
    message.merge = 1;
    if (check("create_message", tickcord_client_create_message(client, channel, &message, NULL))) {
        printf("[game] %s\n", text);
    }
}

/* What happens in a game. */
static void play(tickcord_client client, uint64_t channel, unsigned tick) {
    if (tick % TICKS_PER_WAVE == 0) {
        wave = tick / TICKS_PER_WAVE + 1;
        for (size_t i = 0; i < LINES; i++) {
            relay(client, channel, chat[i].name, chat[i].line);
        }
    }
}

static void sleep_until(struct timespec *next) {
    next->tv_nsec += 1000000000L / TICKS_PER_SECOND;
    if (next->tv_nsec >= 1000000000L) {
        next->tv_nsec -= 1000000000L;
        next->tv_sec += 1;
    }
    /* Not by clock_nanosleep, which macOS does not have. */
    struct timespec left;
    clock_gettime(CLOCK_MONOTONIC, &left);
    left.tv_sec = next->tv_sec - left.tv_sec;
    left.tv_nsec = next->tv_nsec - left.tv_nsec;
    if (left.tv_nsec < 0) {
        left.tv_nsec += 1000000000L;
        left.tv_sec -= 1;
    }
    if (left.tv_sec >= 0) {
        nanosleep(&left, NULL);
    }
}

int main(void) {
    const char *channel_text = getenv("TICKCORD_CHANNEL");
    const char *guild_text = getenv("TICKCORD_GUILD");
    const char *seconds = getenv("TICKCORD_SECONDS");
    uint64_t channel = channel_text != NULL ? strtoull(channel_text, NULL, 10) : 0;
    unsigned ticks = seconds != NULL ? (unsigned)strtoul(seconds, NULL, 10) * TICKS_PER_SECOND : 0;
    if (channel == 0) {
        fprintf(stderr, "Set DISCORD_TOKEN to the bot's token and TICKCORD_CHANNEL to the channel's id.\n");
        return 2;
    }

    tickcord_client_options options;
    tickcord_client_options_init(&options, sizeof options);
    options.token.ptr = getenv("DISCORD_TOKEN");
    options.api_url.ptr = getenv("TICKCORD_API_URL");
    options.ca_pem.ptr = getenv("TICKCORD_CA_PEM");
    options.auto_defer = TICKCORD_AUTO_DEFER_EPHEMERAL;
    options.intents = TICKCORD_INTENT_GUILDS | TICKCORD_INTENT_GUILD_MESSAGES | TICKCORD_INTENT_MESSAGE_CONTENT;

    tickcord_client client;
    int created = check("create", tickcord_client_create(&options, &client));
    /* Of all that the bot's guilds say, this channel's messages and commands. */
    const int32_t kinds[] = {TICKCORD_EVENT_MESSAGE_CREATE, TICKCORD_EVENT_INTERACTION_CREATE};
    tickcord_subscription subscription;
    tickcord_subscription_init(&subscription, sizeof subscription);
    subscription.kinds = kinds;
    subscription.kind_count = 2;
    subscription.channel_ids = &channel;
    subscription.channel_count = 1;
    if (!created || !check("subscribe", tickcord_client_subscribe(client, &subscription)) ||
        !check("connect", tickcord_client_connect(client))) {
        return 1;
    }
    if (guild_text != NULL) {
        const char *commands = "[{\"name\": \"wave\", \"description\": \"Which wave the game is in\"}]";
        uint64_t guild = strtoull(guild_text, NULL, 10);
        check("set_commands", tickcord_client_set_commands(client, guild, commands, TICKCORD_NUL_TERMINATED, NULL));
    }
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);

    tickcord_log_record record;
    tickcord_log_record_init(&record, sizeof record);
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    for (unsigned tick = 0; !stopped && (ticks == 0 || tick < ticks); tick++) {
        poll_events(client);
        poll_log(client, &record);
        play(client, channel, tick);
        sleep_until(&next);
    }

    int32_t state;
    uint32_t unsent;
    tickcord_client_get_state(client, &state);
    int ended = check("destroy", tickcord_client_destroy(client, 2000, &unsent));
    printf("[bye] unsent=%" PRIu32 "\n", unsent);
    return ended && state != TICKCORD_STATE_FAILED ? 0 : 1;
}
