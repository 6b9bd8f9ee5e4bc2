/* What the C++ tests share: a client of the sandbox, events to wait for, and the sandbox's control interface. */
#ifndef TICKCORD_TESTS_SANDBOX_HPP
#define TICKCORD_TESTS_SANDBOX_HPP

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "tickcord.hpp"

#define REQUIRE(condition)                                                                                             \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "%s:%d: %s\nlast error: %s\n", __FILE__, __LINE__, #condition,                        \
                         tickcord::last_error().c_str());                                                              \
            std::exit(1);                                                                                              \
        }                                                                                                              \
    } while (false)

inline std::string setting(const char *name) {
    const char *value = std::getenv(name);
    if (value == nullptr) {
        std::fprintf(stderr, "%s is not set: run this test by `cargo xtask test`\n", name);
        std::exit(2);
    }
    return value;
}

inline tickcord::snowflake general() { return std::strtoull(setting("TICKCORD_CHANNEL").c_str(), nullptr, 10); }

/* The certificate authority of the sandbox, as PEM. */
inline const std::string &ca_pem() {
    static const std::string text = [] {
        std::ifstream file(setting("TICKCORD_CA_FILE"));
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    return text;
}

/* A client that has all intents and is not connected yet. */
inline tickcord::client sandbox_client() {
    const std::string token = setting("DISCORD_TOKEN");
    const std::string api_url = setting("TICKCORD_API_URL");
    auto created = tickcord::client::create(tickcord::client_options()
                                                .token(token)
                                                .api_url(api_url)
                                                .ca_pem(ca_pem())
                                                .intents(tickcord::all_intents));
    REQUIRE(created.ok());
    return std::move(*created);
}

/* The next event of a kind; those before it are let go. */
template <class Object>
tickcord::event wait_for(const Object &object, tickcord::event_kind kind) {
    for (;;) {
        REQUIRE(object.wait(std::chrono::seconds(20)).ok());
        auto polled = object.poll_event();
        REQUIRE(polled.ok());
        if (*polled && polled->type() == kind) {
            return std::move(*polled);
        }
    }
}

/* What came of a request. */
inline tickcord::event result_of(const tickcord::client &client, tickcord::request_id request) {
    for (;;) {
        tickcord::event event = wait_for(client, tickcord::event_kind::request_result);
        if (event.as<tickcord::request_result>()->request() == request) {
            return event;
        }
    }
}

/* Posts JSON to the sandbox's control interface. */
inline void control(const char *path, const std::string &json) {
    const std::string url = setting("TICKCORD_CONTROL_URL");
    const std::string request = std::string("POST ") + path +
                                " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                "Content-Length: " +
                                std::to_string(json.size()) + "\r\n\r\n" + json;
    char response[64] = {};
    const int connection = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(std::atoi(url.c_str() + url.rfind(':') + 1)));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(connection, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0);
    REQUIRE(send(connection, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size()));
    REQUIRE(recv(connection, response, sizeof response - 1, MSG_WAITALL) > 12);
    REQUIRE(std::string(response + 9, 2) == "20");
    close(connection);
}

/* Has a member say something in the general channel. */
inline void speak(const char *member, const char *text) {
    control("/speak", std::string("{\"channel_id\":\"general\",\"member\":\"") + member + "\",\"content\":\"" + text + "\"}");
}

#endif
