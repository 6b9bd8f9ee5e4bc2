/* One script in three languages: this, transcript.c and transcript.py print the same lines, which are in expected.txt. */
#include <iostream>

#include "../cpp/sandbox.hpp"

using namespace tickcord;

/* A code's name without what all have in front. */
static std::string_view name_of(result_code code) {
    const std::string_view name = result_name(code);
    const std::string_view error = "TICKCORD_ERROR_";
    return name.substr(name.substr(0, error.size()) == error ? error.size() : std::string_view("TICKCORD_").size());
}

static void refused(std::string_view what, const result<void> &result) {
    REQUIRE(!result.ok());
    std::cout << what << ": " << name_of(result.code()) << ": " << result.message() << '\n';
}

/* Without the text: owners that forget the handle of what has ended cannot be told as much. */
static void has_ended(std::string_view what, const result<void> &result) {
    REQUIRE(!result.ok());
    std::cout << what << ": " << name_of(result.code()) << '\n';
}

/* The result of a call that was accepted. */
static event result_of(const client &bot, const result<request_id> &accepted) {
    REQUIRE(accepted.ok());
    return ::result_of(bot, *accepted);
}

static std::string_view text_at(const event &event, std::string_view pointer) {
    const auto text = event.get_str(pointer);
    REQUIRE(text.ok());
    return *text;
}

static std::uint64_t number_at(const event &event, std::string_view pointer) {
    const auto number = event.get_u64(pointer);
    REQUIRE(number.ok());
    return *number;
}

/* The message with this text, which is printed with its author; gives its id. */
static snowflake hear(const client &bot, std::string_view content) {
    for (;;) {
        const event event = wait_for(bot, event_kind::message_create);
        const auto message = event.as<events::message_create>();
        REQUIRE(message.ok());
        if (message->content() == content) {
            std::cout << "heard " << message->display_name() << ": " << content << '\n';
            return message->id();
        }
    }
}

static client create() {
    const std::string token = setting("DISCORD_TOKEN");
    const std::string api_url = setting("TICKCORD_API_URL");
    auto options = client_options().api_url(api_url).ca_pem(ca_pem()).intents(all_intents);
    refused("no token", client::create(options.token("")));
    auto created = client::create(options.token(token));
    REQUIRE(created.ok());
    return std::move(*created);
}

static snowflake log_in(const client &bot) {
    REQUIRE(bot.connect().ok());
    refused("connect twice", bot.connect());
    const event event = wait_for(bot, event_kind::ready);
    const auto ready = event.as<events::ready>();
    REQUIRE(ready.ok());
    std::cout << "ready: " << ready->user().username() << " in " << ready->guild_count() << " guild\n";
    refused("no such place", event.get_str("/nobody"));
    return number_at(event, "/guilds/0/id");
}

static void chat(const client &bot) {
    speak("mina", "hello 🦊");
    const snowflake line = hear(bot, "hello 🦊");
    const event replied =
        result_of(bot, bot.create_message(general(), message_create().content("welcome").reply_to(line)));
    std::cout << "replied: " << text_at(replied, "/body/content")
              << ", to that line: " << (number_at(replied, "/body/message_reference/message_id") == line) << '\n';
    refused("too long", bot.send_message(general(), std::string(2001, 'x')));
}

static void command(const client &bot, snowflake guild) {
    const event set = result_of(bot, bot.set_commands(guild, R"([{"name": "wave", "description": "Greets", "options":
        [{"type": 3, "name": "how", "description": "In which way"}]}])"));
    std::cout << "commands: " << name_of(set.as<request_result>()->code()) << '\n';

    control("/interact", R"({"channel_id": "general", "member": "ada", "action": "command", "name": "wave",
        "options": [{"name": "how", "value": "twice"}]})");
    const event used = wait_for(bot, event_kind::interaction_create);
    const auto interaction = used.as<events::interaction_create>();
    const auto how = interaction->get_option("how");
    REQUIRE(interaction.ok() && how.ok());
    std::cout << "command: " << interaction->display_name() << " used /" << interaction->command_name() << ' '
              << how->text() << '\n';
    const auto answer = message_create().content("hi, hi").flags(message_flag::ephemeral);
    const event answered = result_of(bot, bot.interaction_respond(interaction->id(), answer));
    std::cout << "answered: " << name_of(answered.as<request_result>()->code()) << '\n';
}

