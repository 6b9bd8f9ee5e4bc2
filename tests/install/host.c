/* A host that was built against an installed tree: the library is there, is the header's, starts its thread and ends it. */
#include <stdio.h>
#include <tickcord.h>

static int failed(const char *call) {
    char text[1024] = "";
    tickcord_last_error(text, sizeof text, NULL);
    fprintf(stderr, "%s failed: %s\n", call, text);
    return 1;
}

int main(void) {
    tickcord_client_options options;
    tickcord_client client;
    if (tickcord_abi_version() >> 16 != TICKCORD_ABI_VERSION >> 16) {
        return failed("tickcord_abi_version");
    }
    if (tickcord_client_options_init(&options, sizeof options) != TICKCORD_OK) {
        return failed("tickcord_client_options_init");
    }
    options.token.ptr = "no.real.token";
    options.proxy_url.ptr = "";
    if (tickcord_client_create(&options, &client) != TICKCORD_OK) {
        return failed("tickcord_client_create");
    }
    if (tickcord_client_destroy(client, 5000, NULL) != TICKCORD_OK || tickcord_can_unload() != 1) {
        return failed("tickcord_client_destroy");
    }
    puts(tickcord_version());
    return 0;
}
