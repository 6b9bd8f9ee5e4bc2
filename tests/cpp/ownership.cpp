/* What is owned has one owner, ends once, and nothing is left when all owners are gone. */
#include "sandbox.hpp"

using namespace tickcord;

static_assert(!std::is_copy_constructible_v<client> && !std::is_copy_assignable_v<client>);
static_assert(!std::is_copy_constructible_v<websocket> && !std::is_copy_constructible_v<event>);
static_assert(!std::is_copy_assignable_v<event>);
static_assert(std::is_nothrow_move_constructible_v<client> && std::is_nothrow_move_assignable_v<client>);
static_assert(std::is_nothrow_move_constructible_v<event> && std::is_nothrow_move_assignable_v<event>);
static_assert(sizeof(client) == sizeof(::tickcord_client) && sizeof(websocket) == sizeof(::tickcord_websocket));

static void one_that_was_moved_from_is_empty() {
    client first = sandbox_client();
    const auto handle = first.handle();
    client second = std::move(first);
    REQUIRE(!first && second && second.handle() == handle);
    REQUIRE(first.get_state().code() == result_code::invalid_handle);
    REQUIRE(*second.get_state() == state::disconnected);
}

static void one_that_gets_another_is_destroyed_first() {
    client kept = sandbox_client();
    const auto old = kept.handle();
    kept = sandbox_client();
    std::int32_t state = 0;
    REQUIRE(kept.handle() != old && tickcord_client_get_state(old, &state) == TICKCORD_ERROR_INVALID_HANDLE);
    client &itself = kept;
    kept = std::move(itself);
    REQUIRE(kept.get_state().ok());
}

static void one_is_destroyed_once() {
    client destroyed = sandbox_client();
    const auto handle = destroyed.handle();
    const auto first = destroyed.destroy(std::chrono::seconds(5));
    REQUIRE(first.ok() && *first == 0 && !destroyed);
    REQUIRE(destroyed.destroy().code() == result_code::invalid_handle);
    REQUIRE(tickcord_client_destroy(handle, 0, nullptr) == TICKCORD_ERROR_INVALID_HANDLE);
}

static void one_that_is_given_away_is_not_destroyed() {
    ::tickcord_client handle = 0;
    {
        client giver = sandbox_client();
        handle = giver.release();
    }
    REQUIRE(tickcord_client_destroy(handle, 5000, nullptr) == TICKCORD_OK);
}

static void event_outlives_its_client_and_ends_with_its_owner() {
    event kept;
    REQUIRE(!kept && kept.type() == event_kind::unknown && kept.json().empty());
    {
        client short_lived = sandbox_client();
        REQUIRE(short_lived.connect().ok());
        ::tickcord_event *given = wait_for(short_lived, event_kind::connection_state).release();
        REQUIRE(given != nullptr);
        tickcord_event_free(given);
        kept = wait_for(short_lived, event_kind::ready);
        event other = wait_for(short_lived, event_kind::guild_create);
        // What it held before is freed.
        other = std::move(kept);
        REQUIRE(!kept && kept.get() == nullptr && other.type() == event_kind::ready);
        kept = std::move(other);
    }
    REQUIRE(kept.as<ready>()->user().is_bot());
    REQUIRE(!can_unload());
}

static void several_events_are_polled_at_once() {
    client polled = sandbox_client();
    REQUIRE(polled.connect().ok());
    static_cast<void>(wait_for(polled, event_kind::guild_create));
    for (int i = 0; i < 100; i++) {
        control("/dispatch", "{\"t\":\"TYPING_START\",\"d\":{\"n\":" + std::to_string(i) + "}}");
    }
    std::array<event, 80> events;
    std::uint64_t next = 0;
    while (next < 100) {
        REQUIRE(polled.wait(std::chrono::seconds(20)).ok());
        const auto count = polled.poll_events(events.data(), events.size());
        REQUIRE(count.ok() && *count <= events.size());
        for (std::size_t i = 0; i < *count; i++) {
            if (events[i].type() == event_kind::typing_start) {
                REQUIRE(*events[i].get_u64("/n") == next++);
            }
        }
    }
}

int main() {
    one_that_was_moved_from_is_empty();
    one_that_gets_another_is_destroyed_first();
    one_is_destroyed_once();
    one_that_is_given_away_is_not_destroyed();
    event_outlives_its_client_and_ends_with_its_owner();
    several_events_are_polled_at_once();
    // No client and no event is left.
    REQUIRE(can_unload());
}
