/*
 * A plugin destroys its client in DllMain, where no thread of the process can end: the call gives up in time, the host goes on,
 * and is told when the library may be unloaded. Compiled twice, with PLUGIN as plugin.dll.
 */
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#include "tickcord.h"

#define REQUIRE(condition)                                                                                             \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
            ExitProcess(1);                                                                                            \
        }                                                                                                              \
    } while (0)

enum { DESTROY_MS = 1000, MOST_MS = 10000 };

#ifdef PLUGIN
static tickcord_client client;

__declspec(dllexport) void start(void) {
    tickcord_client_options options;
    REQUIRE(tickcord_client_options_init(&options, sizeof options) == TICKCORD_OK);
    options.token.ptr = "no.real.token";
    options.proxy_url.ptr = "";
    REQUIRE(tickcord_client_create(&options, &client) == TICKCORD_OK);
}

BOOL WINAPI DllMain(HINSTANCE plugin, DWORD reason, LPVOID reserved) {
    (void)plugin;
    (void)reserved;
    if (reason == DLL_PROCESS_DETACH) {
        REQUIRE(tickcord_client_destroy(client, DESTROY_MS, NULL) == TICKCORD_ERROR_TIMEOUT);
        REQUIRE(tickcord_can_unload() == 0);
    }
    return TRUE;
}

#else
int main(void) {
    void (*start)(void);
    HMODULE plugin = LoadLibraryA("plugin.dll");
    REQUIRE(plugin != NULL && tickcord_can_unload() == 1);
    FARPROC found = GetProcAddress(plugin, "start");
    REQUIRE(found != NULL);
    memcpy(&start, &found, sizeof start);
    start();
    ULONGLONG begin = GetTickCount64();
    REQUIRE(FreeLibrary(plugin));
    while (tickcord_can_unload() == 0) {
        REQUIRE(GetTickCount64() - begin < MOST_MS);
        SwitchToThread();
    }
    return 0;
}
#endif
