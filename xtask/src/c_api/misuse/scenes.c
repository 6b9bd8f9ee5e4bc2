/* Written by hand as well: where, and by how many threads at once, the calls are made. */
enum { ALL = sizeof calls / sizeof *calls, THREADS = 16, SHARED = 12, DESTROY_ROUNDS = 12 };

static uint64_t next_random(uint64_t *state) {
    *state += 0x9e3779b97f4a7c15;
    uint64_t mixed = (*state ^ *state >> 30) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
    return mixed ^ mixed >> 31;
}

/* What holds for every call, whatever it is given: a code that has a name, and words to it. */
static tickcord_result perform(struct scene *scene, const struct call *call, const uint32_t *picks, tickcord_result *wanted) {
    char words[1025] = "";
    __atomic_fetch_add(&calls_made, 1, __ATOMIC_SEQ_CST);
    *wanted = ANY;
    tickcord_result result = call->run(scene, picks, wanted);
    if (result == TICKCORD_ERROR_PANIC || strcmp(tickcord_result_name(result), "TICKCORD_ERROR_UNKNOWN") == 0) {
        complain(call->name, "a bug", result);
    }
    if (result != TICKCORD_OK && strcmp(call->name, "tickcord_last_error") != 0 && 
        (tickcord_last_error(words, sizeof words, NULL) != TICKCORD_OK || *words == 0)) {
        complain(call->name, "a failure without words", result);
    }
    return result;
}

/* One bad value at a time: it is refused by its own code, or what is wrong with the rest comes first. */
static void sweep(struct scene *scene, const struct call *call) {
    uint32_t picks[PARAMETERS] = {0};
    tickcord_result wanted;
    tickcord_result good = perform(scene, call, picks, &wanted);
    for (uint32_t at = 0; at < call->parameter_count; at++) {
        for (picks[at] = 1; picks[at] < call->picks[at]; picks[at]++) {
            tickcord_result result = perform(scene, call, picks, &wanted);
            int refused = result != TICKCORD_OK && (wanted == REFUSED || result == wanted || result == good);
            if (wanted != ANY && !refused) {
                char what[200];
                snprintf(what, sizeof what, "%s, value %u, should have given %s", call->parameters[at], picks[at],
                         wanted == REFUSED ? "an error" : tickcord_result_name(wanted));
                complain(call->name, what, result);
            }
        }
        picks[at] = 0;
    }
}

static void perform_any(struct scene *scene) {
    const struct call *call = &calls[next_random(&scene->random) % ALL];
    uint32_t picks[PARAMETERS] = {0};
    tickcord_result wanted;
    for (uint32_t at = 0; at < call->parameter_count; at++) {
        uint64_t random = next_random(&scene->random);
        picks[at] = random & 1 ? (uint32_t)(random >> 1) % call->picks[at] : 0;
    }
    perform(scene, call, picks, &wanted);
}

/* Where it leads: nobody listens; somebody who never answers; the sandbox. */
static char *pem;
static char silent_api[64];
static char silent_url[64];

static uint64_t new_client(const char *api_url) {
    tickcord_client_options options;
    uint64_t client;
    REQUIRE(tickcord_client_options_init(&options, sizeof options) == TICKCORD_OK);
    set_tickcord_client_options(&options);
    if (api_url != NULL) {
        options.token.ptr = setting("DISCORD_TOKEN");
        options.api_url.ptr = api_url;
        options.ca_pem.ptr = pem;
    }
    REQUIRE(tickcord_client_create(&options, &client) == TICKCORD_OK);
    return client;
}

static uint64_t new_websocket(const char *url) {
    tickcord_websocket_options options;
    uint64_t websocket;
    REQUIRE(tickcord_websocket_options_init(&options, sizeof options) == TICKCORD_OK);
    set_tickcord_websocket_options(&options);
    if (url != NULL) {
        options.url.ptr = url;
        options.ca_pem.ptr = pem;
    }
    REQUIRE(tickcord_websocket_create(&options, &websocket) == TICKCORD_OK);
    return websocket;
}

