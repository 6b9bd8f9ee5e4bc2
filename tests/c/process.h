/* What a test sees of its own process: the library loaded and gone again, threads, what it has open, and memory. */
#ifndef TICKCORD_TESTS_PROCESS_H
#define TICKCORD_TESTS_PROCESS_H

#include "sandbox.h"

#ifdef _WIN32
#include <psapi.h>
#include <tlhelp32.h>

#define LIBRARY_NAME "tickcord.dll"

/* Sockets stay loaded, as in any game: Wine's cannot be used on a thread after they were unloaded once. */
static inline void *load_library(void) {
    REQUIRE(LoadLibraryA("ws2_32.dll") != NULL);
    return (void *)LoadLibraryA(LIBRARY_NAME);
}

static inline void find_function(void *library, const char *name, void *function, size_t size) {
    FARPROC symbol = GetProcAddress((HMODULE)library, name);
    REQUIRE(symbol != NULL && size == sizeof symbol);
    memcpy(function, &symbol, size);
}

static inline int unload_library(void *library) {
    return FreeLibrary((HMODULE)library) != 0;
}

static inline int is_loaded(void) {
    return GetModuleHandleA(LIBRARY_NAME) != NULL;
}

static inline int thread_count(void) {
    int count = 0;
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPTHREAD, 0);
    THREADENTRY32 entry;
    entry.dwSize = sizeof entry;
    REQUIRE(all != INVALID_HANDLE_VALUE);
    for (BOOL more = Thread32First(all, &entry); more; more = Thread32Next(all, &entry)) {
        count += entry.th32OwnerProcessID == GetCurrentProcessId();
    }
    CloseHandle(all);
    return count;
}

static inline int open_count(void) {
    DWORD count;
    REQUIRE(GetProcessHandleCount(GetCurrentProcess(), &count));
    return (int)count;
}

static inline long resident_kb(void) {
    PROCESS_MEMORY_COUNTERS memory;
    REQUIRE(GetProcessMemoryInfo(GetCurrentProcess(), &memory, sizeof memory));
    return (long)(memory.WorkingSetSize / 1024);
}

#else
#include <dirent.h>
#include <dlfcn.h>

#define LIBRARY_NAME "libtickcord.so"

static inline void *load_library(void) {
    return dlopen(LIBRARY_NAME, RTLD_NOW | RTLD_LOCAL);
}

/* ISO C has no cast from an object's pointer to a function's. */
static inline void find_function(void *library, const char *name, void *function, size_t size) {
    void *symbol = dlsym(library, name);
    REQUIRE(symbol != NULL && size == sizeof symbol);
    memcpy(function, &symbol, size);
}

static inline int unload_library(void *library) {
    return dlclose(library) == 0;
}

static inline int is_loaded(void) {
    char line[512];
    int mapped = 0;
    FILE *maps = fopen("/proc/self/maps", "r");
    REQUIRE(maps != NULL);
    while (fgets(line, sizeof line, maps) != NULL) {
        mapped |= strstr(line, "libtickcord") != NULL;
    }
    fclose(maps);
    return mapped;
}

static inline int entries(const char *folder) {
    int count = 0;
    DIR *dir = opendir(folder);
    REQUIRE(dir != NULL);
    while (readdir(dir) != NULL) {
        count++;
    }
    closedir(dir);
    return count;
}

static inline int thread_count(void) {
    return entries("/proc/self/task");
}

static inline int open_count(void) {
    return entries("/proc/self/fd");
}

static inline long resident_kb(void) {
    char line[256];
    long found = -1;
    FILE *status = fopen("/proc/self/status", "r");
    REQUIRE(status != NULL);
    while (fgets(line, sizeof line, status) != NULL) {
        sscanf(line, "VmRSS: %ld", &found);
    }
    fclose(status);
    return found;
}
#endif

#endif
