/*
 * Uploads the crash report that a game server left behind, and removes it once Discord has it. Run it before each start.
 *
 *   DISCORD_TOKEN        the bot's token
 *   TICKCORD_CHANNEL     the id of the channel for crash reports
 *   TICKCORD_CRASH_FILE  the report, up to 10 MiB, which begins with the reason; crash.log if not given
 *   TICKCORD_API_URL     a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM      root certificates to accept besides the built-in ones (optional)
 */
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "tickcord.hpp"

using namespace tickcord;

namespace {

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

result<request_id> upload(const client &bot, snowflake channel, const std::string &path, std::string_view reason) {
    // The file is read while it is sent, not now.
    const auto report = http_file().name("crash.log").content_type("text/plain; charset=utf-8").path(path);
    const auto crash = embed().title("The server has crashed").description(reason).color(0xd83c3e);
    return bot.create_message(channel, message_create().embeds(crash).files(report));
}

}  // namespace

int main() {
    const std::string path(setting("TICKCORD_CRASH_FILE").empty() ? "crash.log" : setting("TICKCORD_CRASH_FILE"));
    const snowflake channel = std::strtoull(std::string(setting("TICKCORD_CHANNEL")).c_str(), nullptr, 10);
    if (channel == 0) {
        std::cerr << "Set DISCORD_TOKEN to the bot's token and TICKCORD_CHANNEL to the channel's id.\n";
        return 2;
    }
    std::string line;
    if (!std::getline(std::ifstream(path), line)) {
        std::cout << "[crash] no report\n";
        return 0;
    }
    // The reason may hold a player's words, so that it is made harmless for a message.
    const auto reason = text_escape(std::string_view(line).substr(0, 200));

    auto created = client::create(client_options()
                                      .token(setting("DISCORD_TOKEN"))
                                      .api_url(setting("TICKCORD_API_URL"))
                                      .ca_pem(setting("TICKCORD_CA_PEM"))
                                      .intents(no_intents));
    if (!check("escape", reason) || !check("create", created)) {
        return 1;
    }
    client bot = std::move(*created);
    if (!check("connect", bot.connect())) {
        return 1;
    }
    const auto request = upload(bot, channel, path, *reason);
    bool is_done = !check("create_message", request);
    bool is_uploaded = false;
    dispatcher handlers;
    handlers
        .on<events::request_result>([&](const auto &result) {
            if (result.request() == *request) {
                is_done = true;
                is_uploaded = result.code() == result_code::ok;
                if (!is_uploaded) {
                    std::cerr << "The report stays: " << result.text() << '\n';
                }
            }
        })
        .on<events::fatal>([&](const auto &fatal) {
            is_done = true;
            std::cerr << fatal.text() << '\n';
        });
    while (!is_done) {
        static_cast<void>(bot.wait(std::chrono::seconds(1)));
        is_done |= !check("dispatch", handlers.dispatch(bot));
    }
    check("destroy", bot.destroy(std::chrono::seconds(2)));
    if (is_uploaded && std::remove(path.c_str()) == 0) {
        std::cout << "[crash] uploaded: " << *reason << '\n';
    }
    return is_uploaded ? 0 : 1;
}
