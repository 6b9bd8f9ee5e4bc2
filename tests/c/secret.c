/*
 * Once a client is destroyed, after a login, a request, a resume and a diagnosis, no copy of the token that is ours is in the
 * process's memory any more. Those in what hyper wrote are counted and told; SECURITY.md names them.
 */
#define _POSIX_C_SOURCE 200809L

#include <fcntl.h>

#include "sandbox.h"

/* Where the token is handed over; else this program has it in its environment alone. */
static char given[256];
static size_t length;

enum { WINDOW = 1 << 16, OVERLAP = 512 };
static char window[WINDOW];

/* Not the whole mapping that they are in: musl's malloc gives away what is left of its pages. */
static int is_this_programs(const char *at) {
    return (at >= given && at < given + sizeof given) || (at >= window && at < window + sizeof window);
}

/* Copies of the token in memory: ours, and those in what hyper has written. */
struct copies {
    int ours;
    int of_hyper;
};

/* Looks for the last two thirds of the token in writable memory, apart from this program's own and the environment's. */
static struct copies copies(void) {
    const char *token = setting("DISCORD_TOKEN");
    const char *needle = token + length / 3;
    size_t needle_length = length - length / 3;
    char line[512];
    const char *header = "authorization: Bot ";
    struct copies found = {0, 0};
    FILE *maps = fopen("/proc/self/maps", "r");
    int memory = open("/proc/self/mem", O_RDONLY);
    REQUIRE(maps != NULL && memory >= 0);
    while (fgets(line, sizeof line, maps) != NULL) {
        unsigned long from, to;
        char mode[5];
        if (sscanf(line, "%lx-%lx %4s", &from, &to, mode) != 3 || mode[1] != 'w' ||
            (token >= (const char *)from && token < (const char *)to)) {
            continue;
        }
        for (unsigned long at = from; at < to;) {
            size_t wanted = to - at < WINDOW ? to - at : WINDOW;
            ssize_t got = pread(memory, window, wanted, (off_t)at);
            if (got < (ssize_t)needle_length) {
                break;
            }
            /* What begins in the overlap is found in the next window, together with what is in front of it. */
            for (ssize_t offset = at == from ? 0 : OVERLAP / 2; offset + (ssize_t)needle_length <= got; offset++) {
                if (at + WINDOW < to && offset >= WINDOW - OVERLAP / 2) {
                    break;
                }
                if (window[offset] == needle[0] && memcmp(window + offset, needle, needle_length) == 0 &&
                    !is_this_programs((const char *)at + offset)) {
                    ssize_t line_at = offset - (ssize_t)(length / 3 + strlen(header));
                    if (line_at >= 0 && memcmp(window + line_at, header, strlen(header)) == 0) {
                        found.of_hyper++;
                    } else {
                        found.ours++;
                    }
                }
            }
            at += (unsigned long)got == wanted && at + wanted < to ? wanted - OVERLAP : (unsigned long)got;
        }
    }
    memset(window, 0, sizeof window);
    close(memory);
    fclose(maps);
    return found;
}

static void wait_for(tickcord_client client, int32_t type) {
    for (int32_t got = -1; got != type;) {
        tickcord_event *event;
        REQUIRE(tickcord_client_wait(client, 20000) == TICKCORD_OK);
        REQUIRE(tickcord_client_poll_event(client, &event) == TICKCORD_OK);
        got = tickcord_event_type(event);
        tickcord_event_free(event);
    }
}

int main(void) {
    char *pem = ca_pem();
    tickcord_client_options options;
    tickcord_client client;
    uint64_t channel = strtoull(setting("TICKCORD_CHANNEL"), NULL, 10);

    length = strlen(setting("DISCORD_TOKEN"));
    REQUIRE(length >= 16 && length < sizeof given);
    REQUIRE(copies().ours == 0);
    memcpy(given, setting("DISCORD_TOKEN"), length);
    REQUIRE(tickcord_client_options_init(&options, sizeof options) == TICKCORD_OK);
    options.token.ptr = given;
    options.api_url.ptr = setting("TICKCORD_API_URL");
    options.ca_pem.ptr = pem;
    REQUIRE(tickcord_client_create(&options, &client) == TICKCORD_OK);
    memset(given, 0, sizeof given);
    REQUIRE(copies().ours > 0);

    REQUIRE(tickcord_client_connect(client) == TICKCORD_OK);
    wait_for(client, TICKCORD_EVENT_READY);
    REQUIRE(tickcord_client_send_message(client, channel, "hello", TICKCORD_NUL_TERMINATED, NULL) == TICKCORD_OK);
    wait_for(client, TICKCORD_EVENT_REQUEST_RESULT);
    control("/fault", "{\"fault\":\"reset\"}");
    wait_for(client, TICKCORD_EVENT_RESUMED);
    REQUIRE(tickcord_client_diagnose(client, 0, channel, NULL) == TICKCORD_OK);
    wait_for(client, TICKCORD_EVENT_REQUEST_RESULT);
    struct copies alive = copies();
    REQUIRE(alive.ours > 0);
    REQUIRE(tickcord_client_destroy(client, 5000, NULL) == TICKCORD_OK);
    free(pem);
    struct copies left = copies();
    printf("while the client lived: %d copies of ours, %d of hyper's; destroyed: %d and %d\n", alive.ours, alive.of_hyper,
           left.ours, left.of_hyper);
    return left.ours != 0;
}
