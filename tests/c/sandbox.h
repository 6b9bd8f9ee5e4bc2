/* What the C tests share: a client of the sandbox, events to wait for, and the sandbox's control interface. */
#ifndef TICKCORD_TESTS_SANDBOX_H
#define TICKCORD_TESTS_SANDBOX_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#include <winsock2.h>
#define MSG_NOSIGNAL 0
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#define SOCKET int
#define closesocket close
#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 /* macOS: what reads here does not go away before it has read. */
#endif
#endif

#include "tickcord.h"

#define REQUIRE(condition)                                                                                             \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

static inline const char *setting(const char *name) {
    const char *value = getenv(name);
    if (value == NULL) {
        fprintf(stderr, "%s is not set: run this test by `cargo xtask test`\n", name);
        exit(2);
    }
    return value;
}

/* The certificate authority's file, with a NUL behind it. */
static inline char *ca_pem(void) {
    FILE *file = fopen(setting("TICKCORD_CA_FILE"), "rb");
    char *text = calloc(1, 65536);
    REQUIRE(file != NULL && text != NULL);
    REQUIRE(fread(text, 1, 65535, file) > 0);
    fclose(file);
    return text;
}

/* Posts JSON to the sandbox's control interface, as on a socket of a host that left SIGPIPE alone. */
static inline void control(const char *path, const char *json) {
    const char *url = setting("TICKCORD_CONTROL_URL");
    const char *port = strrchr(url, ':');
    struct sockaddr_in address = {0};
    char request[1024];
    char response[64] = {0};
    int length = snprintf(request, sizeof request,
                          "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                          "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                          path, strlen(json), json);
#ifdef _WIN32
    WSADATA winsock;
    REQUIRE(WSAStartup(MAKEWORD(2, 2), &winsock) == 0);
#endif
    SOCKET connection = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_family = AF_INET;
    address.sin_port = htons((uint16_t)atoi(port + 1));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(connection, (struct sockaddr *)&address, sizeof address) == 0);
    REQUIRE(send(connection, request, (unsigned)length, MSG_NOSIGNAL) == length);
    REQUIRE(recv(connection, response, sizeof response - 1, MSG_WAITALL) > 12);
    REQUIRE(strncmp(response + 9, "20", 2) == 0);
    closesocket(connection);
}

#endif
