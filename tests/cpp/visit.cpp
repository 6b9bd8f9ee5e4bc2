/* An event reaches the handler for its type, else the one for what it has in common with others, else the one for the rest. */
#include "sandbox.hpp"

using namespace tickcord;

/* A handler that no event could ever reach does not compile. */
struct for_a_request {
    void operator()(const message_create &) const {}
};
struct for_an_event {
    void operator()(const events::message_create &) const {}
};
static_assert(detail::is_visitor<for_an_event>::value && !detail::is_visitor<for_a_request>::value);
static_assert(!detail::is_visitor<overloaded<for_an_event, for_a_request>>::value);

static event sent(const client &bot, event_kind kind, const char *name, const char *data) {
    control("/dispatch", std::string("{\"t\":\"") + name + "\",\"d\":" + data + "}");
    return wait_for(bot, kind);
}

static void exact_type_comes_before_what_is_common(const client &bot) {
    const event created = sent(bot, event_kind::message_create, "MESSAGE_CREATE", R"({"id":"5","content":"new"})");
    const event edited = sent(bot, event_kind::message_update, "MESSAGE_UPDATE", R"({"id":"5","content":"edited"})");
    std::string seen;
    auto exact = overloaded{
        [&](const events::message_create &message) { seen += "created " + std::string(message.content()) + "; "; },
        [&](const message &message) { seen += "message " + std::string(message.content()) + "; "; },
        [&](const event_ref &) { seen += "rest; "; },
    };
    REQUIRE(created.visit(exact) && edited.visit(exact));
    REQUIRE(seen == "created new; message edited; ");
}

static void what_no_handler_takes_is_told(const client &bot) {
    const event typing = sent(bot, event_kind::typing_start, "TYPING_START", R"({"user_id":"7"})");
    int ready_events = 0;
    REQUIRE(!typing.visit([&](const events::ready &) { ready_events++; }));
    REQUIRE(!event().visit([&](const events::ready &) { ready_events++; }) && ready_events == 0);
    snowflake who = 0;
    REQUIRE(typing.visit([&](const events::typing_start &it) { who = *it.source().get_u64("/user_id"); }) && who == 7);
}

static void event_that_the_library_does_not_know_goes_to_the_rest(const client &bot) {
    const event unknown = sent(bot, event_kind::unknown, "GUILD_PARTY_START", R"({"cake":true})");
    std::string name;
    REQUIRE(unknown.visit([&](const event_ref &it) { name = it.name(); }) && name == "GUILD_PARTY_START");
    REQUIRE(*unknown.as<events::unknown>()->source().get_bool("/cake"));
}

static void event_is_read_as_one_type_alone(const client &bot) {
    const event edited = sent(bot, event_kind::message_update, "MESSAGE_UPDATE",
                                    R"({"id":"5","content":null,"author":{"id":"6","username":"ada"},"list":[1,"2"]})");
    REQUIRE(edited.as<events::message_create>().code() == result_code::wrong_type);
    REQUIRE(edited.as<ready>().code() == result_code::wrong_type);
    const auto message = edited.as<events::message_update>();
    REQUIRE(message->id() == 5 && message->content().empty() && message->content_field() == field_state::null);
    REQUIRE(message->author().username() == "ada" && !message->author().is_bot());
    REQUIRE(message->source().get() == edited.get());
    REQUIRE(*edited.get_kind("/list") == json_kind::array && *edited.get_count("/list") == 2);
    REQUIRE(*edited.get_i64("/list/0") == 1 && *edited.get_u64("/list/1") == 2 && *edited.get_json("/list") == "[1,\"2\"]");
    REQUIRE(edited.get_str("/nothing").code() == result_code::not_found);
    REQUIRE(edited.get_str("/content").code() == result_code::is_null);
}

static void command_is_read_and_answered(const client &bot) {
    const auto set = bot.set_commands(0, R"([{"name":"kick","description":"Kick","options":[
        {"type":3,"name":"who","description":"Player","required":true},
        {"type":5,"name":"ban","description":"Ban too"}]}])");
    REQUIRE(set.ok() && result_of(bot, *set).as<request_result>()->code() == result_code::ok);
    control("/interact", R"({"channel_id":"general","member":"ada","action":"command","name":"kick",
        "options":[{"name":"who","value":"mina"}]})");
    const event used = wait_for(bot, event_kind::interaction_create);
    const auto interaction = used.as<events::interaction_create>();
    REQUIRE(interaction->interaction_type() == interaction_type::command && interaction->command_name() == "kick");
    REQUIRE(interaction->app_permissions().contains(permission::kick_members | permission::ban_members));
    REQUIRE(interaction->get_option("who")->text() == "mina");
    REQUIRE(interaction->get_option("who")->option_type() == option_type::string);
    REQUIRE(interaction->get_option("ban").code() == result_code::not_found);
    const auto answer = bot.interaction_respond(interaction->id(), message_create().content("gone"));
    REQUIRE(answer.ok() && *result_of(bot, *answer).get_str("/body/content") == "gone");
}

static void message_is_read_as_plain_text(const client &bot) {
    speak("ada", "**bold** move");
    const event spoken = wait_for(bot, event_kind::message_create);
    REQUIRE(*spoken.get_plain_text() == "bold move" && *spoken.get_plain_text({}, 4) == "bol\u2026");
    REQUIRE(*spoken.get_plain_text(plain_text_flag::keep_styles) == "**bold** move");
}

int main() {
    const client bot = sandbox_client();
    REQUIRE(bot.connect().ok());
    static_cast<void>(wait_for(bot, event_kind::guild_create));
    exact_type_comes_before_what_is_common(bot);
    what_no_handler_takes_is_told(bot);
    event_that_the_library_does_not_know_goes_to_the_rest(bot);
    event_is_read_as_one_type_alone(bot);
    command_is_read_and_answered(bot);
    message_is_read_as_plain_text(bot);
}
