/* The sandbox's control interface, for C++. */
#include "../c/sandbox.h"

void sandbox_control(const char *path, const char *json);

void sandbox_control(const char *path, const char *json) {
    control(path, json);
}
