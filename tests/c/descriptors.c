/*
 * A host that has closed its standard streams, as daemons do, can go on printing: nothing of the library's is under their numbers.
 * What the library opens is closed in programs that the host starts.
 */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <fcntl.h>

#include "sandbox.h"

enum { ORDINARY = 3, SPARE = 100 };

/* How many descriptors from `first` to `last` are open, or would be open in a program that is started now. */
static int count_open(int first, int last, int inherited) {
    int count = 0;
    for (int number = first; number <= last; number++) {
        int flags = fcntl(number, F_GETFD);
        count += flags != -1 && (!inherited || !(flags & FD_CLOEXEC));
    }
    return count;
}

int main(void) {
    const char *printed = "no text of the host's may reach a connection\n";
    char *pem = ca_pem();
    uint64_t channel = strtoull(setting("TICKCORD_CHANNEL"), NULL, 10);
    int inherited = count_open(ORDINARY, SPARE - 1, 1);
    int opened;
    int standard;
    uint64_t request = 0;
    int32_t code = -1;
    tickcord_client_options options;
    tickcord_client client;

    REQUIRE(tickcord_client_options_init(&options, sizeof options) == TICKCORD_OK);
    options.token.ptr = setting("DISCORD_TOKEN");
    options.api_url.ptr = setting("TICKCORD_API_URL");
    options.ca_pem.ptr = pem;

    /* Complaints must find their way out after that. */
    REQUIRE(fcntl(2, F_DUPFD_CLOEXEC, SPARE) == SPARE);
    close(0);
    close(1);
    close(2);
    if (tickcord_client_create(&options, &client) != TICKCORD_OK || tickcord_client_connect(client) != TICKCORD_OK) {
        dup2(SPARE, 2);
        REQUIRE(!"connecting");
    }
    while (code != 0) {
        tickcord_event *event;
        /* Not by dprintf: glibc's leaks when it cannot write. */
        (void)!write(1, printed, strlen(printed));
        if (tickcord_client_wait(client, 20000) != TICKCORD_OK ||
            tickcord_client_poll_event(client, &event) != TICKCORD_OK) {
            dup2(SPARE, 2);
            REQUIRE(!"an event");
        }
        if (tickcord_event_type(event) == TICKCORD_EVENT_READY) {
            tickcord_client_send_message(client, channel, "still here", TICKCORD_NUL_TERMINATED, &request);
        } else if (tickcord_event_type(event) == TICKCORD_EVENT_REQUEST_RESULT) {
            tickcord_request_result result;
            tickcord_request_result_init(&result, sizeof result);
            tickcord_event_as_request_result(event, &result);
            code = result.code;
        }
        tickcord_event_free(event);
    }
    /* A resolver may have had one of these, for a moment. */
    standard = count_open(0, 2, 0);
    opened = count_open(ORDINARY, SPARE - 1, 0);
    dup2(SPARE, 2);

    REQUIRE(request != 0);
    REQUIRE(standard == 0);
    /* The gateway, HTTP, and what the thread waits with. */
    REQUIRE(opened >= 5);
    REQUIRE(count_open(ORDINARY, SPARE - 1, 1) == inherited);
    REQUIRE(tickcord_client_destroy(client, 5000, NULL) == TICKCORD_OK);
    free(pem);
    return 0;
}
