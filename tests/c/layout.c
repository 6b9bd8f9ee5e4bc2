/* What a compiled host relies on: sizes, offsets and numbers of the ABI. Includes nothing of a C library's, so that it can be
   compiled for machines whose library is not there. */
#include <stddef.h>
#include <stdint.h>

#include "tickcord.h"

#define static_assert _Static_assert

#if UINTPTR_MAX == UINT64_MAX
static_assert(sizeof(tickcord_str) == 16, "tickcord_str");
static_assert(sizeof(tickcord_client_options) == 144, "tickcord_client_options");
static_assert(offsetof(tickcord_client_options, intents) == 24, "intents");
static_assert(offsetof(tickcord_client_options, presence) == 96, "presence");
static_assert(offsetof(tickcord_client_options, queue_capacity) == 104, "queue_capacity");
static_assert(sizeof(tickcord_activity) == 64, "tickcord_activity");
static_assert(offsetof(tickcord_activity, name) == 16, "name");
static_assert(sizeof(tickcord_presence) == 40, "tickcord_presence");
static_assert(offsetof(tickcord_presence, activities) == 24, "activities");
static_assert(sizeof(tickcord_member_request) == 72, "tickcord_member_request");
static_assert(offsetof(tickcord_member_request, limit) == 64, "limit");
static_assert(sizeof(tickcord_subscription) == 56, "tickcord_subscription");
static_assert(offsetof(tickcord_subscription, channel_count) == 48, "channel_count");
static_assert(sizeof(tickcord_user) == 64 && offsetof(tickcord_user, is_bot) == 56, "tickcord_user");
static_assert(sizeof(tickcord_message) == 240 && offsetof(tickcord_message, referenced_message_field) == 236, "tickcord_message");
static_assert(sizeof(tickcord_message_delete) == 32 && offsetof(tickcord_message_delete, guild_id) == 24, "tickcord_message_delete");
static_assert(sizeof(tickcord_reaction) == 80 && offsetof(tickcord_reaction, is_burst) == 76, "tickcord_reaction");
static_assert(sizeof(tickcord_member) == 208 && offsetof(tickcord_member, is_mute_field) == 204, "tickcord_member");
static_assert(sizeof(tickcord_member_remove) == 80 && offsetof(tickcord_member_remove, user) == 16, "tickcord_member_remove");
static_assert(sizeof(tickcord_presence_update) == 144 && offsetof(tickcord_presence_update, activity_count) == 140, "tickcord_presence_update");
static_assert(sizeof(tickcord_voice_state) == 112 && offsetof(tickcord_voice_state, has_member) == 108, "tickcord_voice_state");
static_assert(sizeof(tickcord_ready) == 104 && offsetof(tickcord_ready, guild_count) == 100, "tickcord_ready");
static_assert(sizeof(tickcord_guild) == 144 && offsetof(tickcord_guild, voice_state_count) == 140, "tickcord_guild");
static_assert(sizeof(tickcord_interaction) == 296 && offsetof(tickcord_interaction, entitlement_count) == 292, "tickcord_interaction");
static_assert(sizeof(tickcord_interaction_value) == 232 && offsetof(tickcord_interaction_value, is_focused) == 224, "tickcord_interaction_value");
static_assert(sizeof(tickcord_modal_field) == 56 && offsetof(tickcord_modal_field, is_checked) == 48, "tickcord_modal_field");
static_assert(sizeof(tickcord_choice) == 64 && offsetof(tickcord_choice, option_type) == 56, "tickcord_choice");
static_assert(sizeof(tickcord_connection_state) == 80 && offsetof(tickcord_connection_state, attempts) == 76, "tickcord_connection_state");
static_assert(sizeof(tickcord_http_file) == 72 && offsetof(tickcord_http_file, data) == 56, "tickcord_http_file");
static_assert(sizeof(tickcord_http_request) == 112 && offsetof(tickcord_http_request, method) == 96, "tickcord_http_request");
static_assert(sizeof(tickcord_message_create) == 184 && offsetof(tickcord_message_create, tts) == 180, "tickcord_message_create");
static_assert(sizeof(tickcord_embed) == 200 && offsetof(tickcord_embed, color) == 192, "tickcord_embed");
static_assert(sizeof(tickcord_embed_field) == 48 && offsetof(tickcord_embed_field, is_inline) == 40, "tickcord_embed_field");
static_assert(sizeof(tickcord_allowed_mentions) == 48 && offsetof(tickcord_allowed_mentions, parse) == 40, "tickcord_allowed_mentions");
static_assert(sizeof(tickcord_poll) == 48 && offsetof(tickcord_poll, duration_hours) == 40, "tickcord_poll");
static_assert(sizeof(tickcord_channel_create) == 56 && offsetof(tickcord_channel_create, type) == 48, "tickcord_channel_create");
static_assert(sizeof(tickcord_channel_edit) == 64 && offsetof(tickcord_channel_edit, archived) == 52, "tickcord_channel_edit");
static_assert(sizeof(tickcord_thread_create) == 64 && offsetof(tickcord_thread_create, invitable) == 60, "tickcord_thread_create");
static_assert(sizeof(tickcord_member_edit) == 32 && offsetof(tickcord_member_edit, deaf) == 28, "tickcord_member_edit");
static_assert(sizeof(tickcord_webhook) == 40 && offsetof(tickcord_webhook, token) == 24, "tickcord_webhook");
static_assert(sizeof(tickcord_webhook_execute) == 80 && offsetof(tickcord_webhook_execute, wait) == 72, "tickcord_webhook_execute");
static_assert(sizeof(tickcord_request_result) == 88 && offsetof(tickcord_request_result, status) == 84, "tickcord_request_result");
#else
/* The same whether 8-byte numbers are aligned to 4 or to 8. */
static_assert(sizeof(tickcord_str) == 8, "tickcord_str");
static_assert(sizeof(tickcord_client_options) == 96, "tickcord_client_options");
static_assert(sizeof(tickcord_activity) == 40, "tickcord_activity");
static_assert(sizeof(tickcord_presence) == 32, "tickcord_presence");
static_assert(sizeof(tickcord_member_request) == 48, "tickcord_member_request");
static_assert(sizeof(tickcord_subscription) == 32, "tickcord_subscription");
static_assert(sizeof(tickcord_user) == 40, "tickcord_user");
static_assert(sizeof(tickcord_message) == 184, "tickcord_message");
static_assert(sizeof(tickcord_message_delete) == 32, "tickcord_message_delete");
static_assert(sizeof(tickcord_reaction) == 72, "tickcord_reaction");
static_assert(sizeof(tickcord_member) == 144, "tickcord_member");
static_assert(sizeof(tickcord_member_remove) == 56, "tickcord_member_remove");
static_assert(sizeof(tickcord_presence_update) == 88, "tickcord_presence_update");
static_assert(sizeof(tickcord_voice_state) == 88, "tickcord_voice_state");
static_assert(sizeof(tickcord_ready) == 80, "tickcord_ready");
static_assert(sizeof(tickcord_guild) == 112, "tickcord_guild");
static_assert(sizeof(tickcord_interaction) == 216, "tickcord_interaction");
static_assert(sizeof(tickcord_interaction_value) == 160, "tickcord_interaction_value");
static_assert(sizeof(tickcord_modal_field) == 40, "tickcord_modal_field");
static_assert(sizeof(tickcord_choice) == 48, "tickcord_choice");
static_assert(sizeof(tickcord_connection_state) == 56, "tickcord_connection_state");
static_assert(sizeof(tickcord_http_file) == 40, "tickcord_http_file");
static_assert(sizeof(tickcord_http_request) == 72, "tickcord_http_request");
static_assert(sizeof(tickcord_request_result) == 72, "tickcord_request_result");
#endif
static_assert(offsetof(tickcord_client_options, token) == 8, "token");
static_assert(offsetof(tickcord_subscription, kinds) == 8, "kinds");
static_assert(sizeof(tickcord_client_stats) == 56, "tickcord_client_stats");
static_assert(offsetof(tickcord_client_stats, events_filtered) == 40, "events_filtered");
static_assert(sizeof(tickcord_log_record) == 1056, "tickcord_log_record");
static_assert(sizeof(tickcord_client) == 8, "tickcord_client");
static_assert(sizeof(tickcord_result) == 4, "tickcord_result");
static_assert(TICKCORD_OK == 0 && TICKCORD_ERROR_NULL_ARGUMENT == -1, "results");
static_assert(TICKCORD_EVENT_READY == 100 && TICKCORD_EVENT_CONNECTION_STATE == 1, "events");
static_assert(TICKCORD_STATE_READY == 3 && TICKCORD_STATE_FAILED == 6, "states");
static_assert(offsetof(tickcord_presence, since) == 16, "since");
static_assert(offsetof(tickcord_member_request, query) == 16, "query");
static_assert(TICKCORD_STATUS_ONLINE == 1 && TICKCORD_STATUS_OFFLINE == 5, "statuses");
static_assert(TICKCORD_ACTIVITY_PLAYING == 0 && TICKCORD_ACTIVITY_COMPETING == 5, "activities");
static_assert(TICKCORD_INTENT_MESSAGE_CONTENT == 32768, "intents");
static_assert(TICKCORD_INTENTS_DEFAULT == 53575421, "default intents");
static_assert(TICKCORD_INTENTS_PRIVILEGED == 33026 && TICKCORD_INTENTS_ALL == 53608447, "intent masks");
static_assert(TICKCORD_HTTP_GET == 1 && TICKCORD_HTTP_DELETE == 5, "methods");
static_assert(TICKCORD_PRIORITY_LOW == -1 && TICKCORD_PRIORITY_HIGH == 1, "priorities");
static_assert(TICKCORD_ON_TOO_LONG_REFUSE == 0 && TICKCORD_ON_TOO_LONG_TRUNCATE == 2, "on_too_long");
static_assert(TICKCORD_ANCHOR_START == 0 && TICKCORD_ANCHOR_AROUND == 3, "anchors");
static_assert(TICKCORD_MENTION_EVERYONE == 4 && TICKCORD_MESSAGE_IS_COMPONENTS_V2 == 32768, "message bits");
static_assert(TICKCORD_NUL_TERMINATED == SIZE_MAX, "lengths");

int main(void) {
    return 0;
}