static int listen_silently(void) {
    struct sockaddr_in address = {0};
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(bind(listener, (struct sockaddr *)&address, sizeof address) == 0 && listen(listener, 1000) == 0);
    REQUIRE(getsockname(listener, (struct sockaddr *)&address, &length) == 0);
    snprintf(silent_api, sizeof silent_api, "http://127.0.0.1:%d/api/v10", ntohs(address.sin_port));
    snprintf(silent_url, sizeof silent_url, "ws://127.0.0.1:%d/", ntohs(address.sin_port));
    return listener;
}

static void told(const char *what, int before) {
    printf("%s: %d calls\n", what, __atomic_load_n(&calls_made, __ATOMIC_SEQ_CST) - before);
    fflush(stdout);
}

/* A fresh client and WebSocket for each function, since some change them for good. */
static void sweep_all(struct scene scene, const char *what, const char *api_url, const char *url, int connect, int destroyed) {
    int before = __atomic_load_n(&calls_made, __ATOMIC_SEQ_CST);
    for (size_t at = 0; at < ALL; at++) {
        scene.client = new_client(api_url);
        scene.websocket = new_websocket(url);
        if (connect) {
            REQUIRE(tickcord_client_connect(scene.client) == TICKCORD_OK);
            REQUIRE(tickcord_websocket_connect(scene.websocket) == TICKCORD_OK);
        }
        uint64_t client = scene.client;
        uint64_t websocket = scene.websocket;
        if (destroyed) {
            REQUIRE(tickcord_client_destroy(client, 5000, NULL) == TICKCORD_OK);
            REQUIRE(tickcord_websocket_destroy(websocket, 5000, NULL) == TICKCORD_OK);
        }
        sweep(&scene, &calls[at]);
        /* The whole of it would be waited for one who never answers. */
        tickcord_client_destroy(client, 20, NULL);
        tickcord_websocket_destroy(websocket, 20, NULL);
    }
    told(what, before);
}

/* Of these only one connects, since Discord lets a bot log in every five seconds only. */
static void sweep_ready(struct scene scene) {
    int before = __atomic_load_n(&calls_made, __ATOMIC_SEQ_CST);
    size_t count = 0;
    scene.client = new_client(setting("TICKCORD_API_URL"));
    scene.websocket = new_websocket(setting("TICKCORD_ECHO_URL"));
    REQUIRE(tickcord_client_connect(scene.client) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_connect(scene.websocket) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_wait(scene.websocket, 20000) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_send_text(scene.websocket, "{\"id\":\"1\"}", TICKCORD_NUL_TERMINATED) == TICKCORD_OK);
    for (int guilds = 0; guilds == 0;) {
        tickcord_event *event;
        REQUIRE(tickcord_client_wait(scene.client, 20000) == TICKCORD_OK);
        REQUIRE(tickcord_client_poll_event(scene.client, &event) == TICKCORD_OK);
        guilds = tickcord_event_type(event) == TICKCORD_EVENT_GUILD_CREATE;
        scene.events[count++ % EVENTS] = event;
    }
    for (size_t at = 0; at < ALL; at++) {
        if (strstr(calls[at].name, "_disconnect") == NULL && strstr(calls[at].name, "_destroy") == NULL &&
            strstr(calls[at].name, "_set_intents") == NULL && strcmp(calls[at].name, "tickcord_websocket_close") != 0) {
            sweep(&scene, &calls[at]);
        }
    }
    REQUIRE(tickcord_client_destroy(scene.client, 5000, NULL) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_destroy(scene.websocket, 5000, NULL) == TICKCORD_OK);
    for (size_t at = 0; at < EVENTS && at < count; at++) {
        tickcord_event_free((tickcord_event *)scene.events[at]);
    }
    told("connected", before);
}

