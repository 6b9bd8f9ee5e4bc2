/*
 * A host that leaves SIGPIPE at its default survives connections that are cut and reset while they are written to, and no
 * signal of the process is ever delivered to a thread of the library. What debuggers show of those tells whose they are.
 */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <signal.h>

#include "sandbox.h"

static void wait_for(tickcord_client client, int32_t type) {
    for (;;) {
        tickcord_event *event;
        REQUIRE(tickcord_client_wait(client, 20000) == TICKCORD_OK);
        REQUIRE(tickcord_client_poll_event(client, &event) == TICKCORD_OK);
        int32_t polled = tickcord_event_type(event);
        tickcord_event_free(event);
        if (polled == type) {
            return;
        }
    }
}

/* Every thread but this one blocks the signals that a host handles, and none that tells of a fault. Gives how many are
   named after us. */
static int check_threads(void) {
    DIR *tasks = opendir("/proc/self/task");
    int ours = 0;
    REQUIRE(tasks != NULL);
    for (struct dirent *task; (task = readdir(tasks)) != NULL;) {
        char path[300];
        char line[256];
        FILE *status;
        if (task->d_name[0] == '.' || atoi(task->d_name) == (int)getpid()) {
            continue;
        }
        snprintf(path, sizeof path, "/proc/self/task/%s/status", task->d_name);
        if ((status = fopen(path, "r")) == NULL) {
            continue; /* It has ended meanwhile. */
        }
        while (fgets(line, sizeof line, status) != NULL) {
            unsigned long long blocked;
            ours += strcmp(line, "Name:\ttickcord\n") == 0;
            if (sscanf(line, "SigBlk: %llx", &blocked) == 1) {
                int host[] = {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGALRM, SIGCHLD, SIGUSR1, SIGUSR2};
                for (size_t i = 0; i < sizeof host / sizeof *host; i++) {
                    REQUIRE(blocked >> (host[i] - 1) & 1);
                }
                REQUIRE(!(blocked >> (SIGSEGV - 1) & 1));
            }
        }
        fclose(status);
    }
    closedir(tasks);
    return ours;
}

int main(void) {
    char *pem = ca_pem();
    uint64_t channel = strtoull(setting("TICKCORD_CHANNEL"), NULL, 10);
    tickcord_client_options options;
    tickcord_client client;
    tickcord_websocket_options websocket_options;
    tickcord_websocket websocket;
    tickcord_event *opened;
    sigset_t before, after;

    sigemptyset(&before);
    sigemptyset(&after);

    REQUIRE(signal(SIGPIPE, SIG_DFL) != SIG_ERR);
    REQUIRE(tickcord_client_options_init(&options, sizeof options) == TICKCORD_OK);
    options.token.ptr = setting("DISCORD_TOKEN");
    options.api_url.ptr = setting("TICKCORD_API_URL");
    options.ca_pem.ptr = pem;
    sigprocmask(SIG_SETMASK, NULL, &before);
    REQUIRE(tickcord_client_create(&options, &client) == TICKCORD_OK);
    sigprocmask(SIG_SETMASK, NULL, &after);
    for (int number = 1; number <= SIGRTMAX; number++) {
        REQUIRE(sigismember(&before, number) == sigismember(&after, number));
    }
    REQUIRE(tickcord_client_connect(client) == TICKCORD_OK);
    wait_for(client, TICKCORD_EVENT_READY);
    REQUIRE(tickcord_websocket_options_init(&websocket_options, sizeof websocket_options) == TICKCORD_OK);
    websocket_options.url.ptr = setting("TICKCORD_ECHO_URL");
    websocket_options.ca_pem.ptr = pem;
    REQUIRE(tickcord_websocket_create(&websocket_options, &websocket) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_connect(websocket) == TICKCORD_OK);
    /* Until a thread runs, it blocks everything. */
    REQUIRE(tickcord_websocket_wait(websocket, 20000) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_poll_event(websocket, &opened) == TICKCORD_OK);
    REQUIRE(tickcord_event_type(opened) == TICKCORD_EVENT_WEBSOCKET_OPENED);
    tickcord_event_free(opened);
    REQUIRE(check_threads() >= 2);
    REQUIRE(tickcord_websocket_destroy(websocket, 5000, NULL) == TICKCORD_OK);

    const char *faults[] = {
        /* The close frame is answered on a connection that is gone, and then TLS says goodbye on it. */
        "{\"fault\":\"close\",\"code\":4000}",
        "{\"fault\":\"reset\"}",
        "{\"fault\":\"cut\"}",
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        control("/fault", "{\"fault\":\"rest\",\"path\":\"/messages\",\"answer\":\"reset_before\"}");
        REQUIRE(tickcord_client_send_message(client, channel, "hello", 5, NULL) == TICKCORD_OK);
        control("/fault", faults[i]);
        wait_for(client, TICKCORD_EVENT_RESUMED);
    }
    REQUIRE(tickcord_client_destroy(client, 5000, NULL) == TICKCORD_OK);
    free(pem);
    puts("ok");
    return 0;
}
