/* A WebSocket of the host's own, whose events are visited and dispatched like those of a client. */
#include "sandbox.hpp"

using namespace tickcord;

int main() {
    const std::string url = setting("TICKCORD_ECHO_URL");
    const str subprotocols[] = {"scores.v1"};
    const websocket_header headers[] = {websocket_header().name("X-Server").value("eu-1")};
    REQUIRE(websocket::create(websocket_options()).code() == result_code::invalid_url);
    auto created = websocket::create(
        websocket_options().url(url).ca_pem(ca_pem()).subprotocols(subprotocols).headers(headers).reconnect(false));
    REQUIRE(created.ok());
    websocket scores = std::move(*created);
    REQUIRE(*scores.get_state() == websocket_state::closed && scores.send_text("x").code() == result_code::not_connected);
    REQUIRE(scores.connect().ok());
    const event open = wait_for(scores, event_kind::websocket_opened);
    REQUIRE(open.as<websocket_opened>().ok() && *scores.get_state() == websocket_state::open);

    std::string text;
    std::size_t bytes = 0;
    dispatcher handlers;
    handlers.on<events::websocket_text>([&](const auto &it) { text = it.source().get_str("/map").value(); })
        .on<events::websocket_binary>([&](const auto &it) { bytes = it.source().bytes().size(); });
    const unsigned char binary[3] = {1, 0, 255};
    REQUIRE(scores.send_text(R"({"map":"de_dust"})").ok() && scores.send_binary(binary, sizeof binary).ok());
    while (bytes == 0) {
        REQUIRE(scores.wait(std::chrono::seconds(20)).ok() && handlers.dispatch(scores).ok());
    }
    REQUIRE(text == "de_dust" && bytes == sizeof binary);
    REQUIRE(scores.get_stats()->received_messages() == 2);

    REQUIRE(scores.close(1000, "bye").ok());
    const event closed = wait_for(scores, event_kind::websocket_closed);
    REQUIRE(closed.as<websocket_closed>()->close_code() == 1000 && closed.as<websocket_closed>()->code() == result_code::ok);
    websocket moved = std::move(scores);
    REQUIRE(!scores && moved && moved.destroy(std::chrono::seconds(5)).ok());
}