/* What this thread has destroyed: 1 for the client, and 16 for the WebSocket. */
static void *destroy_both(void *argument) {
    struct scene *scene = argument;
    tickcord_result client = tickcord_client_destroy(scene->client, 200, NULL);
    tickcord_result websocket = tickcord_websocket_destroy(scene->websocket, 200, NULL);
    uintptr_t destroyed = (client != TICKCORD_ERROR_INVALID_HANDLE ? 1u : 0u) +
                          (websocket != TICKCORD_ERROR_INVALID_HANDLE ? 16u : 0u);
    return (void *)destroyed;
}

/* Two threads destroy the same; each of both is destroyed once, and gone afterwards. */
static void call_while_destroying(struct scene scene) {
    int before = __atomic_load_n(&calls_made, __ATOMIC_SEQ_CST);
    for (int round = 0; round < DESTROY_ROUNDS; round++) {
        pthread_t threads[2];
        uintptr_t destroyed = 0;
        scene.client = new_client(silent_api);
        scene.websocket = new_websocket(silent_url);
        tickcord_client_connect(scene.client);
        tickcord_websocket_connect(scene.websocket);
        for (int at = 0; at < 2; at++) {
            REQUIRE(pthread_create(&threads[at], NULL, destroy_both, &scene) == 0);
        }
        struct scene ours = scene;
        for (int at = 0; at < 100; at++) {
            perform_any(&ours);
        }
        scene.random = ours.random;
        for (int at = 0; at < 2; at++) {
            void *result;
            REQUIRE(pthread_join(threads[at], &result) == 0);
            destroyed += (uintptr_t)result;
        }
        /* Calls of our own may have been first. */
        if (destroyed % 16 > 1 || destroyed / 16 > 1) {
            complain("destroy", "one object was destroyed twice", TICKCORD_OK);
        }
        int32_t state;
        tickcord_result client = tickcord_client_get_state(scene.client, &state);
        tickcord_result websocket = tickcord_websocket_get_state(scene.websocket, &state);
        if (client != TICKCORD_ERROR_INVALID_HANDLE || websocket != TICKCORD_ERROR_INVALID_HANDLE) {
            complain("destroy", "one object was left", client);
        }
    }
    told("while destroying", before);
}

/* Handles that all threads use; any of them may be stale at any time. */
static uint64_t shared_clients[SHARED];
static uint64_t shared_websockets[SHARED];

static void share(struct scene *scene, uint64_t handle, int is_client) {
    uint64_t random = next_random(&scene->random);
    if (is_client) {
        uint64_t before = __atomic_exchange_n(&shared_clients[random % SHARED], handle, __ATOMIC_SEQ_CST);
        tickcord_client_destroy(before, 100, NULL);
    } else {
        uint64_t before = __atomic_exchange_n(&shared_websockets[random % SHARED], handle, __ATOMIC_SEQ_CST);
        tickcord_websocket_destroy(before, 100, NULL);
    }
}

struct worker {
    struct scene scene;
    pthread_t thread;
    int number;
    long calls;
};

static void *work(void *argument) {
    struct worker *worker = argument;
    struct scene *scene = &worker->scene;
    const char *apis[] = {NULL, silent_api, setting("TICKCORD_API_URL")};
    const char *urls[] = {NULL, silent_url, setting("TICKCORD_ECHO_URL")};
    for (long made = 0; made < worker->calls; made++) {
        uint64_t random = next_random(&scene->random);
        scene->client = __atomic_load_n(&shared_clients[random % SHARED], __ATOMIC_SEQ_CST);
        scene->websocket = __atomic_load_n(&shared_websockets[(random >> 8) % SHARED], __ATOMIC_SEQ_CST);
        /* Two threads see to it that there is always something to misuse. */
        if (worker->number < 2 && made % 16 == 0) {
            uint64_t client = new_client(apis[(random >> 16) % 3]);
            uint64_t websocket = new_websocket(urls[(random >> 24) % 3]);
            tickcord_client_connect(client);
            tickcord_websocket_connect(websocket);
            share(scene, client, 1);
            share(scene, websocket, 0);
        } else {
            perform_any(scene);
        }
    }
    return NULL;
}

