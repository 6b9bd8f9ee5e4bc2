/*
 * The server's console as a slash command: /console completes what is typed, answers its user alone, and shows that a slow
 * command is at work.
 *
 * Discord offers it to members who may manage the server; Server Settings > Integrations gives it to others.
 *
 *   DISCORD_TOKEN      the bot's token
 *   TICKCORD_GUILD     the id of the guild to have the command in, in place of the bot's other commands there
 *   TICKCORD_API_URL   a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM    root certificates to accept besides the built-in ones (optional)
 */
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "tickcord.hpp"

using namespace tickcord;

namespace {

// 32 is permission::manage_guild, and type 3 is option_type::string.
constexpr const char *commands = R"([{"name": "console", "description": "Run a command of the server",
    "default_member_permissions": "32", "contexts": [0], "options": [
    {"type": 3, "name": "line", "description": "The command", "required": true, "max_length": 100, "autocomplete": true}]}])";

// What the server understands; Discord shows 25 completions at the most.
constexpr std::string_view lines[] = {"map de_dust2", "map de_inferno", "map de_nuke", "quit", "status"};
constexpr std::string_view map_command = "map ";
constexpr int ticks_to_load = 60;

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

class console {
  public:
    explicit console(const client &bot) : bot_(bot) {}

    bool is_stopped() const { return is_stopped_; }

    void on_interaction(const events::interaction_create &interaction) {
        const auto line = interaction.get_option("line");
        if (!line) {
            return;  // not this program's command
        }
        if (interaction.interaction_type() == interaction_type::autocomplete) {
            complete(interaction.id(), line->text());
        } else {
            std::cout << "[console] " << interaction.user().username() << ": " << line->text() << '\n';
            run(interaction.id(), line->text());
        }
    }

    // A tick of the game, in which a map may have been loaded.
    void play() {
        if (waiting_ != 0 && --ticks_left_ == 0) {
            map_ = next_map_;
            reply(waiting_, "The map is " + map_ + ".");
            waiting_ = 0;
        }
    }

  private:
    void reply(snowflake interaction, std::string_view text) {
        check("respond", bot_.interaction_respond(
                             interaction, message_create().content(text).flags(message_flag::ephemeral)));
    }

    void complete(snowflake interaction, std::string_view typed) {
        std::vector<choice> choices;
        for (const std::string_view line : lines) {
            if (line.substr(0, typed.size()) == typed) {
                choices.push_back(choice().name(line));
            }
        }
        check("autocomplete", bot_.interaction_autocomplete(interaction, choices));
    }

    void run(snowflake interaction, std::string_view line) {
        if (std::find(std::begin(lines), std::end(lines), line) == std::end(lines)) {
            // Users can send what was never offered.
            reply(interaction, "There is no command " + text_escape(line).value());
        } else if (line == "status") {
            reply(interaction, map_ + ", 3 of 16 players");
        } else if (line == "quit") {
            reply(interaction, "The server stops.");
            is_stopped_ = true;
        } else if (waiting_ != 0) {
            reply(interaction, "Another map is loading.");
        } else if (check("defer", bot_.interaction_defer(interaction, true))) {
            // Discord waits for 3 seconds, and for 15 minutes after this.
            next_map_ = line.substr(map_command.size());
            waiting_ = interaction;
            ticks_left_ = ticks_to_load;
        }
    }

    const client &bot_;
    std::string map_ = "de_dust2";
    std::string next_map_;
    snowflake waiting_ = 0;  // the interaction whose user waits for the map
    int ticks_left_ = 0;
    bool is_stopped_ = false;
};

}  // namespace

int main() {
    const snowflake guild = std::strtoull(std::string(setting("TICKCORD_GUILD")).c_str(), nullptr, 10);
    if (guild == 0) {
        std::cerr << "Set DISCORD_TOKEN to the bot's token and TICKCORD_GUILD to the guild's id.\n";
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
    console console(bot);
    bool is_failed = !check("connect", bot.connect()) || !check("set_commands", bot.set_commands(guild, commands));

    dispatcher handlers;
    handlers.on<events::interaction_create>([&](const auto &interaction) { console.on_interaction(interaction); })
        .on<events::request_result>([](const auto &result) {
            if (result.code() != result_code::ok) {
                std::cerr << "request failed: " << result.text() << '\n';
            }
        })
        .on<events::fatal>([&](const auto &fatal) {
            std::cerr << fatal.text() << '\n';
            is_failed = true;
        });
    while (!console.is_stopped() && !is_failed) {
        is_failed |= !check("dispatch", handlers.dispatch(bot));
        console.play();
        static_cast<void>(bot.wait(std::chrono::milliseconds(33)));  // a tick, for which a game has something of its own
    }

    const auto ended = bot.destroy(std::chrono::seconds(2));  // the last answer goes out before the end
    std::cout << "[bye] unsent=" << *ended << '\n';
    return check("destroy", ended) && !is_failed ? 0 : 1;
}
