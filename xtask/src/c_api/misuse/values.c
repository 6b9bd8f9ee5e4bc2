/* Every function of the library, given what no caller should give. Generated from the header for each run of the tests; this part
   is written by hand, and says what is given. The first value of each kind is a good one. */
#define _GNU_SOURCE

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <time.h>

#include "sandbox.h"

/* As the code that is wanted: any, since it depends on more than this one value; or any but TICKCORD_OK. Codes are negative. */
enum { ANY = 1, REFUSED = 2 };

enum { EVENTS = 8, PARAMETERS = 16, OWN = 0xAA };

/* What the calls of one thread are made with. */
struct scene {
    uint64_t client;
    uint64_t websocket;
    /* Of a client and of a WebSocket that were destroyed. */
    uint64_t stale_client;
    uint64_t stale_websocket;
    /* Any number of them may be the same, or NULL. */
    const tickcord_event *events[EVENTS];
    /* Where a client or WebSocket goes that a call has made; without it, it is destroyed at once. */
    void (*keep)(struct scene *scene, uint64_t made, int is_client);
    uint64_t random;
};

typedef tickcord_result (*call_fn)(struct scene *scene, const uint32_t *picks, tickcord_result *wanted);

struct call {
    const char *name;
    call_fn run;
    uint32_t parameter_count;
    const char *parameters[PARAMETERS];
    uint32_t picks[PARAMETERS];
};

static int calls_made;
static int failures;

static void complain(const char *where, const char *what, tickcord_result result) {
    __atomic_fetch_add(&failures, 1, __ATOMIC_SEQ_CST);
    fprintf(stderr, "%s: %s, and the result is %s\n", where, what, tickcord_result_name(result));
}

static void check_zero(tickcord_result result, const void *out, size_t size, const char *where) {
    const unsigned char *bytes = out;
    for (size_t at = 0; result != TICKCORD_OK && at < size; at++) {
        if (bytes[at] != 0) {
            complain(where, "an out-parameter is not zero after a failure", result);
            return;
        }
    }
}

static void check_empty(tickcord_result result, const tickcord_str *out, const char *where) {
    if (result != TICKCORD_OK && (out->ptr == NULL || out->ptr[0] != 0 || out->len != 0)) {
        complain(where, "a text is not empty after a failure", result);
    }
}

enum { HANDLE_PICKS = 8 };

static uint64_t pick_handle(uint32_t pick, uint64_t good, uint64_t stale, uint64_t foreign, tickcord_result *wanted) {
    const uint64_t handles[HANDLE_PICKS] = {
        good, 0, stale, foreign, 1, UINT64_MAX, good + (1ull << 24), good | 0xffffff,
    };
    *wanted = pick == 0 ? ANY : pick == 3 ? TICKCORD_ERROR_WRONG_HANDLE : TICKCORD_ERROR_INVALID_HANDLE;
    return handles[pick];
}

/* More than Discord takes of anything. */
static char long_text[100001];

enum { TEXT_PICKS = 8 };

static const char *pick_text(uint32_t pick, const char *good, tickcord_result null_is, tickcord_result *wanted) {
    const char *texts[TEXT_PICKS] = {
        good, NULL, "", "\xff\xfe\xfd", "caf\xc3", "\"\\\r\n\t{}[]:,/../?#%@", long_text, "\xed\xa0\x80\xf4\x90\x80\x80",
    };
    *wanted = pick == 1 ? null_is : ANY;
    return texts[pick];
}

/* Lengths that no object has are to be refused before anything is read. Shorter ones than the text are the caller's right. */
enum { LENGTH_PICKS = 5 };
static const size_t lengths[LENGTH_PICKS] = {TICKCORD_NUL_TERMINATED, SIZE_MAX - 1, SIZE_MAX / 2 + 1, 0, 1};

/* Counts likewise; arrays have four elements, and texts and data a byte at least. */
enum { COUNT_PICKS = 5 };
static const size_t counts[COUNT_PICKS] = {1, SIZE_MAX, SIZE_MAX / 2 + 1, 10001, 0};

enum { SIZE_PICKS = 5 };
static const size_t sizes[SIZE_PICKS] = {1, SIZE_MAX, SIZE_MAX - 1, SIZE_MAX / 2 + 1, 0};

static size_t pick_size(const size_t *values, uint32_t pick, uint32_t refused, tickcord_result code, tickcord_result *wanted) {
    *wanted = pick != 0 && pick <= refused ? code : ANY;
    return values[pick];
}

/* How much room there is for what comes out: the whole, none, one. */
enum { ROOM_PICKS = 3, ROOM = 4096, EVENT_ROOM = 8 };

enum { NUMBER_PICKS = 7 };
static const uint64_t numbers[NUMBER_PICKS] = {1, 0, 2, 0x7fffffff, 0x80000000, UINT32_MAX, UINT64_MAX};

enum { TIME_PICKS = 3 };
static const uint32_t times[TIME_PICKS] = {20, 0, 1};

enum { SIZED_PICKS = 5 };

/* The head of a struct that can grow. */
static void spoil_head(void *it, uint32_t pick, tickcord_result *wanted) {
    uint32_t head[2];
    memcpy(head, it, sizeof head);
    switch (pick) {
    case 2:
        head[0] = 0;
        *wanted = TICKCORD_ERROR_BAD_SIZE;
        break;
    case 3:
        head[0] = UINT32_MAX;
        *wanted = TICKCORD_ERROR_BAD_SIZE;
        break;
    case 4:
        head[1] += 1u << 16;
        *wanted = TICKCORD_ERROR_ABI_MISMATCH;
        break;
    }
    memcpy(it, head, sizeof head);
}

static const uint64_t some_ids[4] = {1, 2, 3, 4};
static const int32_t some_kinds[4] = {TICKCORD_EVENT_READY, TICKCORD_EVENT_MESSAGE_CREATE, 0, INT32_MIN};
static const tickcord_str some_texts[4] = {{"x", 1}, {"y", TICKCORD_NUL_TERMINATED}, {NULL, 7}, {"\xff", 1}};

static const tickcord_websocket_header some_headers[4] = {
    {{"x", 1}, {"y", 1}}, {{"Host", 4}, {"a\r\nb", 4}}, {{NULL, 1}, {"\xff", 1}}, {{"x", SIZE_MAX - 1}, {"y", 1}},
};

/* No array of structs: a count that is impossible must be found before it is looked at. */
static const uint64_t some_memory[1];

/* Events that a call brought. */
static void free_events(tickcord_event **events, size_t count) {
    for (size_t at = 0; at < count; at++) {
        tickcord_event_free(events[at]);
    }
}

/* Takes back what was accepted, so that no queue gets full. */
static void settle(struct scene *scene, uint64_t request) {
    tickcord_event *events[EVENT_ROOM];
    size_t count;
    tickcord_client_cancel_request(scene->client, request);
    do {
        count = 0;
        tickcord_client_poll_events(scene->client, events, EVENT_ROOM, &count);
        free_events(events, count);
    } while (count == EVENT_ROOM);
}

static void made(struct scene *scene, uint64_t handle, int is_client, int is_good) {
    if (is_good && scene->keep != NULL) {
        scene->keep(scene, handle, is_client);
    } else if (is_client) {
        tickcord_client_destroy(handle, 5000, NULL);
    } else {
        tickcord_websocket_destroy(handle, 5000, NULL);
    }
}
