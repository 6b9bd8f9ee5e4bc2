/*
 * Commands for admins alone: /admin announce, /admin kick and /admin stop, for members with a role. A channel shows who did what.
 *
 *   DISCORD_TOKEN        the bot's token
 *   TICKCORD_GUILD       the id of the guild to have the command in, in place of the bot's other commands there
 *   TICKCORD_ADMIN_ROLE  the id of the admins' role
 *   TICKCORD_CHANNEL     the id of the channel that shows what admins did
 *   TICKCORD_API_URL     a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM      root certificates to accept besides the built-in ones (optional)
 */
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "tickcord.hpp"

using namespace tickcord;

namespace {

// Type 1 is a sub-command, type 3 is option_type::string.
constexpr const char *commands = R"([{"name": "admin", "description": "Run the server", "contexts": [0], "options": [
    {"type": 1, "name": "announce", "description": "Show a text to all players", "options": [
        {"type": 3, "name": "text", "description": "The text", "required": true, "max_length": 200}]},
    {"type": 1, "name": "kick", "description": "Remove a player", "options": [
        {"type": 3, "name": "player", "description": "The name", "required": true, "max_length": 32},
        {"type": 3, "name": "reason", "description": "Why", "max_length": 200}]},
    {"type": 1, "name": "stop", "description": "Stop the server"}]}])";

std::string_view setting(const char *name) {
    const char *text = std::getenv(name);
    return text != nullptr ? text : std::string_view();
}

snowflake id_of(const char *name) { return std::strtoull(std::string(setting(name)).c_str(), nullptr, 10); }

// Prints what a call came to, if it failed.
bool check(const char *call, const result<void> &result) {
    if (!result) {
        std::cerr << call << ": " << result.name() << ": " << result.message() << '\n';
    }
    return result.ok();
}

class admin_commands {
  public:
    admin_commands(const client &bot, snowflake role, snowflake channel) : bot_(bot), role_(role), channel_(channel) {}

    bool is_stopped() const { return is_stopped_; }

    void on_command(const events::interaction_create &by) {
        const std::string_view command = by.subcommand();
        const bool is_admin = by.source().has_role(role_).value() ||
                              by.user_permissions().contains(permission::administrator);
        if (!is_admin) {
            reply(by, "That is for admins.");
            std::cout << "[denied] " << by.user().username() << ": /admin " << command << '\n';
        } else if (command == "announce") {
            const auto text = by.get_option("text");
            std::cout << "[game] Admin: " << text->text() << '\n';
            reply(by, "All players see it.");
            record(by, "announced:", text->text());
        } else if (command == "kick") {
            const auto player = by.get_option("player");
            const bool is_kicked = kick(player->text());
            reply(by, is_kicked ? "The player is gone." : "Nobody of that name plays.");
            if (is_kicked) {
                const auto reason = by.get_option("reason");
                record(by, "kicked", std::string(player->text()) + ": " +
                                         std::string(reason ? reason->text() : "no reason given"));
            }
        } else if (command == "stop") {
            reply(by, "The server stops.");
            record(by, "stopped", "the server");
            is_stopped_ = true;
        }
    }

  private:
    void reply(const interaction &to, std::string_view text) {
        check("respond", bot_.interaction_respond(to.id(), message_create().content(text).flags(message_flag::ephemeral)));
    }

    // Takes the player out of the game; false if nobody of that name plays.
    bool kick(std::string_view name) {
        const auto player = std::find(players_.begin(), players_.end(), name);
        const bool is_there = player != players_.end();
        if (is_there) {
            players_.erase(player);
        }
        return is_there;
    }

    // Shows what an admin did, and to what: words of people, which must not look like anything else.
    void record(const interaction &by, std::string_view did, std::string_view what) {
        const std::string who = text_escape(by.display_name()).value();
        const std::string text = "**" + who + "** " + std::string(did) + " " + text_escape(what).value();
        check("send_message", bot_.send_message(channel_, text));
    }

    const client &bot_;
    snowflake role_;
    snowflake channel_;
    std::vector<std::string_view> players_{"Ada", "Grace *the* Hopper", "Linus"};
    bool is_stopped_ = false;
};

}  // namespace

int main() {
    const snowflake guild = id_of("TICKCORD_GUILD");
    const snowflake role = id_of("TICKCORD_ADMIN_ROLE");
    const snowflake channel = id_of("TICKCORD_CHANNEL");
    if (guild == 0 || role == 0 || channel == 0) {
        std::cerr << "Set DISCORD_TOKEN, TICKCORD_GUILD, TICKCORD_ADMIN_ROLE and TICKCORD_CHANNEL.\n";
        return 2;
    }
    auto created = client::create(client_options()
                                      .token(setting("DISCORD_TOKEN"))
                                      .api_url(setting("TICKCORD_API_URL"))
                                      .ca_pem(setting("TICKCORD_CA_PEM"))
                                      .intents(no_intents));  // interactions need none
    if (!check("create", created)) {
        return 1;
    }
    client bot = std::move(*created);
    admin_commands admin(bot, role, channel);
    bool is_failed = !check("connect", bot.connect()) || !check("set_commands", bot.set_commands(guild, commands));

    dispatcher handlers;
    handlers.on<events::interaction_create>([&](const auto &by) { admin.on_command(by); })
        .on<events::request_result>([](const auto &result) {
            if (result.code() != result_code::ok) {
                std::cerr << "request failed: " << result.text() << '\n';
            }
        })
        .on<events::fatal>([&](const auto &fatal) {
            std::cerr << fatal.text() << '\n';
            is_failed = true;
        });
    while (!admin.is_stopped() && !is_failed) {
        static_cast<void>(bot.wait(std::chrono::milliseconds(33)));  // a tick, for which a game has something of its own
        is_failed |= !check("dispatch", handlers.dispatch(bot));
    }

    const auto ended = bot.destroy(std::chrono::seconds(2));  // the last answer goes out before the end
    std::cout << "[bye] unsent=" << *ended << '\n';
    return check("destroy", ended) && !is_failed ? 0 : 1;
}
