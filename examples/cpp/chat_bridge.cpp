/*
 * A chat bridge: what is said in one Discord channel is printed, and what players of the "game" say is said there.
 *
 * It runs like a game server does, 30 ticks a second, and no tick ever waits for Discord.
 *
 *   DISCORD_TOKEN      the bot's token
 *   TICKCORD_CHANNEL   the channel's id
 *   TICKCORD_API_URL   a stand-in for Discord's API, such as tickcord-sandbox (optional)
 *   TICKCORD_CA_PEM    root certificates to accept besides the built-in ones (optional)
 *   TICKCORD_GUILD     a guild to have the command /wave in, in place of the bot's other commands there (optional)
 *   TICKCORD_SECONDS   how long to run; 0 or not given: until Ctrl-C
 */
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "tickcord.hpp"

using namespace tickcord;

namespace {

constexpr unsigned ticks_per_second = 30;
constexpr unsigned ticks_per_wave = 90;
constexpr budget events_per_tick{32, std::chrono::milliseconds(5)};

// What players say in each wave, all at once.
constexpr struct {
    const char *name, *line;
} chat[] = {
    {"Grace", "A new wave, to the walls!"},
    {"xX_Linus_Xx", "I have *no* arrows"},
    {"Grace", "@everyone [take mine](https://example.com)"},
    {"**SERVER**", "Linus is down"},
};

volatile std::sig_atomic_t stopped = 0;

void on_signal(int) { stopped = 1; }

std::string_view setting(const char *name) {
    const char *text = std::getenv(name);
    return text != nullptr ? text : std::string_view();
}

std::uint64_t number(const char *name) { return std::strtoull(std::string(setting(name)).c_str(), nullptr, 10); }

// Prints what a call came to, if it failed.
bool check(const char *call, const result<void> &result) {
    if (!result) {
        std::cerr << call << ": " << result.name() << ": " << result.message() << '\n';
    }
    return result.ok();
}

class chat_bridge {
  public:
    chat_bridge(const client &bot, snowflake channel) : bot_(bot), channel_(channel) {
        handlers_
            .on<events::ready>([](const auto &ready) {
                std::cout << "[ready] logged in as " << ready.user().username() << '\n';
            })
            .on<events::resumed>([](const auto &) { std::cout << "[resumed] nothing was missed\n"; })
            .on<events::message_create>([](const auto &message) { on_message(message); })
            .on<events::interaction_create>([this](const auto &interaction) { on_command(interaction); })
            .on<events::connection_state>([](const auto &it) {
                std::cout << "[state] " << it.state_name() << ' ' << it.text() << '\n';
            })
            .on<events::request_result>([](const auto &result) {
                const bool is_sent = result.code() == result_code::ok;
                std::cout << "[sent] request " << result.request() << (is_sent ? " ok" : " failed: ") << result.text()
                          << '\n';
            })
            .on<events::message_content_missing>([](const auto &it) {
                std::cout << "[warning] " << it.text() << '\n';
            })
            .on<events::fatal>([](const auto &fatal) {
                std::cout << "[fatal] " << fatal.text() << '\n';
                stopped = 1;
            })
            .on<events::events_dropped>([](const auto &it) { print(it.source()); })
            .on<events::session_ended>([](const auto &it) { print(it.source()); })
            .on<events::poisoned>([](const auto &it) { print(it.source()); });
    }

    // What Discord has to say, and what happens in a game.
    void play(unsigned tick) {
        check("dispatch", handlers_.dispatch(bot_, events_per_tick));
        for (auto record = bot_.poll_log(); record && record->level() != log_level::none; record = bot_.poll_log()) {
            if (record->level() <= log_level::warning) {
                std::cerr << "[log] " << record->message() << '\n';
            }
        }
        if (tick % ticks_per_wave == 0) {
            wave_++;
            for (const auto &said : chat) {
                relay(said.name, said.line);
            }
        }
        std::cout.flush();
    }

  private:
    static void print(const event_ref &event) { std::cout << '[' << event.name() << "] " << event.json() << '\n'; }

    static void on_message(const events::message_create &message) {
        // Bots are left out, or the bridge would hear itself.
        if (!message.author().is_bot()) {
            const auto line = message.source().get_plain_text({}, 200);
            check("get_plain_text", line);
            std::cout << "[discord] " << message.display_name() << ": " << *line << '\n';
        }
    }

    // Someone used /wave: only they see the answer.
    void on_command(const interaction &used) {
        const std::string text = "This is wave " + std::to_string(wave_);
        const auto answer = message_create().content(text).flags(message_flag::ephemeral);
        if (check("respond", bot_.interaction_respond(used.id(), answer))) {
            std::cout << "[command] " << used.display_name() << " used /" << used.command_name() << '\n';
        }
    }

    // What a player types is shown as it was typed. Discord takes about one message a second: lines that wait share one.
    void relay(std::string_view name, std::string_view line) {
        const std::string text = "**" + text_escape(name).value() + "**: " + text_escape(line).value();
        if (check("create_message", bot_.create_message(channel_, message_create().content(text).merge(true)))) {
            std::cout << "[game] " << text << '\n';
        }
    }

    const client &bot_;
    snowflake channel_;
    dispatcher handlers_;
    unsigned wave_ = 0;
};

}  // namespace

int main() {
    const snowflake channel = number("TICKCORD_CHANNEL");
    const snowflake guild = number("TICKCORD_GUILD");
    const std::uint64_t ticks = number("TICKCORD_SECONDS") * ticks_per_second;
    if (channel == 0) {
        std::cerr << "Set DISCORD_TOKEN to the bot's token and TICKCORD_CHANNEL to the channel's id.\n";
        return 2;
    }
    auto created = client::create(client_options()
                                      .token(setting("DISCORD_TOKEN"))
                                      .api_url(setting("TICKCORD_API_URL"))
                                      .ca_pem(setting("TICKCORD_CA_PEM"))
                                      .auto_defer(auto_defer::ephemeral)
                                      .intents(intent::guilds | intent::guild_messages | intent::message_content));
    if (!check("create", created)) {
        return 1;
    }
    client bot = std::move(*created);
    // Of all that the bot's guilds say, this channel's messages and commands.
    const event_kind kinds[] = {event_kind::message_create, event_kind::interaction_create};
    const snowflake channels[] = {channel};
    if (!check("subscribe", bot.subscribe(subscription().kinds(kinds).channel_ids(channels))) ||
        !check("connect", bot.connect())) {
        return 1;
    }
    if (guild != 0) {
        check("set_commands",
              bot.set_commands(guild, R"([{"name": "wave", "description": "Which wave the game is in"}])"));
    }
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);

    chat_bridge bridge(bot, channel);
    auto next = std::chrono::steady_clock::now();
    for (unsigned tick = 0; stopped == 0 && (ticks == 0 || tick < ticks); tick++) {
        bridge.play(tick);
        next += std::chrono::microseconds(1000000 / ticks_per_second);
        std::this_thread::sleep_until(next);
    }

    const auto last = bot.get_state();
    const auto ended = bot.destroy(std::chrono::seconds(2));
    std::cout << "[bye] unsent=" << *ended << '\n';
    return check("destroy", ended) && *last != state::failed ? 0 : 1;
}