static void show_presence(const client &bot) {
    const auto playing = activity().name("Capture the flag");
    const event shown = result_of(bot, bot.update_presence(presence().status(status::idle).activities(playing)));
    std::cout << "presence: " << name_of(shown.as<request_result>()->code()) << '\n';
}

static void ask_for_members(const client &bot, snowflake guild) {
    const event event =
        result_of(bot, bot.request_guild_members(member_request().guild_id(guild).query("ro").limit(10)));
    std::cout << "members: " << text_at(event, "/body/members/0/user/username") << ", "
              << text_at(event, "/body/members/0/nick") << '\n';
}

static void set_topic(const client &bot) {
    const event event = result_of(bot, bot.edit_channel(general(), channel_edit().topic("Round 2"), "a new round"));
    std::cout << "topic: " << text_at(event, "/body/topic") << '\n';
}

static void write_by_webhook(const client &bot) {
    const event made = result_of(bot, bot.create_webhook(general(), "Bridge", {}));
    const auto hook = webhook().id(number_at(made, "/body/id")).token(text_at(made, "/body/token"));
    const event written = result_of(bot, bot.execute_webhook(hook, message_create().content("gg @everyone"),
                                                             webhook_execute().username("Player 1").wait(true)));
    const auto pings = written.get_bool("/body/mention_everyone");
    REQUIRE(pings.ok());
    std::cout << "webhook: " << text_at(written, "/body/author/username") << " says "
              << text_at(written, "/body/content") << ", which pings everyone: " << *pings << '\n';
}

static void upload(const client &bot) {
    const std::uint8_t bytes[] = {'o', 'n', 'e', 0, 't', 'w', 'o'};
    const event event =
        result_of(bot, bot.create_message(general(), message_create().files(http_file().name("log.txt").data(bytes))));
    std::cout << "file: " << text_at(event, "/body/attachments/0/filename") << ", "
              << number_at(event, "/body/attachments/0/size") << " bytes\n";
}

static void ask_for_nothing(const client &bot) {
    const event event = result_of(bot, bot.get_channel(1));
    const auto result = event.as<request_result>();
    std::cout << "unknown channel: " << name_of(result->code()) << ": " << result->text() << " (" << result->status()
              << ", " << result->discord_code() << ")\n";
}

static void go_and_come_back(const client &bot) {
    REQUIRE(bot.disconnect(disconnect_flag::keep_session).ok());
    while (wait_for(bot, event_kind::connection_state).as<connection_state>()->state() != state::disconnected) {
    }
    std::cout << "disconnected\n";
    speak("ada", "anyone there?");
    REQUIRE(bot.connect().ok());
    hear(bot, "anyone there?");
    static_cast<void>(wait_for(bot, event_kind::resumed));
    std::cout << "resumed\n";
}

static void end(client bot) {
    const auto destroyed = bot.destroy(std::chrono::seconds(5));
    REQUIRE(destroyed.ok());
    std::cout << "destroyed, unsent: " << *destroyed << '\n';
    has_ended("after the end", bot.send_message(general(), "too late"));
    has_ended("destroyed twice", bot.destroy());
    std::cout << "can unload: " << can_unload() << '\n';
}

int main() {
    client bot = create();
    const snowflake guild = log_in(bot);
    chat(bot);
    command(bot, guild);
    show_presence(bot);
    ask_for_members(bot, guild);
    set_topic(bot);
    write_by_webhook(bot);
    upload(bot);
    ask_for_nothing(bot);
    go_and_come_back(bot);
    end(std::move(bot));
}
