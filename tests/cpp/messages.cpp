/* What a host writes with structs, lists and texts arrives at Discord as it was meant. */
#include <vector>

#include "sandbox.hpp"

using namespace tickcord;

static void message_with_embeds_and_files(const client &bot) {
    const embed_field fields[] = {
        embed_field().name("Map").value("de_dust").is_inline(true),
        embed_field().name("Round").value("7"),
    };
    const std::vector<embed> embeds{embed().title("Match").fields(fields).color(0x00ff00)};
    const std::string log = "first line\nsecond line\n";
    const auto report = http_file()
                            .name("server.log")
                            .content_type("text/plain")
                            .data({reinterpret_cast<const std::uint8_t *>(log.data()), log.size()});
    const auto sent = bot.create_message(
        general(), message_create().content("It crashed @everyone").embeds(embeds).files(report).flags(
                       message_flag::suppress_notifications));
    REQUIRE(sent.ok() && *sent != 0);
    const event event = result_of(bot, *sent);
    const auto result = event.as<events::request_result>();
    REQUIRE(result.ok() && result->code() == result_code::ok && result->status() == 200);
    REQUIRE(*event.get_str("/body/content") == "It crashed @everyone");
    REQUIRE(*event.get_bool("/body/mention_everyone") == false);
    REQUIRE(*event.get_str("/body/embeds/0/fields/0/value") == "de_dust");
    REQUIRE(*event.get_bool("/body/embeds/0/fields/0/inline"));
    REQUIRE(*event.get_str("/body/attachments/0/filename") == "server.log");
    REQUIRE(*event.get_u64("/body/attachments/0/size") == log.size());
    REQUIRE((*event.get_u64("/body/flags") & (1u << 12)) != 0);
    REQUIRE(*event.get_u64("/body/id") == result->created_id());
}

static void poll_with_lists_of_texts(const client &bot) {
    const str answers[] = {"de_dust", std::string_view("cs_office")};
    const auto question = poll().question("Which map?").answers(answers).duration_hours(1);
    const auto sent = bot.create_message(general(), message_create().poll(question));
    REQUIRE(sent.ok());
    const event event = result_of(bot, *sent);
    REQUIRE(*event.get_count("/body/poll/answers") == 2);
    REQUIRE(*event.get_str("/body/poll/answers/1/poll_media/text") == "cs_office");
}

static void reason_may_be_left_out(const client &bot) {
    const auto plain = bot.set_channel_topic(general(), "2 of 16 players");
    REQUIRE(plain.ok() && result_of(bot, *plain).as<request_result>()->code() == result_code::ok);
    const auto slow = bot.edit_channel(general(), channel_edit().rate_limit_per_user(5), "too much chat");
    const auto fast = bot.edit_channel(general(), channel_edit().rate_limit_per_user(0));
    REQUIRE(slow.ok() && fast.ok());
    const event event = result_of(bot, *fast);
    REQUIRE(event.as<request_result>()->code() == result_code::ok);
    REQUIRE(*event.get_str("/body/topic") == "2 of 16 players");
}

static void role_gets_the_permissions_that_are_set(const client &bot) {
    const event ready = wait_for(bot, event_kind::guild_create);
    const auto made = bot.create_role(*ready.get_u64("/id"), role_edit().name("Helpers").permissions(permission::kick_members));
    REQUIRE(made.ok());
    REQUIRE(permissions::from_bits(*result_of(bot, *made).get_u64("/body/permissions")) == permission::kick_members);
}

static void webhook_is_read_from_its_url(const client &bot) {
    const auto made = bot.create_webhook(general(), "Players", {});
    REQUIRE(made.ok());
    const event created = result_of(bot, *made);
    const std::string url = "https://discord.com/api/webhooks/" + std::string(*created.get_str("/body/id")) + "/" +
                            std::string(*created.get_str("/body/token"));
    const auto hook = webhook_from_url(url);
    REQUIRE(hook.ok());
    const auto sent = bot.execute_webhook(*hook, message_create().content("joined the game"),
                                          webhook_execute().username("Ada").avatar_url("https://example.com/ada.png"));
    REQUIRE(sent.ok());
    const event event = result_of(bot, *sent);
    REQUIRE(*event.get_str("/body/author/username") == "Ada" && *event.get_str("/body/content") == "joined the game");
    const auto again = bot.execute_webhook(*hook, message_create().content("left the game"));
    REQUIRE(again.ok() && *result_of(bot, *again).get_str("/body/author/username") == "Players");
}

static void texts_are_escaped_decoded_and_encoded() {
    REQUIRE(*text_escape("*Ada*\n") == "\\*Ada\\* ");
    REQUIRE(*text_escape("a\nb", escape_flag::keep_lines) == "a\nb");
    REQUIRE(text_escape("")->empty());
    REQUIRE(*text_decode("caf\xe9", "windows-1252") == "café");
    REQUIRE(*text_encode("café", "windows-1252") == "caf\xe9");
    REQUIRE(!text_decode("x", "no-such-encoding").ok());
}

int main() {
    texts_are_escaped_decoded_and_encoded();
    const client bot = sandbox_client();
    REQUIRE(bot.connect().ok());
    role_gets_the_permissions_that_are_set(bot);
    message_with_embeds_and_files(bot);
    poll_with_lists_of_texts(bot);
    reason_may_be_left_out(bot);
    webhook_is_read_from_its_url(bot);

    const auto stats = bot.get_stats();
    REQUIRE(stats.ok() && stats->state() == state::ready && stats->sessions() == 1 && stats->requests_waiting() == 0);
    REQUIRE(*bot.get_event_count(event_kind::ready) == 1);
}
