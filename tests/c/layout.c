/* What a compiled host relies on: sizes, offsets and numbers of the ABI. */
#include <assert.h>
#include <stddef.h>
#include <stdio.h>

#include "tickcord.h"

#if UINTPTR_MAX == UINT64_MAX
static_assert(sizeof(tickcord_str) == 16, "tickcord_str");
static_assert(sizeof(tickcord_client_options) == 128, "tickcord_client_options");
static_assert(offsetof(tickcord_client_options, intents) == 24, "intents");
static_assert(offsetof(tickcord_client_options, queue_capacity) == 96, "queue_capacity");
static_assert(sizeof(tickcord_subscription) == 56, "tickcord_subscription");
static_assert(offsetof(tickcord_subscription, channel_count) == 48, "channel_count");
#else
static_assert(sizeof(tickcord_str) == 8, "tickcord_str");
#endif
static_assert(offsetof(tickcord_client_options, token) == 8, "token");
static_assert(offsetof(tickcord_subscription, kinds) == 8, "kinds");
static_assert(sizeof(tickcord_client_stats) == 48, "tickcord_client_stats");
static_assert(offsetof(tickcord_client_stats, events_filtered) == 40, "events_filtered");
static_assert(sizeof(tickcord_log_record) == 1056, "tickcord_log_record");
static_assert(sizeof(tickcord_client) == 8, "tickcord_client");
static_assert(sizeof(tickcord_result) == 4, "tickcord_result");
static_assert(TICKCORD_OK == 0 && TICKCORD_ERROR_NULL_ARGUMENT == -1, "results");
static_assert(TICKCORD_EVENT_READY == 100 && TICKCORD_EVENT_CONNECTION_STATE == 1, "events");
static_assert(TICKCORD_STATE_READY == 3 && TICKCORD_STATE_FAILED == 6, "states");
static_assert(TICKCORD_INTENT_MESSAGE_CONTENT == 32768, "intents");
static_assert(TICKCORD_INTENTS_DEFAULT == 53575421, "default intents");
static_assert(TICKCORD_INTENTS_PRIVILEGED == 33026 && TICKCORD_INTENTS_ALL == 53608447, "intent masks");
static_assert(TICKCORD_NUL_TERMINATED == SIZE_MAX, "lengths");

int main(void) {
    puts("ok");
    return 0;
}
