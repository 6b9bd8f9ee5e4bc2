/*
 * Tells in a channel who joins and leaves the game, by a webhook: under the player's own name and picture. It needs no bot.
 *
 *   DISCORD_WEBHOOK_URL  the webhook's URL, as the settings of the channel show it under Integrations
 *   TICKCORD_API_URL     a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM      root certificates to accept besides the built-in ones (optional)
 */
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iostream>

#include "tickcord.hpp"

using namespace tickcord;

namespace {

struct change {
    std::string_view player;
    std::string_view avatar_url;
    bool joins;
};

// What happens in a game, one thing per tick.
constexpr change game[] = {
    {"Ada", "https://avatars.example.com/ada.png", true},
    {"@everyone **free skins**", "https://avatars.example.com/skins.png", true},
    {"Clyde the Great", {}, true},
    {"Ada", "https://avatars.example.com/ada.png", false},
};

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

// Discord refuses a message under such a name.
bool can_be_shown(std::string_view name) {
    std::string small(name);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    const bool is_blank = small.find_first_not_of(' ') == std::string::npos;
    return !is_blank && small.size() <= 80 && small.find("discord") == std::string::npos &&
           small.find("clyde") == std::string::npos;
}

bool tell(const client &channel, const webhook &hook, const change &change) {
    std::string text = change.joins ? "joined the game" : "left the game";
    std::cout << "[game] " << change.player << ' ' << text << '\n';
    auto shown = webhook_execute().avatar_url(change.avatar_url);
    if (can_be_shown(change.player)) {
        shown.username(change.player);
    } else {
        text = "**" + text_escape(change.player).value() + "** " + text;
    }
    return check("execute_webhook", channel.execute_webhook(hook, message_create().content(text), shown));
}

}  // namespace

int main() {
    const auto hook = webhook_from_url(setting("DISCORD_WEBHOOK_URL"));
    if (!check("webhook_from_url", hook)) {
        std::cerr << "Set DISCORD_WEBHOOK_URL to the URL of one of the channel's webhooks.\n";
        return 2;
    }
    auto created = client::create(client_options()
                                      .webhooks_only(true)
                                      .api_url(setting("TICKCORD_API_URL"))
                                      .ca_pem(setting("TICKCORD_CA_PEM")));
    if (!check("create", created)) {
        return 1;
    }
    client channel = std::move(*created);
    bool is_failed = false;

    int open_notices = 0;
    dispatcher handlers;
    handlers
        .on<events::request_result>([&](const auto &result) {
            open_notices--;
            if (result.code() != result_code::ok) {
                std::cerr << "a notice failed: " << result.text() << '\n';
                is_failed = true;
            }
        })
        .on<events::poisoned>([&](const auto &bug) {
            std::cerr << bug.text() << '\n';
            is_failed = true;
        });
    for (std::size_t tick = 0; !is_failed && (tick < std::size(game) || open_notices > 0); tick++) {
        if (tick < std::size(game) && tell(channel, *hook, game[tick])) {
            open_notices++;
        }
        static_cast<void>(channel.wait(std::chrono::milliseconds(33)));  // a tick, for which a game has something of its own
        is_failed |= !check("dispatch", handlers.dispatch(channel));
    }

    const auto ended = channel.destroy(std::chrono::seconds(2));
    std::cout << "[bye] unsent=" << *ended << '\n';
    return check("destroy", ended) && !is_failed ? 0 : 1;
}
