/*
 * Shows how many play: in the bot's presence and in the topic of a channel.
 *
 * It tells the library each change. Discord takes 5 presences in 20 seconds and 2 topics in 10 minutes; the library sends what
 * fits, and of what has to wait only the last.
 *
 *   DISCORD_TOKEN      the bot's token
 *   TICKCORD_CHANNEL   the id of the channel whose topic it is
 *   TICKCORD_API_URL   a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM    root certificates to accept besides the built-in ones (optional)
 */
#include <cstdlib>
#include <iostream>

#include "tickcord.hpp"

using namespace tickcord;

namespace {

constexpr int slots = 16;
constexpr int patience_ticks = 900;  // a third topic would take 10 minutes

// How many join or leave in each tick of a game: at the start of a map all of them come at once.
constexpr int game[] = {8, 0, -1, 0, 0, 3, 0, 0, -2};

std::string_view setting(const char *name) {
    const char *text = std::getenv(name);
    return text != nullptr ? text : std::string_view();
}

// Prints what a call came to, if it failed.
bool check(const char *call, const result<void> &result) {
    if (!result) {
        std::cerr << call << ": " << result.name() << ": " << result.message() << '\n';
    }
    return result.ok();
}

class player_count {
  public:
    player_count(const client &bot, snowflake channel) : bot_(bot), channel_(channel) {}

    bool is_shown() const { return last_presence_ == 0 && last_topic_ == 0; }
    bool is_failed() const { return is_failed_; }
    std::string text() const { return std::to_string(players_) + " of " + std::to_string(slots) + " players"; }

    // A game calls this from its own hook.
    void change(int by) {
        players_ += by;
        const std::string count = text();
        const auto watching = activity().type(activity_type::watching).name(count);
        const auto presence = bot_.update_presence(
            tickcord::presence().status(players_ > 0 ? status::online : status::idle).activities(watching));
        check("update_presence", presence);
        const auto topic = bot_.set_channel_topic(channel_, "Online: " + count);
        check("set_channel_topic", topic);
        last_presence_ = *presence;
        last_topic_ = *topic;
        std::cout << "[game] " << count << '\n';
    }

    void on_result(const request_result &result) {
        // That a later count took the place of one is what this is about.
        if (result.code() != result_code::ok && result.code() != result_code::superseded) {
            std::cerr << "not shown: " << result.text() << '\n';
            is_failed_ = true;
        }
        last_presence_ = result.request() == last_presence_ ? 0 : last_presence_;
        last_topic_ = result.request() == last_topic_ ? 0 : last_topic_;
    }

  private:
    const client &bot_;
    snowflake channel_;
    int players_ = 0;
    // Requests that have no result yet.
    request_id last_presence_ = 0;
    request_id last_topic_ = 0;
    bool is_failed_ = false;
};

}  // namespace

int main() {
    const snowflake channel = std::strtoull(std::string(setting("TICKCORD_CHANNEL")).c_str(), nullptr, 10);
    if (channel == 0) {
        std::cerr << "Set DISCORD_TOKEN to the bot's token and TICKCORD_CHANNEL to the channel's id.\n";
        return 2;
    }
    auto created = client::create(client_options()
                                      .token(setting("DISCORD_TOKEN"))
                                      .api_url(setting("TICKCORD_API_URL"))
                                      .ca_pem(setting("TICKCORD_CA_PEM"))
                                      .intents(no_intents));
    if (!check("create", created)) {
        return 1;
    }
    client bot = std::move(*created);
    player_count count(bot, channel);
    bool is_fatal = !check("connect", bot.connect());

    dispatcher handlers;
    handlers.on<events::request_result>([&](const auto &result) { count.on_result(result); })
        .on<events::fatal>([&](const auto &fatal) {
            std::cerr << fatal.text() << '\n';
            is_fatal = true;
        });
    const std::size_t end = std::size(game) + patience_ticks;
    for (std::size_t tick = 0; !is_fatal && tick < end && (tick < std::size(game) || !count.is_shown()); tick++) {
        for (int left = tick < std::size(game) ? game[tick] : 0; left != 0; left += left < 0 ? 1 : -1) {
            count.change(left < 0 ? -1 : 1);
        }
        static_cast<void>(bot.wait(std::chrono::milliseconds(33)));  // a tick, for which a game has something of its own
        is_fatal |= !check("dispatch", handlers.dispatch(bot));
    }

    const auto ended = bot.destroy(std::chrono::seconds(2));
    std::cout << "[bye] " << count.text() << ", unsent=" << *ended << '\n';
    return check("destroy", ended) && !is_fatal && !count.is_failed() ? 0 : 1;
}
