/* The sandbox's control interface, for C++. */
#include "../c/sandbox.h"

void sandbox_control(const char *path, const char *json);
char *sandbox_ask(const char *method, const char *path, const char *json);

void sandbox_control(const char *path, const char *json) {
    free(sandbox_ask("POST", path, json));
}

/* The body of the answer, to be freed. */
char *sandbox_ask(const char *method, const char *path, const char *json) {
    const char *port = strrchr(setting("TICKCORD_CONTROL_URL"), ':');
    struct sockaddr_in address = {0};
    char request[2048];
    size_t capacity = 65536, size = 0;
    char *answer = malloc(capacity + 1);
    int length = snprintf(request, sizeof request,
                          "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                          "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                          method, path, strlen(json), json);
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_family = AF_INET;
    address.sin_port = htons((uint16_t)atoi(port + 1));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(length < (int)sizeof request && answer != NULL);
    REQUIRE(connect(connection, (struct sockaddr *)&address, sizeof address) == 0);
    REQUIRE(send(connection, request, (size_t)length, MSG_NOSIGNAL) == length);
    for (ssize_t got; (got = recv(connection, answer + size, capacity - size, 0)) > 0;) {
        size += (size_t)got;
        if (size == capacity) {
            capacity *= 2;
            answer = realloc(answer, capacity + 1);
            REQUIRE(answer != NULL);
        }
    }
    close(connection);
    answer[size] = '\0';
    const char *body = strstr(answer, "\r\n\r\n");
    REQUIRE(strncmp(answer + strlen("HTTP/1.1 "), "20", 2) == 0 && body != NULL);
    memmove(answer, body + 4, strlen(body + 4) + 1);
    return answer;
}