static void call_from_all_threads(const struct scene *scene, long count, uint64_t seed) {
    static struct worker workers[THREADS];
    int before = __atomic_load_n(&calls_made, __ATOMIC_SEQ_CST);
    for (int at = 0; at < SHARED; at++) {
        shared_clients[at] = new_client(at % 2 ? silent_api : NULL);
        shared_websockets[at] = new_websocket(at % 2 ? silent_url : NULL);
    }
    for (int at = 0; at < THREADS; at++) {
        workers[at] = (struct worker){.scene = *scene, .number = at, .calls = count};
        workers[at].scene.random = seed + (uint64_t)at;
        workers[at].scene.keep = share;
        REQUIRE(pthread_create(&workers[at].thread, NULL, work, &workers[at]) == 0);
    }
    for (int at = 0; at < THREADS; at++) {
        REQUIRE(pthread_join(workers[at].thread, NULL) == 0);
    }
    for (int at = 0; at < SHARED; at++) {
        tickcord_client_destroy(shared_clients[at], 20, NULL);
        tickcord_websocket_destroy(shared_websockets[at], 20, NULL);
    }
    printf("the seed of the first of %d threads is %llu\n", THREADS, (unsigned long long)seed);
    told("from all threads", before);
}

/* What a client says before it meets anybody, for the accessors. */
static size_t collect_events(struct scene *scene) {
    uint64_t client = new_client(NULL);
    uint64_t websocket = new_websocket(NULL);
    size_t count = 0;
    tickcord_client_connect(client);
    tickcord_websocket_connect(websocket);
    while (count < 3) {
        tickcord_event *event = NULL;
        if (count < 2) {
            REQUIRE(tickcord_client_wait(client, 20000) == TICKCORD_OK);
            tickcord_client_poll_event(client, &event);
        } else {
            REQUIRE(tickcord_websocket_wait(websocket, 20000) == TICKCORD_OK);
            tickcord_websocket_poll_event(websocket, &event);
        }
        scene->events[count++] = event;
    }
    REQUIRE(tickcord_client_destroy(client, 5000, NULL) == TICKCORD_OK);
    REQUIRE(tickcord_websocket_destroy(websocket, 5000, NULL) == TICKCORD_OK);
    scene->stale_client = client;
    scene->stale_websocket = websocket;
    return count;
}

/* How many calls each of the threads makes, and the first one's seed. */
int main(int argument_count, char **arguments) {
    long count = argument_count > 1 ? atol(arguments[1]) : 1000;
    uint64_t seed = argument_count > 2 ? strtoull(arguments[2], NULL, 10) : 1;
    struct scene scene = {0};
    struct timespec moment = {0, 10000000};
    int waited = 0;
    memset(long_text, 'x', sizeof long_text - 1);
    pem = ca_pem();
    int listener = listen_silently();
    size_t events = collect_events(&scene);
    sweep_all(scene, "not connected", NULL, NULL, 0, 0);
    sweep_all(scene, "connecting", silent_api, silent_url, 1, 0);
    sweep_all(scene, "destroyed", NULL, NULL, 0, 1);
    sweep_ready(scene);
    call_while_destroying(scene);
    call_from_all_threads(&scene, count, seed);
    for (size_t at = 0; at < events; at++) {
        tickcord_event_free((tickcord_event *)scene.events[at]);
    }
    for (; tickcord_can_unload() != 1 && waited < 1000; waited++) {
        nanosleep(&moment, NULL);
    }
    if (tickcord_can_unload() != 1) {
        complain("tickcord_can_unload", "a thread or an event is left", TICKCORD_OK);
    }
    close(listener);
    free(pem);
    printf("%d functions, %d calls, %d failures\n", (int)ALL, __atomic_load_n(&calls_made, __ATOMIC_SEQ_CST), __atomic_load_n(&failures, __ATOMIC_SEQ_CST));
    return __atomic_load_n(&failures, __ATOMIC_SEQ_CST) != 0;
}
