/* Handlers run on the polling thread, in order, within the budget of a tick. */
#include <thread>

#include "sandbox.hpp"

using namespace tickcord;

/* So many TYPING_START events wait; whatever came before is gone. */
static void queue(const client &bot, int count) {
    for (int i = 0; i < count; i++) {
        control("/dispatch", "{\"t\":\"TYPING_START\",\"d\":{\"n\":" + std::to_string(i) + "}}");
    }
    while (bot.get_stats()->events_waiting() < static_cast<std::uint64_t>(count)) {
        std::this_thread::yield();
    }
}

static void budget_of_events_leaves_the_rest_for_the_next_tick(const client &bot) {
    queue(bot, 5);
    std::string seen;
    const auto here = std::this_thread::get_id();
    dispatcher handlers;
    handlers.on<events::typing_start>([&](const events::typing_start &typing) {
        REQUIRE(std::this_thread::get_id() == here);
        seen += typing.source().get_json("/n").value();
    });
    auto tick = handlers.dispatch(bot, budget{3, std::chrono::hours(1)});
    REQUIRE(tick.ok() && tick->events == 3 && tick->is_cut_short && seen == "012");
    tick = handlers.dispatch(bot, budget{3, std::chrono::hours(1)});
    REQUIRE(tick.ok() && tick->events == 2 && !tick->is_cut_short && seen == "01234");
    tick = handlers.dispatch(bot);
    REQUIRE(tick.ok() && tick->events == 0 && !tick->is_cut_short);
}

static void budget_of_time_lets_one_event_through(const client &bot) {
    queue(bot, 2);
    dispatcher handlers;
    int handled = 0;
    handlers.on<events::typing_start>([&](const auto &) { handled++; });
    const auto tick = handlers.dispatch(bot, budget{100, std::chrono::microseconds(0)});
    REQUIRE(tick.ok() && tick->events == 1 && tick->is_cut_short && handled == 1);
    REQUIRE(handlers.dispatch(bot, budget{100, std::chrono::hours(1)})->events == 1 && handled == 2);
}

static void handlers_are_called_in_their_order_and_the_rest_goes_elsewhere(const client &bot) {
    queue(bot, 1);
    control("/dispatch", R"({"t":"GUILD_BAN_ADD","d":{}})");
    while (bot.get_stats()->events_waiting() < 2) {
        std::this_thread::yield();
    }
    std::string order;
    dispatcher handlers;
    handlers
        .on<events::typing_start>([&](const auto &) {
            order += "first ";
            // Those that are added meanwhile move nothing away.
            for (int i = 0; i < 100; i++) {
                handlers.on<events::guild_ban_add>([&](const auto &) { order += "."; });
            }
            order += "second ";
        })
        .on<events::typing_start>([&](const auto &) { order += "third "; })
        .otherwise([&](const event_ref &event) { order += event.name(); });
    REQUIRE(handlers.dispatch(bot, budget{1, std::chrono::hours(1)}).ok() && order == "first second third ");
    REQUIRE(handlers.dispatch(bot, budget{1, std::chrono::hours(1)}).ok());
    REQUIRE(order == "first second third " + std::string(100, '.'));
    queue(bot, 0);
    control("/dispatch", R"({"t":"GUILD_BAN_REMOVE","d":{}})");
    order.clear();
    REQUIRE(bot.wait(std::chrono::seconds(20)).ok() && handlers.dispatch(bot).ok() && order == "GUILD_BAN_REMOVE");
}

int main() {
    client bot = sandbox_client();
    const event_kind kinds[] = {event_kind::typing_start, event_kind::guild_ban_add, event_kind::guild_ban_remove};
    REQUIRE(bot.connect().ok());
    static_cast<void>(wait_for(bot, event_kind::guild_create));
    REQUIRE(bot.subscribe(subscription().kinds(kinds)).ok());
    while (bot.poll_event().value()) {
    }
    budget_of_events_leaves_the_rest_for_the_next_tick(bot);
    budget_of_time_lets_one_event_through(bot);
    handlers_are_called_in_their_order_and_the_rest_goes_elsewhere(bot);

    REQUIRE(bot.destroy().ok());
    REQUIRE(dispatcher().dispatch(bot).code() == result_code::invalid_handle);
}
