/* Callers of other versions of the header than the library's, with every struct that can grow, in every place where one is
   given or filled. Generated from the header for each run of the tests; this part is written by hand. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tickcord.h"

/* What a newer caller's structs have more, in bytes, and what lies behind a caller's struct. */
enum { ADDED = 16, CANARY = 0xAA, ROOM = 8192 };

typedef tickcord_result (*prepare_fn)(void *it, uint32_t struct_size);
typedef tickcord_result (*call_fn)(void *it);

static tickcord_client client;
static int checks;
static int failures;
static union {
    uint64_t alignment;
    unsigned char bytes[ROOM];
} room;

static void check(int holds, const char *where, const char *what, tickcord_result result) {
    checks++;
    if (!holds) {
        failures++;
        fprintf(stderr, "%s: %s, and the result is %s\n", where, what, tickcord_result_name(result));
    }
}

static int is(const unsigned char *bytes, size_t count, unsigned char value) {
    for (size_t i = 0; i < count; i++) {
        if (bytes[i] != value) {
            return 0;
        }
    }
    return 1;
}

static int concerns_versions(tickcord_result result) {
    return result == TICKCORD_ERROR_BAD_SIZE || result == TICKCORD_ERROR_ABI_MISMATCH ||
           result == TICKCORD_ERROR_UNSUPPORTED_FIELD;
}

static void set_head(uint32_t struct_size, uint32_t abi_version) {
    memcpy(room.bytes, &struct_size, sizeof struct_size);
    memcpy(room.bytes + sizeof struct_size, &abi_version, sizeof abi_version);
}

/* `count` structs of a caller whose structs have this size. */
static void *caller_of(prepare_fn prepare, uint32_t struct_size, uint32_t count) {
    memset(room.bytes, CANARY, ROOM);
    for (uint32_t i = 0; i < count; i++) {
        if (prepare(room.bytes + (size_t)i * struct_size, struct_size) != TICKCORD_OK) {
            fputs("a struct could not be prepared\n", stderr);
            exit(1);
        }
    }
    return room.bytes;
}

/* The struct's `_init`. `first` is the size of its first version. */
static void prepared(const char *where, prepare_fn prepare, uint32_t size, uint32_t first) {
    uint32_t wrong[] = {0, first - 1, UINT32_MAX};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        memset(room.bytes, CANARY, ROOM);
        tickcord_result result = prepare(room.bytes, wrong[i]);
        check(result == TICKCORD_ERROR_BAD_SIZE, where, "a size that no version has", result);
        check(is(room.bytes, ROOM, CANARY), where, "something was written all the same", result);
    }
    tickcord_result result = prepare(NULL, size);
    check(result == TICKCORD_ERROR_NULL_ARGUMENT, where, "NULL", result);
    caller_of(prepare, first, 1);
    check(is(room.bytes + first, ADDED, CANARY), where, "an older caller's memory was written behind its struct", TICKCORD_OK);
    caller_of(prepare, size + ADDED, 1);
    check(is(room.bytes + size, ADDED, 0), where, "a newer caller's fields are not zero", TICKCORD_OK);
    check(is(room.bytes + size + ADDED, ADDED, CANARY), where, "a newer caller's memory was written behind its struct",
          TICKCORD_OK);
}

/* A struct, or the first of two, that is given to a function. */
static void given(const char *where, prepare_fn prepare, call_fn call, uint32_t size, uint32_t first, uint32_t count) {
    tickcord_result result = call(caller_of(prepare, first, count));
    check(!concerns_versions(result), where, "an older caller was refused", result);
    result = call(caller_of(prepare, size + ADDED, count));
    check(!concerns_versions(result), where, "a newer caller was refused that sets no new field", result);
    caller_of(prepare, size, count);
    set_head(size, TICKCORD_ABI_VERSION + 1);
    result = call(room.bytes);
    check(!concerns_versions(result), where, "a newer minor version was refused", result);
    for (uint32_t i = 0; i < count; i++) {
        caller_of(prepare, size + ADDED, count);
        room.bytes[(size_t)i * (size + ADDED) + size + ADDED - 1] = 1;
        result = call(room.bytes);
        check(result == TICKCORD_ERROR_UNSUPPORTED_FIELD, where, "a newer caller sets a new field", result);
    }
    caller_of(prepare, size, count);
    set_head(size, TICKCORD_ABI_VERSION + (1u << 16));
    result = call(room.bytes);
    check(result == TICKCORD_ERROR_ABI_MISMATCH, where, "another major version", result);
    caller_of(prepare, size, count);
    set_head(first - 1, TICKCORD_ABI_VERSION);
    result = call(room.bytes);
    check(result == TICKCORD_ERROR_BAD_SIZE, where, "a size that no version has", result);
    if (count > 1) {
        caller_of(prepare, size, count);
        memset(room.bytes + size, 0, sizeof(uint32_t));
        result = call(room.bytes);
        check(result == TICKCORD_ERROR_BAD_SIZE, where, "elements of different sizes", result);
    }
}

/* A struct that a function fills. One that reads it first refuses what it does not know. */
static void filled(const char *where, prepare_fn prepare, call_fn call, uint32_t size, uint32_t first) {
    tickcord_result result = call(caller_of(prepare, first, 1));
    check(!concerns_versions(result), where, "an older caller was refused", result);
    check(is(room.bytes + first, ADDED, CANARY), where, "an older caller's memory was written behind its struct", result);
    caller_of(prepare, size + ADDED, 1);
    memset(room.bytes + size, CANARY, ADDED);
    result = call(room.bytes);
    check(result == TICKCORD_ERROR_UNSUPPORTED_FIELD || is(room.bytes + size, ADDED, 0), where,
          "a newer caller's fields are not zero", result);
    check(is(room.bytes + size + ADDED, ADDED, CANARY), where, "a newer caller's memory was written behind its struct", result);
    caller_of(prepare, size, 1);
    set_head(first - 1, TICKCORD_ABI_VERSION);
    result = call(room.bytes);
    check(result == TICKCORD_ERROR_BAD_SIZE, where, "a size that no version has", result);
}
