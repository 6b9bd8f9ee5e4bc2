#pragma once
#include <malloc.h>
unsigned long _byteswap_ulong(unsigned long number);
unsigned long long strtoull(const char *text, char **end, int base);
int atoi(const char *text);
char *getenv(const char *name);
__declspec(noreturn) void exit(int status);
