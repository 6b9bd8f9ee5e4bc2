/* Failures are codes with a name and a text, and what a failed call gives is empty. */
#include "sandbox.hpp"

using namespace tickcord;

int main() {
    auto refused = client::create(client_options().token("not a token"));
    REQUIRE(!refused && !refused.ok() && refused.code() == result_code::invalid_token && !*refused);
    REQUIRE(std::string_view(refused.name()) == "TICKCORD_ERROR_INVALID_TOKEN");
    REQUIRE(!refused.message().empty() && refused.message() == last_error());
    REQUIRE(refused.message().find("not a token") == std::string::npos);

    const client bot = sandbox_client();
    const auto too_long = bot.send_message(general(), std::string(2001, 'x'));
    REQUIRE(too_long.code() == result_code::content_too_long && *too_long == 0 && too_long.value_or(7) == 7);
    REQUIRE(too_long.message().find("2001") != std::string::npos);
    const auto never = bot.cancel_request(4711);
    REQUIRE(never.code() == result_code::unknown_request && !never.message().empty());
    const auto nobody = bot.wait(std::chrono::milliseconds(-5));
    REQUIRE(nobody.code() == result_code::timeout);
    const auto nothing = bot.poll_event();
    REQUIRE(nothing.ok() && !*nothing && nothing.message().empty());

    REQUIRE(bot.connect().ok());
    REQUIRE(bot.connect().code() == result_code::already_connected);
    REQUIRE(version() != nullptr && abi_version() >> 16 == TICKCORD_ABI_VERSION >> 16);
    REQUIRE(std::string_view(result_name(result_code::ok)) == "TICKCORD_OK");
}
